using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Dialogs;

/// <summary>
/// On leaving a dialog: judges the settings as PrepareInstall will, with the same rights, for both look at the computer as whoever started the installation. So what is wrong is said in
/// the dialog where it was given.
/// </summary>
internal sealed class CheckSettings(IComputer computer)
{
    public ActionResult Execute(Session session)
    {
        var context = new InstallationContext(session, computer);
        FoldersPart.Prepare(context);
        foreach (var part in InstallationParts.For(computer))
        {
            context.Judge(part);
        }

        session[DialogProperties.Refusal] = context.Refusal;
        return ActionResult.Success;
    }
}
