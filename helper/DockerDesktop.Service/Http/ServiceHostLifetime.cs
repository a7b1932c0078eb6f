using Microsoft.Extensions.Hosting;

namespace DockerDesktop.Service.Http;

/// <summary>The server's life is the service's: unlike the default lifetime, this one listens to no console.</summary>
internal sealed class ServiceHostLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
