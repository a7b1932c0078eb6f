using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Pipe;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service;

/// <summary>What the backend listens on, and who is at the other end.</summary>
internal interface IBackendTransport
{
    /// <summary>Makes what makes the pipe's instances.</summary>
    /// <param name="securityDescriptor">Who may connect, as SDDL.</param>
    IPipeInstances CreateInstances(string securityDescriptor);

    /// <summary>Makes what finds out who a caller is.</summary>
    /// <param name="usersGroupSid">SID of the group docker-users, or null.</param>
    /// <param name="logger">Where it logs.</param>
    ICallerResolver CreateCallerResolver(string? usersGroupSid, ILogger logger);
}
