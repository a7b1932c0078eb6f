using System.Runtime.Versioning;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Pipe;

/// <summary>The named pipe <see cref="BackendPipe.Path"/>.</summary>
[SupportedOSPlatform("windows")]
internal sealed class NamedPipeTransport : IBackendTransport
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder webHost, string securityDescriptor)
    {
        SecuredPipeFactory factory = new(securityDescriptor);
        webHost.UseNamedPipes(options =>
        {
            // Otherwise Kestrel would let in nobody but the service's own account.
            options.CurrentUserOnly = false;
            options.CreateNamedPipeServerStream = factory.Create;
        });
        webHost.ConfigureKestrel(options => options.ListenNamedPipe(BackendPipe.Name));
    }

    /// <inheritdoc/>
    public ICallerResolver CreateCallerResolver(string? usersGroupSid, ILogger logger) => new PipeCallerResolver(usersGroupSid, logger);
}
