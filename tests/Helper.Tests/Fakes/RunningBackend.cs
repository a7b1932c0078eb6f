using System.Net.Sockets;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service;
using DockerDesktop.Service.Logging;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Fakes;

/// <summary>The whole helper as it runs in the service, with the operating system replaced.</summary>
internal sealed class RunningBackend : IAsyncDisposable
{
    private readonly ServiceLogFiles _logFiles = new(TimeProvider.System);
    private readonly ILoggerFactory _loggerFactory;

    public RunningBackend()
    {
        _loggerFactory = LoggerFactory.Create(logging => ServiceLogging.Configure(logging, new ServiceLoggerProvider(_logFiles, EventLog, TimeProvider.System)));
        Backend = new Backend(LogFolder, _logFiles, Registry, Groups, Transport, Platform.Add, _loggerFactory, TimeProvider.System);
    }

    public FakeInstallationRegistry Registry { get; } = FakeInstallationRegistry.WithDefaults();

    public FakeLocalGroups Groups { get; } = new();

    public FakePlatform Platform { get; } = new();

    public TemporaryLogFolder LogFolder { get; } = new();

    public FakeEventLog EventLog { get; } = new();

    public UnixSocketTransport Transport { get; } = new();

    public Backend Backend { get; }

    /// <summary>Steps that were reported while it started.</summary>
    public int Steps { get; private set; }

    public static async Task<RunningBackend> StartAsync(Action<RunningBackend>? configure = null)
    {
        RunningBackend running = new();
        configure?.Invoke(running);
        await running.Backend.StartAsync(() => running.Steps++, CancellationToken.None);
        return running;
    }

    /// <summary>A client of the framework's own, one connection.</summary>
    public HttpClient CreateHttpClient() => new(new SocketsHttpHandler { ConnectCallback = async (_, _) => await Transport.ConnectAsync() })
    {
        BaseAddress = new Uri("http://docker-desktop/"),
    };

    /// <summary>Sends bytes as they are and closes.</summary>
    public async Task SendAsync(string request)
    {
        await using NetworkStream stream = await Transport.ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
    }

    /// <summary>Sends bytes as they are and returns everything that comes until the helper closes.</summary>
    public async Task<string> ExchangeAsync(string request)
    {
        await using NetworkStream stream = await Transport.ConnectAsync();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        }
        catch (IOException)
        {
            // Refused before all of it was taken: the answer is there all the same.
        }

        using StreamReader reader = new(stream, Encoding.Latin1);
        StringBuilder answer = new();
        char[] buffer = new char[4096];
        try
        {
            for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
            {
                answer.Append(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // Aborted: what has come is what is looked at.
        }

        return answer.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.StopAsync(TimeSpan.FromSeconds(5));
        _loggerFactory.Dispose();
        _logFiles.Dispose();
        Transport.Dispose();
        string log = LogFolder.ReadAll();
        LogFolder.Delete();
        Assert.IsFalse(log.Contains($" {ServiceIdentity.Name} 208 ", StringComparison.Ordinal), $"a verb answered with a problem that its description does not have:\n{log}");
    }
}
