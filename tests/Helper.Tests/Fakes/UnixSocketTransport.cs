using System.Net.Sockets;
using DockerDesktop.Service;
using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Fakes;

/// <summary>A socket in a folder of its own instead of the named pipe.</summary>
internal sealed class UnixSocketTransport : IBackendTransport, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("helper-tests-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "backend");

    public FakeCallerResolver Callers { get; } = new();

    /// <summary>The descriptor that the pipe would have had.</summary>
    public string? SecurityDescriptor { get; private set; }

    /// <summary>The group that callers would have been compared with.</summary>
    public string? UsersGroupSid { get; private set; }

    public void Configure(IWebHostBuilder webHost, string securityDescriptor)
    {
        SecurityDescriptor = securityDescriptor;
        webHost.ConfigureKestrel(options => options.ListenUnixSocket(Path));
    }

    public ICallerResolver CreateCallerResolver(string? usersGroupSid, ILogger logger)
    {
        UsersGroupSid = usersGroupSid;
        return Callers;
    }

    public async Task<NetworkStream> ConnectAsync()
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path));
        return new NetworkStream(socket, ownsSocket: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
