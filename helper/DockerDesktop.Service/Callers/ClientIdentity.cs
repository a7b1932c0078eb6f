using System.Runtime.Versioning;
using System.Security.Principal;

namespace DockerDesktop.Service.Callers;

/// <summary>The token that a pipe's client connected with, at identification level.</summary>
/// <param name="identity">Disposed of with this.</param>
[SupportedOSPlatform("windows")]
internal sealed class ClientIdentity(WindowsIdentity identity) : IClientIdentity
{
    /// <summary>The token, which outlives the connection until it is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The connection has ended.</exception>
    public PipeCallerToken OpenToken() => new(identity.AccessToken);

    /// <inheritdoc/>
    public void Dispose() => identity.Dispose();
}
