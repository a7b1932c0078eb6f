using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Predecessor;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>
/// Where INSTALLFOLDER of all users is used, it is looked at again, by handle: once before Windows Installer makes folders, when an upgrade may have left it away for a while, and once before it
/// fills them. Outside Program Files it makes what is missing, and an empty folder that fails anew. Undone, what it made goes while it is empty.
/// </summary>
internal sealed class SecureInstallFolder(IFileSystem files, IDrives drives, IRegistry registry, IAdministrators administrators)
{
    /// <summary>
    /// The full path, in quotation marks, which no path has: set by Windows Installer itself before what else is handed, so that whoever handed that adds nothing to it. Empty when nothing is put into it.
    /// </summary>
    public const string FolderKey = "Folder";

    /// <summary>Kept until the end of the transaction: the folder, with a backslash at the end.</summary>
    public const string FolderFact = "InstallFolder";

    private const string FoldersFact = "InstallFolders";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        if (!data.TryGetValue(FolderKey, out var quoted) || quoted is not ['"', .. var folder, '"'])
        {
            throw new ActionFailedException("The action was not told the folder of the installation. Give an INSTALLFOLDER without semicolons, or get the package anew.");
        }

        if (folder.Length == 0)
        {
            session.Log("Windows Installer puts nothing into INSTALLFOLDER.");
            return ActionResult.Success;
        }

        var (path, error) = FolderSyntax.Read(FoldersPart.InstallFolder, folder);
        if (error is not null)
        {
            throw new ActionFailedException(error);
        }

        var system = WindowsFolders.Read(registry);
        var recorded = RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty);
        var authority = MachineAuthority.Of(session, registry, administrators);
        AdvertisedPart.RefuseTransforms(registry, authority, recorded);
        if (!authority.MayDecide && !IsKnown(path!, system, recorded))
        {
            throw new ActionFailedException(
                $"INSTALLFOLDER={path} is not honoured: only an administrator may choose the folder of an installed or advertised product, and whoever started this is none. "
                + "Leave INSTALLFOLDER out, or run the installation elevated.");
        }

        if (new FolderRules(files, drives, registry).CheckForAllUsers(path!, system) is { } wrong)
        {
            throw new ActionFailedException($"INSTALLFOLDER={path} is not allowed: {wrong}. Set it right or give another folder, then run the installation again.");
        }

        FileActions.Run(() =>
        {
            // What Program Files hands down is right for a folder that Windows Installer makes there.
            if (!FolderRules.IsIn(path!, system.ProgramFiles) || MadeFolders.FindMissing(files, path!).Count == 0)
            {
                Make(session, store, path!);
            }
        });
        store.Remember(FolderFact, $@"{path}\");
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var store = RollbackStore.Open(registry, session);
        FileActions.Run(() => MadeFolders.Undo(files, registry, store, FoldersFact));
        return ActionResult.Success;
    }

    /// <summary>Where the product is recorded, and where it goes when nothing is said.</summary>
    private static bool IsKnown(string path, WindowsFolders system, RecordedSettings recorded) =>
        path.Equals(recorded.InstallFolder?.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase)
        || path.Equals($@"{system.ProgramFiles}\{PredecessorInstall.AllUsersFolder.Parent}\{PredecessorInstall.AllUsersFolder.Name}", StringComparison.OrdinalIgnoreCase);

    private void Make(Session session, RollbackStore store, string path)
    {
        using var folder = MadeFolders.CreateAnew(files, registry, path, SecurityDescriptors.ReadableFolder, FolderTrust.Path, store, FoldersFact);
        if (folder.Made.Count > 0)
        {
            session.Log($"Made the folder {folder.Path}, in which only SYSTEM and Administrators write.");
        }
    }
}
