using System.Text;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Policy;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// Writes <c>%ProgramData%\DockerDesktop\admin-settings.json</c>, or takes it away; undone, the file is as it was, its access list too. Anybody on this computer can protect a text, so that it is
/// protected says nothing about who wrote it: whoever started the installation has to be one who may decide.
/// </summary>
internal sealed class WriteAdminSettings(IFileSystem files, IRegistry registry, IDataProtection protection, IAdministrators administrators)
{
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
        var store = RollbackStore.Open(registry, session);
        var authority = MachineAuthority.Of(session, registry, administrators);
        var isRemoved = !data.ContainsKey(TextKey);
        if (isRemoved && !authority.IsAdministrator && registry.ReadInteger(RegistryRoot.LocalMachine, RecordedSettings.Key, RecordedSettings.AdminSettingsWrittenName) != 1)
        {
            session.Log($"{FileName} stays: this product is not recorded to have written it.");
            return ActionResult.Success;
        }

        if (!authority.MayDecide && !(isRemoved && authority.MayRemoveBeforeCommit))
        {
            session.Log($"{FileName} stays as it is: only an administrator may change it on an installed or advertised product, and whoever started this is none.");
            return ActionResult.Success;
        }

        var text = isRemoved ? null : Validate(ProtectedValue.Read(protection, data, TextKey)!);
        var path = SystemFolders.ProductData(registry);
        FileActions.Run(() =>
        {
            if (text is null)
            {
                Remove(session, store, path);
            }
            else
            {
                Write(session, store, path, Encoding.UTF8.GetBytes(text));
            }
        });
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        FileActions.Run(() =>
        {
            s_file.Undo(session, files, store, SystemFolders.ProductData(registry));
            MadeFolders.Undo(files, registry, store, FoldersFact);
            if (Record(store).Restore(RecordedSettings.AdminSettingsWrittenName))
            {
                registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, RecordedSettings.Key, below: "SOFTWARE");
            }
        });
        return ActionResult.Success;
    }

    private static string Validate(string text) =>
        AdminSettings.Read(text) is not { Value: { } json, Error: null } ? throw new ActionFailedException("ADMINSETTINGS, handed to the elevated part of the installation, is no JSON object. Nothing is written.")
        : Encoding.UTF8.GetByteCount(json) > MaximumLength ? throw new ActionFailedException($"ADMINSETTINGS has more than {MaximumLength} bytes, the most that is allowed. Shorten it.")
        : json;

    private RegistryChanges Record(RollbackStore store) => new(registry, store, RegistryRoot.LocalMachine, RecordedSettings.Key, "AdminSettings.");

    private void Write(Session session, RollbackStore store, string path, byte[] content)
    {
        using var folder = MadeFolders.Create(files, registry, path, SecurityDescriptors.ReadableFolder, FolderTrust.Own, store, FoldersFact);
        using var held = folder.Lock(FileName);
        s_file.Remember(store, folder.Read(FileName, MaximumLength), content, folder.GetSecurity(FileName));
        folder.ReplaceWithSecurity(FileName, content, SecurityDescriptors.ReadableFile);
        Record(store).Set(RecordedSettings.AdminSettingsWrittenName, new RegistryData(RegistryDataKind.Number, 1));
        session.Log($"Wrote {path}\\{FileName}.");
    }

    private void Remove(Session session, RollbackStore store, string path)
    {
        // The value goes at last at an uninstall: the rows' values have gone by then.
        Record(store).Set(RecordedSettings.AdminSettingsWrittenName, null);
        registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, RecordedSettings.Key, below: "SOFTWARE");
        using var folder = TrustedFolder.TryOpen(files, path, FolderTrust.Above);
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
