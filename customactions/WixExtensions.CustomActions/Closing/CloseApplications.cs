using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Closing;

/// <summary>
/// Asks running applications to close, as the rows of <c>Wix4CloseApplication</c> say: as the user in the immediate action, and as LocalSystem in the deferred one, which is
/// only scheduled when a row needs it. What that is handed is a user's word, so of a standard user it counts for that user's own processes, and for a while. An application that does not close is no error.
/// </summary>
internal sealed class CloseApplications(IPrograms programs, IPause pause, IRestartMark restartMark, InstallationAuthority authority)
{
    /// <summary>The deferred action's identifier, without the architecture.</summary>
    public const string DeferredAction = "Wix4CloseApplicationsDeferred";

    internal static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a standard user has LocalSystem wait at most, for all programs together.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private const string Query =
        "SELECT `CloseApplication`, `Target`, `Description`, `Condition`, `Attributes`, `Property`, `TerminateExitCode`, `Timeout` FROM `Wix4CloseApplication` ORDER BY `Sequence`";

    /// <summary>MB_ABORTRETRYIGNORE, MB_DEFBUTTON3, MB_ICONWARNING.</summary>
    private const int PromptButtons = 0x2 | 0x200 | 0x30;

    /// <summary>The SID of the user whose processes alone count; null for everybody's.</summary>
    private string? _owner;

    private TimeSpan _left = TimeSpan.MaxValue;

    public ActionResult Schedule(Session session)
    {
        var deferred = new List<ApplicationToClose>();
        using (var view = session.Database.OpenView(Query))
        {
            view.Execute();
            foreach (var row in view)
            {
                var condition = row.GetString(4);
                if (condition.Length > 0 && !session.EvaluateCondition(condition))
                {
                    session.Log($"{row.GetString(1)}: its condition is false.");
                    continue;
                }

                var application = new ApplicationToClose(
                    session.Format(row.GetString(2)),
                    (ApplicationOptions)row.GetInteger(5),
                    row.GetNullableInteger(8) is { } timeout ? TimeSpan.FromMilliseconds(timeout) : DefaultTimeout,
                    (uint)row.GetInteger(7));
                if (application.Options.HasFlag(ApplicationOptions.PromptToContinue))
                {
                    AskUser(session, application.FileName, session.Format(row.GetString(3)));
                }

                Ask(session, application, ApplicationOptions.CloseMessage, ApplicationOptions.EndSessionMessage);
                if ((application.Options & ApplicationOptions.Deferred) != 0)
                {
                    deferred.Add(application);
                }

                var property = row.GetString(6);
                if (property.Length > 0 && programs.Find(application.FileName) is { Count: > 0 } running)
                {
                    session[property] = FormattableString.Invariant($"{running.Count}");
                }
            }
        }

        if (deferred.Count > 0)
        {
            session.DoAction(ActionName.Of(DeferredAction), ApplicationToClose.ToData(deferred));
        }

        return ActionResult.Success;
    }

    public ActionResult Execute(Session session)
    {
        // A standard user who repairs ends no program of another, whatever the data names.
        if (!authority.MayChange(session, isRemoval: false))
        {
            return ActionResult.Success;
        }

        if (!authority.IsAdministrators(session))
        {
            (_owner, _left) = (session[InstallationAuthority.UserSidProperty], LongestWait);
        }

        foreach (var application in ApplicationToClose.FromData(session.CustomActionData))
        {
            Ask(session, application, ApplicationOptions.ElevatedCloseMessage, ApplicationOptions.ElevatedEndSessionMessage);
            var running = Find(application.FileName);
            if (running.Count == 0)
            {
                continue;
            }

            if (application.Options.HasFlag(ApplicationOptions.RebootPrompt))
            {
                session.Log($"{application.FileName} still runs, so the computer has to be restarted in the end.");
                restartMark.Set();
            }
            else if (application.Options.HasFlag(ApplicationOptions.TerminateProcess))
            {
                Terminate(session, application, running);
            }
        }

        return ActionResult.Success;
    }

    private static string Describe(uint error) => $"error {error} ({System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(unchecked((int)error))})";

    /// <summary>Asks the user until the application does not run any more or he wants to go on. Without a user interface nobody answers, and the installation goes on.</summary>
    private void AskUser(Session session, string fileName, string description)
    {
        while (programs.Find(fileName).Count > 0)
        {
            switch (session.SendText((InstallMessage)((int)InstallMessage.Warning | PromptButtons), description))
            {
                case MessageResult.Abort:
                    throw new InstallCanceledException();
                case MessageResult.Retry:
                    continue;
                default:
                    return;
            }
        }
    }

    private void Ask(Session session, ApplicationToClose application, ApplicationOptions close, ApplicationOptions endSession)
    {
        if (application.Options.HasFlag(close))
        {
            Ask(session, application, CloseRequest.Close);
        }

        if (application.Options.HasFlag(endSession))
        {
            Ask(session, application, CloseRequest.EndSession);
        }
    }

    private List<uint> Find(string fileName) =>
        _owner is null ? programs.Find(fileName) : programs.Find(fileName).FindAll(process => _owner.Equals(programs.GetOwner(process), StringComparison.OrdinalIgnoreCase));

    private void Ask(Session session, ApplicationToClose application, CloseRequest request)
    {
        var running = Find(application.FileName);
        if (running.Count == 0)
        {
            return;
        }

        session.Log($"{application.FileName} runs ({running.Count}) and is asked to close by {(request == CloseRequest.Close ? "WM_CLOSE" : "WM_QUERYENDSESSION")}.");
        var hasWindow = false;
        foreach (var process in running)
        {
            hasWindow |= programs.Ask(process, request, application.Timeout < _left ? application.Timeout : _left);
        }

        if (!hasWindow)
        {
            session.Log($"{application.FileName} has no window that could be asked; it runs without one, or in another session.");
            return;
        }

        var left = Wait(application, running);
        session.Log(left == 0 ? $"{application.FileName} has closed." : $"{application.FileName} still runs ({left}) after {application.Timeout.TotalSeconds} seconds.");
    }

    /// <summary>Waits until the processes have ended, not those that were started since.</summary>
    /// <returns>How many still run.</returns>
    private int Wait(ApplicationToClose application, List<uint> processes)
    {
        for (var waited = TimeSpan.Zero; ; waited += Interval)
        {
            var left = programs.Find(application.FileName).FindAll(processes.Contains).Count;
            if (left == 0 || waited >= application.Timeout || _left <= TimeSpan.Zero)
            {
                return left;
            }

            pause.Wait(Interval);
            if (_owner is not null)
            {
                _left -= Interval;
            }
        }
    }

    private void Terminate(Session session, ApplicationToClose application, List<uint> running)
    {
        foreach (var process in running)
        {
            var error = programs.Terminate(process, application.ExitCode);
            session.Log(error == 0
                ? $"{application.FileName} (process {process}) was ended with exit code {application.ExitCode}."
                : $"Warning: {application.FileName} (process {process}) could not be ended: {Describe(error)}.");
        }

        // A process that is ended lets go of its files a moment later.
        Wait(application, running);
    }
}
