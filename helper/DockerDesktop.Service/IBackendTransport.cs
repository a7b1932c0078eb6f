using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service;

/// <summary>What the backend listens on, and who is at the other end.</summary>
internal interface IBackendTransport
{
    /// <summary>Makes the server listen.</summary>
    /// <param name="webHost">The server.</param>
    /// <param name="securityDescriptor">Who may connect, as SDDL.</param>
    void Configure(IWebHostBuilder webHost, string securityDescriptor);

    /// <summary>Makes what finds out who a caller is.</summary>
    /// <param name="usersGroupSid">SID of the group docker-users, or null.</param>
    /// <param name="logger">Where it logs.</param>
    ICallerResolver CreateCallerResolver(string? usersGroupSid, ILogger logger);
}
