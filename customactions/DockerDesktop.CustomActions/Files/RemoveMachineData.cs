using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// At the commit of an uninstall: removes what the helper wrote for itself, with KEEPDATA=0 all of <c>%ProgramData%\DockerDesktop</c>, and the folders that installations made and that are empty.
/// Links are removed, never what they lead to. What stays is told; a commit cannot be undone, so it never fails.
/// </summary>
internal sealed class RemoveMachineData(IFileSystem files)
{
    /// <summary>The full path of the product's folder below ProgramData.</summary>
    public const string FolderKey = "Folder";

    /// <summary>1 when its data stays.</summary>
    public const string KeepKey = "Keep";

    /// <summary>The folders that installations made, as recorded.</summary>
    public const string MadeKey = "Made";

    /// <summary>The helper's own folder, with its logs.</summary>
    public const string HelperFolderName = "service";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var path = data[FolderKey];
        var slash = path.LastIndexOf('\\');
        var failure = FileActions.Try(() =>
        {
            using (var parent = TrustedFolder.TryOpen(files, data[KeepKey] == "1" ? path : path[..slash]))
            {
                DataRemoval.Remove(session, parent, data[KeepKey] == "1" ? HelperFolderName : path[(slash + 1)..]);
            }

            MadeFolders.Remove(files, data[MadeKey]);
        });
        DataRemoval.Report(session, path, failure);
        return ActionResult.Success;
    }
}
