using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Dialogs;

/// <summary>
/// Starts the application from the last dialog: the one program that an action starts, in the process of the user interface, with the user's own rights, and never elevated.
/// </summary>
internal sealed class StartApplication(IShell shell, IClientToken client)
{
    public ActionResult Execute(Session session)
    {
        if (session[DialogProperties.IsElevated].Length > 0 || client.Read() is { IsSystem: true } or { IsAdministrator: true })
        {
            session.Log("The application is not started: it would be elevated, as this installation is.");
            return ActionResult.Success;
        }

        var folder = session["INSTALLFOLDER"].TrimEnd('\\');
        var error = shell.Open($@"{folder}\{session[DialogProperties.StartProgram]}", folder);
        if (error != Win32Error.Success)
        {
            session.Log($"The application could not be started: {Win32Error.Describe(error)}. Start it from the Start menu.");
        }

        return ActionResult.Success;
    }
}
