using System.Globalization;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Running;

/// <summary>
/// Runs the command line of a property, or in an action of the script its data, without a window. Its output goes to the log line by line, unless it is to be silent: then neither the command line
/// nor the output does, which may have secrets in them. An exit code other than 0 fails the action.
/// </summary>
/// <param name="programs">What starts programs.</param>
/// <param name="properties">The names of the properties: <c>WixQuietExec</c> for <c>WixQuietExecCmdLine</c> and <c>WixQuietExecCmdTimeout</c>.</param>
/// <param name="isSilent">Whether nothing of it is logged.</param>
internal sealed class QuietExecution(IProgramRunner programs, string properties, bool isSilent)
{
    internal static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(1);

    /// <summary>STILL_ACTIVE, which GetExitCodeProcess gives of a program that has not ended.</summary>
    private const uint StillActive = 259;

    public ActionResult Execute(Session session)
    {
        var isInScript = session.GetMode(InstallRunMode.Scheduled) || session.GetMode(InstallRunMode.Rollback) || session.GetMode(InstallRunMode.Commit);
        var commandLine = ReadCommandLine(session, isInScript);
        if (!isSilent)
        {
            session.Log(commandLine);
        }

        // Windows Installer gives an action in the script no other property than its data.
        var timeout = isInScript ? DefaultTimeout : ReadTimeout(session);
        var error = programs.Run(commandLine, timeout, line => Log(session, line), out var exitCode);
        if (error != Win32Error.Success)
        {
            throw new ActionFailedException($"The command line of {properties} could not be run: {Win32Error.Describe(error)}. Check that the program is there, and that its full path stands in quotation marks.");
        }

        return exitCode switch
        {
            0 => ActionResult.Success,
            StillActive => throw new ActionFailedException(
                $"The command line of {properties} did not end within {timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds after its output had. Set {properties}CmdTimeout, in milliseconds."),
            _ => throw new ActionFailedException($"The command line of {properties} ended with the exit code {exitCode}. What it wrote stands above, unless it is run silently."),
        };
    }

    private void Log(Session session, string line)
    {
        if (!isSilent)
        {
            session.Log($"{properties}:  {line}");
        }
    }

    private string ReadCommandLine(Session session, bool isInScript)
    {
        string commandLine;
        if (isInScript)
        {
            commandLine = session[CustomActionData.PropertyName];
        }
        else
        {
            // It is taken away, so that the next use of the action does not run it again.
            commandLine = session.Format(session[$"{properties}CmdLine"]);
            session[$"{properties}CmdLine"] = string.Empty;
        }

        var source = isInScript ? "the property of the action's own name" : $"the property {properties}CmdLine";
        return commandLine switch
        {
            "" => throw new ActionFailedException($"There is no command line to run. Set {source} to it before the action."),
            ['"', ..] => commandLine,
            _ => throw new ActionFailedException($"The command line in {source} does not begin with a program in quotation marks, so that it would depend on the spaces in its path which program runs. Put the program's path in quotation marks."),
        };
    }

    private TimeSpan ReadTimeout(Session session) =>
        int.TryParse(session[$"{properties}CmdTimeout"], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0 ? TimeSpan.FromMilliseconds(milliseconds) : DefaultTimeout;
}
