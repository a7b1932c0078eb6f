using Microsoft.Extensions.Hosting;

namespace DockerDesktop.Service;

/// <summary>
/// Gives back what requests needed, once it is quiet. By itself the garbage collector keeps it for the next ones, which may not come for days.
/// </summary>
internal sealed class MemoryTrimming(TimeProvider time, Action trim) : BackgroundService
{
    /// <summary>How often it is looked.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(10);

    // Bytes that were allocated: fewer between two looks is quiet, fewer since the last time is not worth the work.
    private const long QuietBytes = 256 * 1024;
    private const long WorthwhileBytes = 2 * 1024 * 1024;

    private long _before;
    private long _trimmed;

    /// <summary>As the service does it.</summary>
    public MemoryTrimming(TimeProvider time)
        : this(time, () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true))
    {
    }

    /// <summary>Looks once.</summary>
    /// <param name="allocated">All bytes that were ever allocated.</param>
    public void Look(long allocated)
    {
        if (allocated - _before < QuietBytes && allocated - _trimmed >= WorthwhileBytes)
        {
            trim();
            _trimmed = allocated;
        }

        _before = allocated;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            Look(GC.GetTotalAllocatedBytes());
        }
    }
}
