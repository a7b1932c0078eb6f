using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// At the commit of an uninstall with KEEPDATA=0: removes the data of the account that uninstalls, with that account's own rights. Links are removed, never what they lead to.
/// </summary>
internal sealed class RemoveUserData(IFileSystem files)
{
    /// <summary>The account's folder for local data, with a backslash at the end.</summary>
    public const string LocalKey = "Local";

    /// <summary>The account's folder for roaming data, with a backslash at the end.</summary>
    public const string RoamingKey = "Roaming";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var progress = new ProgressShare(session);
        Remove(session, progress, data[LocalKey], "Docker");
        Remove(session, progress, data[RoamingKey], "Docker Desktop");
        progress.End();
        return ActionResult.Success;
    }

    private void Remove(Session session, ProgressShare progress, string path, string name)
    {
        var failure = FileActions.Try(() =>
        {
            using var parent = TrustedFolder.TryOpen(files, path, FolderTrust.Anybody);
            DataRemoval.Remove(session, progress, parent, name);
        });
        DataRemoval.Report(session, $"{path}{name}", failure);
    }
}
