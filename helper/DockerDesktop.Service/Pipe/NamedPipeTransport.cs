using System.Runtime.Versioning;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Pipe;

/// <summary>The named pipe <see cref="BackendPipe.Path"/>.</summary>
[SupportedOSPlatform("windows")]
internal sealed class NamedPipeTransport : IBackendTransport
{
    /// <inheritdoc/>
    public IPipeInstances CreateInstances(string securityDescriptor) => new NamedPipeInstances(securityDescriptor);

    /// <inheritdoc/>
    public ICallerResolver CreateCallerResolver(string? usersGroupSid, ILogger logger) => new PipeCallerResolver(usersGroupSid, logger);
}
