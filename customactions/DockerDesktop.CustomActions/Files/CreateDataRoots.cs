using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// Makes the product's own folder below ProgramData, before anybody else can, and the folders of the data roots, in which only SYSTEM and Administrators write; in that of WSL users add folders of their own, because WSL makes a disk as the user whose it is.
/// Whether they may lie where they are to lie is asked again, and held to by handle. Undone, those that this run made go while they are empty.
/// </summary>
internal sealed class CreateDataRoots(IFileSystem files, IDrives drives, IRegistry registry, IAdministrators administrators)
{
    /// <summary>Full paths, joined by <see cref="MadeFolders.Separator"/>.</summary>
    public const string FoldersKey = "Folders";

    /// <summary>That of them in which users make folders; not there when there is none.</summary>
    public const string UsersFolderKey = "UsersFolder";

    private const string FoldersFact = "DataRootFolders";
    private const string OwnFact = "ProductFolder";
    private const string AccessFact = "UsersFolderAccess";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        CreateOwn(session, store);
        var paths = MadeFolders.Split(data[FoldersKey]);
        data.TryGetValue(UsersFolderKey, out var users);
        for (var i = 0; i < paths.Length; i++)
        {
            session.SendText(InstallMessage.ActionData, paths[i]);
            Create(session, store, paths[i], paths[i].Equals(users, StringComparison.OrdinalIgnoreCase), $"{FoldersFact}{i}");
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        for (var i = MadeFolders.Split(data[FoldersKey]).Length - 1; i >= 0; i--)
        {
            FileActions.Run(() => MadeFolders.Undo(files, registry, store, $"{FoldersFact}{i}"));
        }

        FileActions.Run(() => MadeFolders.Undo(files, registry, store, OwnFact));
        FileActions.Run(() => RestoreAccess(session, store));
        return ActionResult.Success;
    }

    /// <summary>The helper refuses a folder that somebody else made, and works without its logs then: no reason not to install.</summary>
    private void CreateOwn(Session session, RollbackStore store)
    {
        var path = SystemFolders.ProductData(registry);
        var failure = FileActions.Try(() => MadeFolders.Create(files, registry, path, SecurityDescriptors.ReadableFolder, FolderTrust.Own, store, OwnFact).Dispose());
        if (failure is not null)
        {
            session.Log($"Warning: {path} is left as it is, and the helper service does not use it: {failure}");
        }
    }

    /// <summary>An empty folder of whomever may be taken: it is made anew, because its owner could change its access list. A rollback does not bring it back.</summary>
    private void Create(Session session, RollbackStore store, string handed, bool isUsers, string fact)
    {
        if (!MachineAuthority.Of(session, registry, administrators).MayDecide && !IsRecorded(handed))
        {
            session.Log($"The folder {handed} is not made: only an administrator may give data roots of an installed or advertised product, and whoever started this is none.");
            return;
        }

        var (path, error) = FolderSyntax.Read("A data root", FolderSyntax.Collapse(handed));
        if (error is not null)
        {
            throw new ActionFailedException(error);
        }

        var rules = new FolderRules(files, drives, registry);
        if (!rules.HasDrive(path!))
        {
            session.Log($"The drive of the data root {path} is not there, so the folder is not made.");
            return;
        }

        var trust = isUsers ? FolderTrust.UsersFolders : FolderTrust.Path;
        if (rules.CheckForAllUsers(path!, WindowsFolders.Read(registry), trust) is { } wrong)
        {
            throw new ActionFailedException($"The data root {path} is not allowed: {wrong}. Set it right or give another folder, then run the installation again.");
        }

        FileActions.Run(() =>
        {
            using var folder = MadeFolders.CreateAnew(files, registry, path!, isUsers ? SecurityDescriptors.UsersFolders : SecurityDescriptors.ReadableFolder, trust, store, fact);
            session.Log(folder.Made.Count > 0 ? $"Made the folder {folder.Path}." : $"The folder {folder.Path} is there.");
            if (isUsers && folder.Made.Count == 0)
            {
                LetUsersIn(session, store, folder);
            }
        });
    }

    /// <summary>One that an administrator has made lets nobody else in, and WSL could make no disk there. What is in it already keeps its access lists.</summary>
    private static void LetUsersIn(Session session, RollbackStore store, TrustedFolder folder)
    {
        var before = folder.GetSecurity();
        if (store.Recall(AccessFact) is null)
        {
            store.Remember(AccessFact, $"{folder.Path}{MadeFolders.Separator}{Convert.ToBase64String(before)}");
        }

        folder.SetAccess(SecurityDescriptors.UsersFolders);
        if (!folder.GetSecurity().AsSpan().SequenceEqual(before))
        {
            session.Log($"Users may add folders to {folder.Path} now, which are theirs alone, and nothing else.");
        }
    }

    private void RestoreAccess(Session session, RollbackStore store)
    {
        if (store.Recall(AccessFact) is not { } fact)
        {
            return;
        }

        var separator = fact.IndexOf(MadeFolders.Separator, StringComparison.Ordinal);
        var slash = fact.LastIndexOf('\\', separator);
        using var parent = TrustedFolder.TryOpen(files, fact[..Math.Max(slash, 3)], FolderTrust.Above);
        if (parent?.Contains(fact[(slash + 1)..separator]) == true)
        {
            parent.RestoreSecurity(fact[(slash + 1)..separator], Convert.FromBase64String(fact[(separator + 1)..]));
            session.Log($"The access list of {fact[..separator]} is as it was before.");
        }

        store.Forget(AccessFact);
    }

    private bool IsRecorded(string path)
    {
        var recorded = RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty);
        return Array.Exists(DataPart.DataRoots, name => path.Equals(recorded[name], StringComparison.OrdinalIgnoreCase));
    }
}
