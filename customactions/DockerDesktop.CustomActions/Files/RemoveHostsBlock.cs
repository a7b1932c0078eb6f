using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Hosts;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// Takes the product's block out of the hosts file; undone, the file has the bytes that it had. A hosts file that cannot be changed stops no uninstall: the log says what to take out by hand.
/// </summary>
internal sealed class RemoveHostsBlock(IFileSystem files, IRegistry registry, IAdministrators administrators)
{
    private static readonly ChangedFile s_file = new(HostsFile.Name, "HostsChange", HostsFile.MaximumLength, SecurityDescriptors.ReadableFile, FolderTrust.Anybody);

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        if (MachineAuthority.Of(session, registry, administrators) is { MayDecide: false, MayRemoveBeforeCommit: false })
        {
            session.Log("Docker Desktop's lines stay in the hosts file: the product is not being removed, and whoever started this is no administrator.");
            return ActionResult.Success;
        }

        var failure = FileActions.Try(() => session.Log(
            new HostsFile(files, SystemFolders.Hosts(registry)).Remove((before, after) => s_file.Remember(store, before, after))
                ? "Took Docker Desktop's lines out of the hosts file."
                : "The hosts file has no lines of Docker Desktop's."));
        if (failure is not null)
        {
            session.Log($"Docker Desktop's lines stay in the hosts file: {failure} Take out by hand what lies between \"{HostsBlock.Begin}\" and \"{HostsBlock.End}\".");
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        FileActions.Run(() => s_file.Undo(session, files, store, SystemFolders.Hosts(registry)));
        return ActionResult.Success;
    }
}
