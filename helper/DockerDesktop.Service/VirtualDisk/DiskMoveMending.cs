using DockerDesktop.Protocol;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>Puts an interrupted move of the disk right before the first request is answered.</summary>
internal sealed class DiskMoveMending(VirtualDiskMover mover, ILoggerFactory loggerFactory) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (mover.Mend() is { } fault)
        {
            loggerFactory.CreateLogger(ServiceIdentity.Name).DiskMoveNotMended(fault);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
