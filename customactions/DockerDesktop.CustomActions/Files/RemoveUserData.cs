using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>
/// At the commit of an uninstall with KEEPDATA=0: removes the data of the account that uninstalls, with that account's own rights. Links are removed, never what they lead to. With other rights than the
/// account's own, which a Remote Desktop Session Host gives an action that does not say it is made for one, nothing is removed.
/// </summary>
internal sealed class RemoveUserData(IFileSystem files, IClientToken client)
{
    /// <summary>The account's folder for local data, with a backslash at the end.</summary>
    public const string LocalKey = "Local";

    /// <summary>The account's folder for roaming data, with a backslash at the end.</summary>
    public const string RoamingKey = "Roaming";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var progress = new ProgressShare(session);
        if (client.Read().IsSystem)
        {
            session.Log("The data of the account that uninstalls is kept: this action runs with the rights of LocalSystem and not with that account's, and so could be led anywhere by a link.");
            progress.End();
            return ActionResult.Success;
        }

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
