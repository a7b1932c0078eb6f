using DockerDesktop.Service.Http;
using DockerDesktop.Windows.Network;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Hosts;

/// <summary>
/// Keeps the names up to date where that was chosen: at start, when addresses change, and from time to time, because somebody else may have changed the file
/// and because a setting may have been recorded anew.
/// </summary>
internal sealed class HostsMaintainer(HostsMaintenance maintenance, IHostAddresses addresses, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>How long addresses must have been quiet: one change of network is many notifications.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>How often it is looked without a notification.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>How soon it is tried again after a failure.</summary>
    public static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private string? _defect;

    /// <summary>Completes each time that the file has been looked at; for tests.</summary>
    internal event Action? Looked;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the service: a file that somebody holds must not delay the start.
        await Task.Yield();
        using IDisposable? watch = TryWatch();
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait = await MaintainAsync(stoppingToken).ConfigureAwait(false) ? Interval : RetryInterval;
            Looked?.Invoke();
            if (await WaitAsync(wait, stoppingToken).ConfigureAwait(false))
            {
                await Task.Delay(Settling, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    private IDisposable? TryWatch()
    {
        try
        {
            return addresses.Watch(Signal);
        }
        catch (Exception e)
        {
            // An exception here would end the service, and the interval does the same more slowly.
            logger.AddressesNotWatched(Interval.TotalMinutes, e);
            return null;
        }
    }

    private void Signal()
    {
        try
        {
            _changed.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Known already, or over.
        }
    }

    // True when addresses have changed, false when the time is over.
    private async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancellation)
    {
        using CancellationTokenSource timer = new(limit, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            await _changed.WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> MaintainAsync(CancellationToken cancellation)
    {
        try
        {
            if (maintenance.IsMaintained)
            {
                await maintenance.ApplyAsync(cancellation).ConfigureAwait(false);
            }

            maintenance.LastFailure = null;
            _defect = null;
            return true;
        }
        catch (RequestRefusedException e)
        {
            // Once for each cause, not every half a minute.
            if (maintenance.LastFailure?.Cause != e.Problem.Cause)
            {
                logger.HostsFailed(e.Problem.Cause, e.Problem.Fix);
            }

            maintenance.LastFailure = e.Problem;
            return false;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            if (_defect != e.Message)
            {
                logger.BackgroundDefect("the hosts file", e);
            }

            _defect = e.Message;
            return false;
        }
    }
}
