using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Starts com.docker.service when it starts automatically. A commit action: a service that has run leaves logs behind that a rollback could not remove safely, so it runs only
/// once nothing can be rolled back any more. For the same reason a start that fails is a warning: the product is installed.
/// </summary>
internal sealed class StartHelperService(IServiceControlManager services, IPause pause)
{
    public ActionResult Execute(Session session)
    {
        if (new ServiceOperations(services, pause, session, HelperService.Name).TryStart(out var failure))
        {
            return ActionResult.Success;
        }

        Tell(session, InstallMessage.Info, $"Warning: {failure} The installation is committed and stays.");
        Tell(
            session,
            InstallMessage.Warning,
            $"Docker Desktop is installed, but its service does not run. {failure} Look into the Application event log for the service's messages, then start it with "
            + $"\"sc start {HelperService.Name}\" in an elevated command prompt. It also starts at the next start of Windows.");
        return ActionResult.Success;
    }

    /// <summary>Sends a text. Whatever is answered, cancel included, changes nothing any more, and must not keep the next text from being sent.</summary>
    private static void Tell(Session session, InstallMessage messageType, string text)
    {
        try
        {
            session.SendText(messageType, text);
        }
        catch (InstallerException)
        {
        }
    }
}
