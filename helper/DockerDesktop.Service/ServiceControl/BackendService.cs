using DockerDesktop.Protocol;
using DockerDesktop.Windows.Services;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.ServiceControl;

/// <summary>
/// The helper as a Windows service: start-pending until the backend listens, running until stop or shutdown is asked for or the backend fails, then a bounded
/// drain.
/// </summary>
internal sealed class BackendService(IBackend backend, ILogger logger) : IControlledService, IDisposable
{
    /// <summary>How long requests in progress may take after a stop was asked for.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    // What each report promises at most: the slowest step at start is the look-up of the group, which may wait for the network.
    private static readonly TimeSpan StartHint = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StopHint = DrainTime + TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();

    /// <inheritdoc/>
    public void Run(IServiceStatusReporter status)
    {
        ServiceExitCode exitCode;
        try
        {
            exitCode = RunAsync(status).GetAwaiter().GetResult();
        }
        catch (ServiceFailedException e)
        {
            logger.ServiceFailed(e.Message, e.ExitCode, e.InnerException);
            exitCode = e.ExitCode;
        }
        catch (Exception e)
        {
            logger.ServiceFailed(e.Message, ServiceExitCode.Unexpected, e);
            exitCode = ServiceExitCode.Unexpected;
        }

        status.Report(new ServiceStatus(SystemServiceState.Stopped, ExitCode: exitCode));
    }

    /// <inheritdoc/>
    public uint Control(uint control)
    {
        switch (control)
        {
            case ServiceControlCode.Stop or ServiceControlCode.Shutdown:
                logger.StopRequested(control == ServiceControlCode.Stop ? "stop" : "shutdown");
                // Not Cancel: that would run the continuations, and so the whole drain, on the service control manager's thread.
                _ = _stop.CancelAsync();
                return ServiceControlCode.NoError;
            case ServiceControlCode.Interrogate:
                return ServiceControlCode.NoError;
            default:
                return ServiceControlCode.CallNotImplemented;
        }
    }

    /// <summary>Frees the stop signal; no control may come afterwards.</summary>
    public void Dispose() => _stop.Dispose();

    private async Task<ServiceExitCode> RunAsync(IServiceStatusReporter status)
    {
        uint checkPoint = 0;
        void ReportStartStep() => status.Report(new ServiceStatus(SystemServiceState.StartPending, ++checkPoint, StartHint));

        ReportStartStep();
        await backend.StartAsync(ReportStartStep, _stop.Token).ConfigureAwait(false);
        // Logged first: as soon as it is reported a stop may be asked for, and the log is to keep their order.
        logger.Listening(BackendPipe.Path);
        status.Report(new ServiceStatus(SystemServiceState.Running));

        await Task.WhenAny(backend.Completion, Task.Delay(Timeout.Infinite, _stop.Token)).ConfigureAwait(false);

        status.Report(new ServiceStatus(SystemServiceState.StopPending, 1, StopHint));
        bool drained = await backend.StopAsync(DrainTime).ConfigureAwait(false);
        if (!drained)
        {
            logger.DrainIncomplete(DrainTime.TotalSeconds);
        }

        if (!_stop.IsCancellationRequested)
        {
            await backend.Completion.ConfigureAwait(false);
            throw new ServiceFailedException(ServiceExitCode.PipeFailed, "the helper stopped listening although nobody asked it to");
        }

        logger.Stopped();
        return ServiceExitCode.Success;
    }
}
