using System.Net;
using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Pipe;

/// <summary>
/// Listens on the pipe for the HTTP server. The server's own transport for named pipes uses instances again, which its limit of connections gave back twice.
/// </summary>
/// <param name="instances">Makes the pipe's instances.</param>
/// <param name="callers">Finds out who a client is.</param>
/// <param name="memory">Where buffers come from.</param>
/// <param name="time">What waits go by.</param>
/// <param name="logger">Where it logs.</param>
/// <param name="failed">Called when a listener ends by itself, with the cause.</param>
internal sealed class PipeListenerFactory(
    IPipeInstances instances, ICallerResolver callers, IMemoryPoolFactory<byte> memory, TimeProvider time, ILogger logger,
    Action<ServiceFailedException> failed)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => endpoint is PipeEndPoint;

    /// <inheritdoc/>
    /// <exception cref="ServiceFailedException">The name is taken, or Windows refuses.</exception>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        PipeListener listener = new(instances, endpoint, callers, memory.Create(), time, logger, failed);
        listener.Start();
        return ValueTask.FromResult<IConnectionListener>(listener);
    }
}
