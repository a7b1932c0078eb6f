using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What every exported entry point runs through: no exception passes into msiexec, and the log shows where an action begins and how it ends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CustomActionEntryPoint
{
    /// <summary>Values shorter than this are left in a text: replacing every "1" would make it unreadable and hide nothing.</summary>
    private const int ShortestSecret = 4;

    /// <summary>Runs a custom action. Called by generated code.</summary>
    /// <param name="name">The name of the entry point, for the log.</param>
    /// <param name="handle">The MSIHANDLE of the installation.</param>
    /// <param name="action">The action.</param>
    /// <returns>The action's result, ERROR_INSTALL_USEREXIT when the user cancelled, ERROR_INSTALL_FAILURE when it failed.</returns>
    public static uint Run(string name, uint handle, Func<Session, ActionResult> action) => Run(NativeInstallerApi.Instance, name, handle, action);

    /// <summary>Runs an action with the folder of its files as the current one, as DTF does. Called by generated code when the project asks for it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="assembly">The assembly that has the files.</param>
    /// <param name="action">The action.</param>
    /// <returns>The action's result.</returns>
    public static ActionResult RunInContentFolder(Session session, Assembly assembly, Func<Session, ActionResult> action)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(action);
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = session.GetContent(assembly).Folder;
        try
        {
            return action(session);
        }
        finally
        {
            // The session's end deletes the folder, which cannot be while it is the current one.
            Environment.CurrentDirectory = before;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "An exception that leaves an exported function ends msiexec, so none may.")]
    internal static uint Run(IInstallerApi api, string name, uint handle, Func<Session, ActionResult> action)
    {
        try
        {
            using var session = new Session(api, handle, ownsHandle: false);
            try
            {
                session.Log($"{name}: begin");
                var result = action(session);
                if (result == ActionResult.Success)
                {
                    session.Log($"{name}: end, {result}");
                }
                else
                {
                    // A user who cancels now does not turn a failure into something else.
                    Tell(session, InstallMessage.Info, $"{name}: end, {result}");
                }

                return (uint)result;
            }
            catch (InstallCanceledException)
            {
                Tell(session, InstallMessage.Info, $"{name}: end, cancelled by the user");
                return WindowsError.InstallUserExit;
            }
            catch (Exception exception)
            {
                // The text of an InstallerException is written for the reader of the log; any other may quote what it was given.
                var text = exception is InstallerException ? exception.Message : $"{exception.GetType().FullName}: {Redact(session, exception.Message)}";
                Tell(session, session.GetMode(InstallRunMode.Rollback) ? InstallMessage.Info : InstallMessage.Error, $"{name}: {text}");
                Tell(session, InstallMessage.Info, $"{name}: end, {ActionResult.Failure}");
                return WindowsError.InstallFailure;
            }
        }
        catch (Exception)
        {
            return WindowsError.InstallFailure;
        }
    }

    /// <summary>Sends a message whose own failure changes nothing: the result of the action is known already.</summary>
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

    /// <summary>Replaces values that the log must not show: those of hidden properties and, in a deferred action, all that was handed to it.</summary>
    private static string Redact(Session session, string text)
    {
        if (session.GetMode(InstallRunMode.Scheduled) || session.GetMode(InstallRunMode.Rollback) || session.GetMode(InstallRunMode.Commit))
        {
            foreach (var (key, value) in session.CustomActionData)
            {
                text = Replace(text, value, key);
            }

            return text;
        }

        foreach (var property in session["MsiHiddenProperties"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            text = Replace(text, session[property], property);
        }

        return text;
    }

    private static string Replace(string text, string? value, string name) =>
        value is null || value.Length < ShortestSecret ? text : text.Replace(value, $"<{name}>", StringComparison.OrdinalIgnoreCase);
}
