using System.ComponentModel;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Engine;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;
using Microsoft.AspNetCore.Http;

namespace DockerDesktop.Service.Engine;

/// <summary>
/// The Windows engine: one service, whose name is here and in no request. Its dependents are never stopped: they are other people's, and a member of
/// docker-users has no say in them.
/// </summary>
/// <param name="services">The service manager.</param>
/// <param name="registry">Read at each request: Windows containers may be turned off while the helper runs.</param>
/// <param name="time">What waits go by.</param>
internal sealed class WindowsEngine(ISystemServices services, IInstallationRegistry registry, TimeProvider time)
{
    /// <summary>The engine's service.</summary>
    public const string ServiceName = "com.docker.engine";

    private const uint NeverStarted = 1077; // ERROR_SERVICE_NEVER_STARTED
    private const uint ServiceSpecific = 1066; // ERROR_SERVICE_SPECIFIC_ERROR
    private const int AlreadyRunning = 1056; // ERROR_SERVICE_ALREADY_RUNNING
    private const int Disabled = 1058; // ERROR_SERVICE_DISABLED
    private const int DoesNotExist = 1060; // ERROR_SERVICE_DOES_NOT_EXIST
    private const int CannotAcceptControl = 1061; // ERROR_SERVICE_CANNOT_ACCEPT_CTRL
    private const int NotActive = 1062; // ERROR_SERVICE_NOT_ACTIVE
    private const int DependentsRunning = 1051; // ERROR_DEPENDENT_SERVICES_RUNNING
    private const int DatabaseLocked = 1055; // ERROR_SERVICE_DATABASE_LOCKED: another service is just being started
    private const int MarkedForDelete = 1072; // ERROR_SERVICE_MARKED_FOR_DELETE

    private const string LogFix = "Look into the Application event log for the messages of docker, mend what they name, and try again.";

    /// <summary>How long a change may take, and how long the engine may show no progress with it.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_longestWithoutProgress = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Says what the engine does.</summary>
    /// <exception cref="RequestRefusedException">Windows containers are off, or Windows does not tell.</exception>
    public EngineStatus GetStatus()
    {
        RefuseWhereOff();
        if (Look() is not { } service)
        {
            return new EngineStatus(EngineState.NotInstalled);
        }

        EngineState state = service.State switch
        {
            SystemServiceState.Stopped => EngineState.Stopped,
            SystemServiceState.StartPending => EngineState.Starting,
            SystemServiceState.Running => EngineState.Running,
            SystemServiceState.StopPending => EngineState.Stopping,
            _ => EngineState.Other,
        };
        return new EngineStatus(state, state == EngineState.Stopped ? LastExitCode(service) : null);
    }

    /// <summary>Whether the engine may be using its data: everything but stopped and not installed.</summary>
    /// <exception cref="RequestRefusedException">Windows does not tell.</exception>
    public bool IsActive() => Look() is { State: not SystemServiceState.Stopped };

    /// <summary>Refuses a start or stop that cannot begin, before anything is done.</summary>
    /// <exception cref="RequestRefusedException">Windows containers are off, or the engine is not installed.</exception>
    public void Check()
    {
        RefuseWhereOff();
        _ = LookInstalled();
    }

    /// <summary>Starts the engine and waits until it runs. One that runs already is fine.</summary>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Ends the waiting; the engine goes on with its start.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">It does not run.</exception>
    public async Task<string> StartAsync(IOperationProgress progress, CancellationToken cancellationToken)
    {
        RefuseWhereOff();
        if (LookInstalled().State == SystemServiceState.Running)
        {
            return "The Windows engine was running already.";
        }

        // One that is still stopping can only be started when it has stopped.
        await WaitAsync(service => service.State is not (SystemServiceState.StopPending or SystemServiceState.PausePending), progress, cancellationToken)
            .ConfigureAwait(false);
        await AskAsync(services.Start, fine: AlreadyRunning, cancellationToken).ConfigureAwait(false);
        SystemService reached = await WaitAsync(
            service => service.State is SystemServiceState.Running or SystemServiceState.Stopped or SystemServiceState.Paused, progress, cancellationToken)
                .ConfigureAwait(false);
        return reached.State == SystemServiceState.Running ? "The Windows engine is running." : throw Failed(reached);
    }

