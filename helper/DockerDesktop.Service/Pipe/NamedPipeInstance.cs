using System.IO.Pipes;
using System.Runtime.Versioning;

namespace DockerDesktop.Service.Pipe;

/// <summary>An instance of the named pipe.</summary>
/// <param name="pipe">Made and not connected.</param>
[SupportedOSPlatform("windows")]
internal sealed class NamedPipeInstance(NamedPipeServerStream pipe) : IPipeInstance
{
    /// <summary>The pipe itself, which knows who its client is.</summary>
    public NamedPipeServerStream Pipe => pipe;

    /// <inheritdoc/>
    public Stream Stream => pipe;

    /// <inheritdoc/>
    public Task WaitForClientAsync(CancellationToken cancellationToken) => pipe.WaitForConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    public void Disconnect()
    {
        try
        {
            pipe.Disconnect();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The client has gone, or this was done before.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => pipe.Dispose();
}
