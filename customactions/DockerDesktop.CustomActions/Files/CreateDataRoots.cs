using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>Makes the folders of the data roots, which users cannot write; undone, those that this run made go while they are empty.</summary>
internal sealed class CreateDataRoots(IFileSystem files, IRegistry registry, IAdministrators administrators)
{
    /// <summary>Full paths, joined by <see cref="MadeFolders.Separator"/>.</summary>
    public const string FoldersKey = "Folders";

    private const string FoldersFact = "DataRootFolders";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        var paths = data[FoldersKey].Split(MadeFolders.Separator);
        var mayDecide = MachineAuthority.Of(session, registry, administrators).MayDecide;
        var recorded = RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty);
        for (var i = 0; i < paths.Length; i++)
        {
            if (!mayDecide && !IsRecorded(recorded, paths[i]))
            {
                session.Log($"The folder {paths[i]} is not made: only an administrator may give data roots of an installed or advertised product, and whoever started this is none.");
                continue;
            }

            if (FolderSyntax.Read("A data root", paths[i]).Error is { } error)
            {
                throw new ActionFailedException(error);
            }

            session.SendText(InstallMessage.ActionData, paths[i]);
            FileActions.Run(() =>
            {
                using var folder = Create(paths[i], store, $"{FoldersFact}{i}");
                session.Log(folder.Made.Count > 0 ? $"Made the folder {folder.Path}." : $"The folder {folder.Path} is there.");
            });
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        for (var i = data[FoldersKey].Split(MadeFolders.Separator).Length - 1; i >= 0; i--)
        {
            FileActions.Run(() => MadeFolders.Remove(files, store.Recall($"{FoldersFact}{i}")));
            store.Forget($"{FoldersFact}{i}");
        }

        return ActionResult.Success;
    }

    private static bool IsRecorded(RecordedSettings recorded, string path) => Array.Exists(DataPart.DataRoots, name => path.Equals(recorded[name], StringComparison.OrdinalIgnoreCase));

    /// <summary>An empty folder of whomever may be taken: it is made anew, because its owner could change its access list. A rollback does not bring it back.</summary>
    private TrustedFolder Create(string path, RollbackStore store, string fact)
    {
        try
        {
            return MadeFolders.Create(files, path, SecurityDescriptors.ReadableFolder, FolderTrust.Folder, store, fact);
        }
        catch (FileRefusedException)
        {
            var slash = path.TrimEnd('\\').LastIndexOf('\\');
            using (var parent = TrustedFolder.TryOpen(files, path[..Math.Max(slash, 3)], FolderTrust.Anybody))
            {
                if (parent?.DeleteIfEmpty(path.TrimEnd('\\')[(slash + 1)..]) != true)
                {
                    throw;
                }
            }

            return MadeFolders.Create(files, path, SecurityDescriptors.ReadableFolder, FolderTrust.Folder, store, fact);
        }
    }
}
