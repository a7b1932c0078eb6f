using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Starts a service that starts automatically, or that ran before. A commit action: a service that has run leaves logs behind that a rollback could not remove safely, so it runs
/// only once nothing can be rolled back any more. For the same reason a start that fails is a warning: the product is installed.
/// </summary>
internal abstract class StartService(ServiceDefinition definition, IServiceControlManager services, IPause pause)
{
    /// <summary>The key of custom-action data with the services that ran before and need this one, joined by slashes, in the order in which they have to be stopped.</summary>
    public const string DependentsKey = "Dependents";

    /// <summary>The action's data.</summary>
    /// <param name="dependents">The services that need it, joined by slashes; may be empty.</param>
    public static (string Key, string Value)[] Data(string dependents) => dependents.Length == 0 ? [] : [(DependentsKey, dependents)];

    public ActionResult Execute(Session session)
    {
        var progress = new ProgressShare(session);
        var operations = new ServiceOperations(services, pause, session, definition.Name, progress);
        if (operations.TryStart(out var failure))
        {
            operations.StartDependents(session.CustomActionData.TryGetValue(DependentsKey, out var dependents) ? dependents : string.Empty);
            progress.End();
            return ActionResult.Success;
        }

        Tell(session, InstallMessage.Info, $"Warning: {failure} The installation is committed and stays.");
        Tell(
            session,
            InstallMessage.Warning,
            $"Docker Desktop is installed, but its service {definition.Name} does not run. {failure} Look into the Application event log for the service's messages, then start it with "
            + $"\"sc start {definition.Name}\" in an elevated command prompt. A service that starts automatically also starts at the next start of Windows.");
        progress.End();
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
