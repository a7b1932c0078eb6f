using System.CommandLine;
using System.ComponentModel;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Client.Elevation;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.ServiceControl;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop service</c>: the one setting that needs an administrator's password.</summary>
internal sealed class ServiceCommands(UnavailableHelper unavailable, ISystemServices services, IServiceModeRecord record, IElevation elevation)
{
    private const string Auto = "auto";
    private const string Demand = "demand";
    private const int Declined = 1223; // ERROR_CANCELLED
    private const int AttemptsToSeeItRun = 100;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes the commands.</summary>
    public Command Create(CommandBuilder commands)
    {
        Argument<string?> mode = new("mode")
        {
            Description = "auto: Windows starts the helper, and it is started now too. demand: it starts when it is asked for. Windows asks for an "
                + "administrator. Without it: show the mode.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        mode.AcceptOnlyFromAmong(Auto, Demand);
        Command command = commands.Run(
            "mode", "Show or set when Windows starts the helper.", (session, parsed, cancellationToken) => parsed.GetValue(mode) switch
        {
            null => ShowAsync(session, cancellationToken),
            Auto => SetAsync(session, ServiceMode.Auto),
            _ => SetAsync(session, ServiceMode.Demand),
        });
        command.Arguments.Add(mode);
        return CommandBuilder.Group("service", $"The privileged helper as a Windows service ({ServiceIdentity.Name}).", command);
    }

    private async Task<ClientExitCode> ShowAsync(CommandSession session, CancellationToken cancellationToken)
    {
        try
        {
            using BackendClient client = session.Connect();
            ServiceStartModeReport report = await client.GetAsync(
                ApiRoutes.ServiceStartMode, ProtocolJson.Default.ServiceStartModeReport, cancellationToken).ConfigureAwait(false);
            session.Print(report, ProtocolJson.Default.ServiceStartModeReport, Print);
            return report.Fix is null ? ClientExitCode.Success : ClientExitCode.Degraded;
        }
        catch (ClientException e) when (e.Problem.ExitCode == ClientExitCode.NotRunning && Find() is { } service)
        {
            // The service manager tells everybody, also while the helper does not run; what is expected only the helper says.
            return session.Fail(e.Problem with { Cause = $"The helper's start mode is {ToWords(From(service.Start))}. {e.Problem.Cause}" });
        }
        catch (ClientException e)
        {
            return session.Fail(e.Problem);
        }
    }

    private async Task<ClientExitCode> SetAsync(CommandSession session, ServiceMode mode)
    {
        if (unavailable.FindPerUserInstallation() is { } perUser)
        {
            return session.Fail(perUser);
        }

        // Before anybody is asked for a password.
        if (unavailable.FindMissingService() is { } missing)
        {
            return session.Fail(missing);
        }

        int error;
        try
        {
            error = elevation.IsElevated
                ? new ElevatedOperation(elevation, services, record).SetStartMode(mode)
                : elevation.Run(ElevatedOperation.ForStartMode(mode));
        }
        catch (Win32Exception e) when (e.NativeErrorCode == Declined)
        {
            return session.Fail(new ClientProblem(
                "elevation-declined",
                "The prompt for an administrator was declined, so nothing was changed.",
                "Run the command again and accept the prompt, or have an administrator run it.",
                ClientExitCode.ElevationDeclined));
        }
        catch (Win32Exception e)
        {
            error = e.NativeErrorCode;
        }

        if (error != 0)
        {
            return session.Fail(Explain(mode, error));
        }

        if (mode == ServiceMode.Auto)
        {
            await WaitUntilRunningAsync().ConfigureAwait(false);
        }

        return Report(session, mode);
    }

    private static ClientExitCode Report(CommandSession session, ServiceMode mode)
    {
        ServiceStartMode now = mode == ServiceMode.Auto ? ServiceStartMode.Automatic : ServiceStartMode.Demand;
        session.Print(
            new ServiceStartModeReport(now, now, "It was set by this command."),
            ProtocolJson.Default.ServiceStartModeReport,
            (_, output) => output.WriteLine(mode == ServiceMode.Auto
                ? "The helper starts with Windows, and was started."
                : "The helper starts when it is asked for. If it runs now, it runs until Windows is restarted or an administrator stops it."));
        return ClientExitCode.Success;
    }

    private ClientProblem Explain(ServiceMode mode, int error)
    {
        if (error == ElevatedOperation.NotRecorded)
        {
            return new ClientProblem(
                "start-mode-not-recorded",
                $"The helper's start mode is set, but it could not be recorded below {ServiceIdentity.InstallKey}, so an installation that registers the "
                    + "helper again would not keep it. The helper was not started now.",
                "Look who may write to that key, which belongs to SYSTEM and administrators; then run the command again.",
                ClientExitCode.ElevatedFailed);
        }

        bool isSet = Find()?.Start == (mode == ServiceMode.Auto ? SystemServiceStart.Automatic : SystemServiceStart.Demand);
        string reason = $"error {error}, {new Win32Exception(error).Message}";
        return isSet && mode == ServiceMode.Auto
            ? new ClientProblem(
                "helper-not-started",
                $"The helper starts with Windows from now on, but it could not be started now ({reason}).",
                "Its entries in the Application event log say why.",
                ClientExitCode.ElevatedFailed)
            : new ClientProblem(
                "elevated-operation-failed",
                $"The helper's start mode could not be set ({reason}). Nothing was changed.",
                "Have an administrator run the command from an elevated prompt.",
                ClientExitCode.ElevatedFailed);
    }

    private async Task WaitUntilRunningAsync()
    {
        for (int attempt = 0; attempt < AttemptsToSeeItRun && Find()?.State == SystemServiceState.StartPending; attempt++)
        {
            await Task.Delay(s_interval).ConfigureAwait(false);
        }
    }

    private SystemService? Find()
    {
        try
        {
            return services.Find(ServiceIdentity.Name);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Print(ServiceStartModeReport report, TextWriter output)
    {
        output.WriteLine($"Start mode: {(report.StartMode is { } mode ? ToWords(mode) : "unknown")} (what is recorded asks for {ToWords(report.Expected)})");
        output.WriteCause("  ", report.Cause, report.Fix);
    }

    private static ServiceStartMode From(SystemServiceStart start) => start switch
    {
        SystemServiceStart.Automatic => ServiceStartMode.Automatic,
        SystemServiceStart.Disabled => ServiceStartMode.Disabled,
        _ => ServiceStartMode.Demand,
    };

    private static string ToWords(ServiceStartMode mode) => mode switch
    {
        ServiceStartMode.Automatic => Auto,
        ServiceStartMode.Disabled => "disabled",
        _ => Demand,
    };
}