    /// <summary>Stops the engine and waits until it has stopped. One that does not run is fine.</summary>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Ends the waiting; the engine goes on with its stop.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">It runs on.</exception>
    public async Task<string> StopAsync(IOperationProgress progress, CancellationToken cancellationToken)
    {
        RefuseWhereOff();
        if (LookInstalled().State == SystemServiceState.Stopped)
        {
            return "The Windows engine was stopped already.";
        }

        await WaitAsync(service => service.State is not (SystemServiceState.StartPending or SystemServiceState.ContinuePending), progress, cancellationToken)
            .ConfigureAwait(false);
        await AskAsync(services.Stop, fine: NotActive, cancellationToken).ConfigureAwait(false);
        await WaitAsync(service => service.State == SystemServiceState.Stopped, progress, cancellationToken).ConfigureAwait(false);
        return "The Windows engine has stopped.";
    }

    private static long? LastExitCode(SystemService service) => service.ExitCode switch
    {
        0 or NeverStarted => null,
        ServiceSpecific => service.ServiceExitCode,
        uint code => code,
    };

    private async Task AskAsync(Action<string> ask, int fine, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                ask(ServiceName);
                return;
            }
            catch (Win32Exception e) when (e.NativeErrorCode == fine)
            {
                return;
            }
            catch (Win32Exception e) when (e.NativeErrorCode is DatabaseLocked or CannotAcceptControl && time.GetElapsedTime(begun) < s_longestWithoutProgress)
            {
                // Both pass by themselves.
                await Task.Delay(s_interval, time, cancellationToken).ConfigureAwait(false);
            }
            catch (Win32Exception e)
            {
                throw Refused(e);
            }
        }
    }

    private async Task<SystemService> WaitAsync(Predicate<SystemService> reached, IOperationProgress progress, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        long advanced = begun;
        (SystemServiceState, uint)? before = null;
        while (true)
        {
            SystemService service = LookInstalled();
            if (reached(service))
            {
                return service;
            }

            if (before != (service.State, service.CheckPoint))
            {
                before = (service.State, service.CheckPoint);
                advanced = time.GetTimestamp();
            }

            TimeSpan elapsed = time.GetElapsedTime(begun);
            if (elapsed > s_longest || time.GetElapsedTime(advanced) > Max(s_longestWithoutProgress, service.WaitHint))
            {
                throw new RequestRefusedException(Problem.Create(
                    StatusCodes.Status504GatewayTimeout,
                    ProblemCodes.OperationTimeout,
                    "The Windows engine took too long",
                    $"The service {ServiceName} was still in the state {service.State} after {elapsed.TotalSeconds:0} seconds.",
                    LogFix));
            }

            // A service tells no percentage: the share of the time that it may take, never the whole.
            progress.Report((int)Math.Min(99, elapsed / s_longest * 100));
            await Task.Delay(s_interval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void RefuseWhereOff()
    {
        if (RecordedSettingsReader.Read(registry).Settings.DisableWindowsContainers)
        {
            throw new RequestRefusedException(Problems.WindowsContainersOff());
        }
    }

    private SystemService? Look()
    {
        try
        {
            return services.Find(ServiceName);
        }
        catch (Win32Exception e)
        {
            throw Refused(e);
        }
    }

    private SystemService LookInstalled() => Look() ?? throw NotInstalled();

    private static RequestRefusedException NotInstalled() => new(Problems.NotInstalled(
        $"There is no service {ServiceName} on this computer.",
        "An administrator can install again with ENGINE=windows, from a package that contains the engine."));

    private static RequestRefusedException Failed(SystemService service) => new(Problem.Create(
        StatusCodes.Status502BadGateway,
        ProblemCodes.WindowsError,
        "The Windows engine did not start",
        LastExitCode(service) is { } code
            ? $"The service {ServiceName} ended with {(service.ExitCode == ServiceSpecific ? "its own code" : "the Windows error")} {code} while it was "
            + "starting."
            : $"The service {ServiceName} ended without an error while it was starting.",
        LogFix));

    private RequestRefusedException Refused(Win32Exception e) => e.NativeErrorCode switch
    {
        DoesNotExist => NotInstalled(),
        MarkedForDelete => new(Problems.NotInstalled(
            $"The service {ServiceName} is marked for deletion.", "Close the programs that show services, or restart the computer; then install again.")),
        Disabled => new(Problems.WrongState(
            $"The service {ServiceName}, or one that it needs, is set to disabled.",
            $"An administrator can set it to start on demand (sc config {ServiceName} start= demand), or repair the installation.")),
        DependentsRunning => new(Problems.WrongState(
            $"The service {ServiceName} cannot stop while these run: {string.Join(", ", Dependents())}.", "An administrator can stop them first.")),
        int error => new(Problems.WindowsError($"Asking the service manager about {ServiceName}", error, LogFix)),
    };

    private IReadOnlyList<string> Dependents()
    {
        try
        {
            return services.GetActiveDependents(ServiceName);
        }
        catch (Win32Exception)
        {
            return ["services that Windows does not name"];
        }
    }
}
