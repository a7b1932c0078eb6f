using System.ComponentModel;
using System.Net.Sockets;
using DockerDesktop.Service;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Pipe;
using DockerDesktop.Windows.Pipes;
using Microsoft.Extensions.Logging;

namespace Helper.Tests.Fakes;

/// <summary>A socket in a folder of its own instead of the named pipe: what is accepted on it are the pipe's instances.</summary>
internal sealed class UnixSocketTransport : IBackendTransport, IPipeInstances, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("helper-tests-");
    private readonly Lock _lock = new();
    private Socket? _listener;
    private int _open;

    public string Path => System.IO.Path.Combine(_folder.FullName, "backend");

    public FakeCallerResolver Callers { get; } = new();

    /// <summary>The descriptor that the pipe would have had.</summary>
    public string? SecurityDescriptor { get; private set; }

    /// <summary>The group that callers would have been compared with.</summary>
    public string? UsersGroupSid { get; private set; }

    /// <summary>What making an instance fails with; null when it does not.</summary>
    public Func<Exception?> Refusal { get; set; } = () => null;

    /// <summary>What waiting for a client fails with, once it has come; null when it does not.</summary>
    public Func<Exception?> Loss { get; set; } = () => null;

    /// <summary>Instances that are there, with and without a client.</summary>
    public int OpenInstances => Volatile.Read(ref _open);

    /// <summary>Instances that were ever made.</summary>
    public int MadeInstances { get; private set; }

    /// <summary>Instances that were asked for as the first of their name.</summary>
    public int FirstInstances { get; private set; }

    public IPipeInstances CreateInstances(string securityDescriptor)
    {
        SecurityDescriptor = securityDescriptor;
        return this;
    }

    public ICallerResolver CreateCallerResolver(string? usersGroupSid, ILogger logger)
    {
        UsersGroupSid = usersGroupSid;
        return Callers;
    }

    public IPipeInstance Create(bool first)
    {
        lock (_lock)
        {
            if (Refusal() is { } refusal)
            {
                throw refusal;
            }

            if (first)
            {
                FirstInstances++;
                if (_listener is not null)
                {
                    _listener.Dispose();
                    File.Delete(Path);
                }

                _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    _listener.Bind(new UnixDomainSocketEndPoint(Path));
                }
                catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
                {
                    throw new PipeNameTakenException(Path);
                }

                _listener.Listen(512);
            }

            MadeInstances++;
            _open++;
            return new Instance(this, _listener ?? throw new Win32Exception(2));
        }
    }

    public async Task<NetworkStream> ConnectAsync()
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path));
        return new NetworkStream(socket, ownsSocket: true);
    }

    public void Dispose()
    {
        _listener?.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Ended()
    {
        lock (_lock)
        {
            // A pipe's name is free when its last instance has gone.
            if (--_open == 0)
            {
                _listener?.Dispose();
            }
        }
    }

    private sealed class Instance(UnixSocketTransport transport, Socket listener) : IPipeInstance
    {
        private Socket? _client;
        private int _isDisposed;

        public Stream Stream { get; private set; } = Stream.Null;

        public async Task WaitForClientAsync(CancellationToken cancellationToken)
        {
            _client = await listener.AcceptAsync(cancellationToken);
            if (transport.Loss() is { } loss)
            {
                throw loss;
            }

            Stream = new NetworkStream(_client);
        }

        public void Disconnect()
        {
            try
            {
                _client?.Shutdown(SocketShutdown.Both);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The client has gone.
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                _client?.Dispose();
                transport.Ended();
            }
        }
    }
}
