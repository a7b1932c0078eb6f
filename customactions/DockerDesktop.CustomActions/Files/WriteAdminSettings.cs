using System.Text;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Writes <c>%ProgramData%\DockerDesktop\admin-settings.json</c>, or takes it away; undone, the file is as it was, its access list too.</summary>
internal sealed class WriteAdminSettings(IFileSystem files, IRegistry registry, IDataProtection protection)
{
    /// <summary>The full path of the file's folder.</summary>
    public const string FolderKey = "Folder";

    /// <summary>The file's text, protected; not there when the file is to go.</summary>
    public const string TextKey = "AdminSettings";

    public const string FileName = "admin-settings.json";

    /// <summary>Bytes. A longer one that was there before could not be kept for a rollback.</summary>
    public const int MaximumLength = 256 * 1024;

    private const string FoldersFact = "AdminSettingsFolders";

    private static readonly ChangedFile s_file = new(FileName, "AdminSettingsChange", MaximumLength, SecurityDescriptors.ReadableFile);

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        var text = ProtectedValue.Read(protection, data, TextKey);
        FileActions.Run(() =>
        {
            if (text is null)
            {
                Remove(session, store, data[FolderKey]);
            }
            else
            {
                Write(session, store, data[FolderKey], Encoding.UTF8.GetBytes(text));
            }
        });
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        FileActions.Run(() =>
        {
            s_file.Undo(session, files, store, data[FolderKey]);
            MadeFolders.Remove(files, store.Recall(FoldersFact));
            store.Forget(FoldersFact);
        });
        return ActionResult.Success;
    }

    private void Write(Session session, RollbackStore store, string path, byte[] content)
    {
        using var folder = MadeFolders.Create(files, path, SecurityDescriptors.ReadableFolder, FolderTrust.Path, store, FoldersFact);
        using var held = folder.Lock(FileName);
        s_file.Remember(store, folder.Read(FileName, MaximumLength), content, folder.GetSecurity(FileName));
        folder.ReplaceWithSecurity(FileName, content, SecurityDescriptors.ReadableFile);
        session.Log($"Wrote {path}\\{FileName}.");
    }

    private void Remove(Session session, RollbackStore store, string path)
    {
        using var folder = TrustedFolder.TryOpen(files, path);
        using var held = folder?.Lock(FileName);
        if (folder?.Read(FileName, MaximumLength) is not { } before)
        {
            session.Log($"{path}\\{FileName} is gone already.");
            return;
        }

        s_file.Remember(store, before, null, folder.GetSecurity(FileName));
        folder.RemoveLeftover(FileName);
        folder.Delete(FileName);
        session.Log($"Removed {path}\\{FileName}.");
    }
}
