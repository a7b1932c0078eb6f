using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// At the commit of an uninstall: removes what the helper wrote for itself, with KEEPDATA=0 all of <c>%ProgramData%\DockerDesktop</c> and the helper's records of the virtual machine,
/// and the folders that installations made and that are empty. Of a <c>%ProgramData%\DockerDesktop</c> that was there before the product it removes what the product keeps there by its names.
/// Links are removed, never what they lead to. What stays is told; a commit cannot be undone, so it never fails.
/// </summary>
internal sealed class RemoveMachineData(IFileSystem files, IRegistry registry, IAdministrators administrators)
{
    /// <summary>1 when its data stays.</summary>
    public const string KeepKey = "Keep";

    /// <summary>1 when an installation is recorded to have made the folder, 0 when it was there before; not there when that is not known.</summary>
    public const string OwnKey = "Own";

    /// <summary>Data roots and programs that are recorded to lie in the folder, which stay whatever else goes; empty when there are none.</summary>
    public const string OthersKey = "Others";

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
        var authority = MachineAuthority.Of(session, registry, administrators);
        if (!authority.MayRemove)
        {
            session.Log("The product's data stays: the product is not being removed, and whoever started this is no administrator.");
            return ActionResult.Success;
        }

        // Which folders go is in the data, which proves nothing of anybody else.
        var keeps = data[KeepKey] == "1" || !authority.IsAdministrator;
        if (keeps && data[KeepKey] != "1")
        {
            session.Log("KEEPDATA=0 is not honoured: only an administrator removes the data of all users. It stays.");
        }

        var path = SystemFolders.ProductData(registry);
        var progress = new ProgressShare(session);
        var slash = path.LastIndexOf('\\');
        var others = data.TryGetValue(OthersKey, out var recorded) ? recorded.Split(MadeFolders.Separator, StringSplitOptions.RemoveEmptyEntries) : [];
        var failure = FileActions.Try(() =>
        {
            if (keeps || (data.TryGetValue(OwnKey, out var own) && own == "0"))
            {
                using var folder = TrustedFolder.TryOpen(files, path, FolderTrust.Above);
                foreach (var name in keeps ? [HelperFolderName] : ProductData.Names)
                {
                    DataRemoval.Remove(session, progress, folder, name, others);
                }

                if (!keeps && folder is not null && folder.List().Count > 0)
                {
                    session.Log($"{path} was there before the product. In it stays what is not the product's: {string.Join(", ", folder.List())}.");
                }
            }
            else
            {
                using var parent = TrustedFolder.TryOpen(files, path[..slash], FolderTrust.Above);
                DataRemoval.Remove(session, progress, parent, path[(slash + 1)..], others);
            }

            MadeFolders.Remove(files, authority.IsAdministrator ? data[MadeKey] : null);
        });
        DataRemoval.Report(session, path, failure);
        if (!keeps)
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
