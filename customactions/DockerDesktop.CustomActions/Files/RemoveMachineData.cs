using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// At the commit of an uninstall: removes what the helper wrote for itself, with KEEPDATA=0 all of <c>%ProgramData%\DockerDesktop</c> and the helper's records of the virtual machine,
/// and the folders that installations made and that are empty.
/// Links are removed, never what they lead to. What stays is told; a commit cannot be undone, so it never fails.
/// </summary>
internal sealed class RemoveMachineData(IFileSystem files, IRegistry registry)
{
    /// <summary>The full path of the product's folder below ProgramData.</summary>
    public const string FolderKey = "Folder";

    /// <summary>1 when its data stays.</summary>
    public const string KeepKey = "Keep";

    /// <summary>The folders that installations made, as recorded.</summary>
    public const string MadeKey = "Made";

    /// <summary>The helper's own folder, with its logs.</summary>
    public const string HelperFolderName = "service";

    /// <summary>Where the helper records which virtual machine is its own and where it moved the disk to: without its data they say nothing any more.</summary>
    public const string RecordsKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Helper";

    /// <summary>The folder that the helper moved the virtual disk to.</summary>
    public const string VirtualDiskFolderName = "VirtualDiskFolder";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var path = data[FolderKey];
        var progress = new ProgressShare(session);
        var slash = path.LastIndexOf('\\');
        var failure = FileActions.Try(() =>
        {
            using (var parent = TrustedFolder.TryOpen(files, data[KeepKey] == "1" ? path : path[..slash], FolderTrust.Above))
            {
                DataRemoval.Remove(session, progress, parent, data[KeepKey] == "1" ? HelperFolderName : path[(slash + 1)..]);
            }

            MadeFolders.Remove(files, data[MadeKey]);
        });
        DataRemoval.Report(session, path, failure);
        if (data[KeepKey] != "1")
        {
            RemoveRecords(session);
        }

        progress.End();
        return ActionResult.Success;
    }

    private void RemoveRecords(Session session)
    {
        if (registry.ReadString(RegistryRoot.LocalMachine, RecordsKey, VirtualDiskFolderName) is { } folder)
        {
            session.Log($"The virtual disk had been moved to {folder}. Outside of the product's folder it stays; if it is not wanted, remove it by hand.");
        }

        registry.DeleteTree(RegistryRoot.LocalMachine, RecordsKey);
        registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, RecordsKey, below: "SOFTWARE");
    }
}
