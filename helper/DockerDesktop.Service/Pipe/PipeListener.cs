using System.Buffers;
using System.Net;
using System.Threading.Channels;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Windows.Pipes;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace DockerDesktop.Service.Pipe;

/// <summary>
/// Accepts clients. An instance of the pipe is made for one client and closed after it; a client over the limit never reaches the HTTP server; who the client
/// is, is found out here, before a byte is looked at. Nothing that a client does, and no instance that cannot be made for a while, ends the accepting; when it
/// ends all the same, the service is told.
/// </summary>
internal sealed class PipeListener : IConnectionListener
{
    /// <summary>Instances that wait for clients. Whoever comes while each of them has just got one is told that the pipe is busy, and tries again.</summary>
    public const int WaitingInstances = 8;

    /// <summary>How long a client whom Windows names only after the first bytes may take to send them.</summary>
    public static readonly TimeSpan FirstBytes = TimeSpan.FromSeconds(5);

    /// <summary>How long it is tried to make an instance while none waits. After that the service manager restarts the service.</summary>
    public static readonly TimeSpan WithoutInstance = TimeSpan.FromMinutes(1);

    /// <summary>What those are counted under whom Windows does not name; no SID.</summary>
    private const string Unnamed = "";

    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly IPipeInstances _instances;
    private readonly ICallerResolver _callers;
    private readonly MemoryPool<byte> _memory;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<ServiceFailedException> _failed;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<PipeConnection> _accepted = Channel.CreateUnbounded<PipeConnection>(); // no more than the limit of connections are ever in it
    private readonly Dictionary<string, int> _ofCaller = new(StringComparer.Ordinal);
    private Task _loops = Task.CompletedTask;
    private int _open; // instances, with and without a client
    private int _waiting; // instances without a client
    private int _connected; // clients within the limit
    private long _waitedAt; // when an instance waited last
    private bool _refused; // the last attempt to make an instance failed

    /// <summary>Makes nothing yet.</summary>
    /// <param name="instances">Makes the pipe's instances.</param>
    /// <param name="endPoint">Where it listens.</param>
    /// <param name="callers">Finds out who a client is.</param>
    /// <param name="memory">Where buffers come from; disposed of with the listener.</param>
    /// <param name="time">What waits go by.</param>
    /// <param name="logger">Where it logs.</param>
    /// <param name="failed">Called when it ends by itself, with the cause.</param>
    public PipeListener(
        IPipeInstances instances,
        EndPoint endPoint,
        ICallerResolver callers,
        MemoryPool<byte> memory,
        TimeProvider time,
        ILogger logger,
        Action<ServiceFailedException> failed)
    {
        _instances = instances;
        EndPoint = endPoint;
        _callers = callers;
        _memory = memory;
        _time = time;
        _logger = logger;
        _failed = failed;
    }

    /// <inheritdoc/>
    public EndPoint EndPoint { get; }

    /// <summary>Makes the first instances and begins to accept.</summary>
    /// <exception cref="ServiceFailedException">The name is taken, or Windows refuses the first one.</exception>
    public void Start()
    {
        IPipeInstance first;
        try
        {
            first = Create();
        }
        catch (Exception e) when (e is not ServiceFailedException)
        {
            throw new ServiceFailedException(ServiceExitCode.PipeFailed, $"the pipe {_instances.Path} cannot be made ({e.Message})", e);
        }

        _loops = Task.WhenAll(Enumerable.Range(0, WaitingInstances).Select(i => AcceptAsync(i == 0 ? first : TryCreate())).ToArray());
    }

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _accepted.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_accepted.Reader.TryRead(out PipeConnection? connection))
            {
                return connection;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
        _accepted.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await UnbindAsync().ConfigureAwait(false);
        while (_accepted.Reader.TryRead(out PipeConnection? connection))
        {
            connection.Abort(new ConnectionAbortedException("The helper is stopping."));
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
        _memory.Dispose();
    }

    private async Task AcceptAsync(IPipeInstance? instance)
    {
        // Off the thread that starts the service.
        await Task.Yield();
        try
        {
            while (true)
            {
                instance ??= await CreateAsync().ConfigureAwait(false);
                IPipeInstance waiting = instance;
                instance = null;
                if (await HasClientAsync(waiting).ConfigureAwait(false))
                {
                    // Before the client is served, so that the name is never free and the next one finds an instance.
                    instance = TryCreate();
                    _ = AdmitAsync(waiting);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Nobody is waited for any more.
        }
        catch (Exception e)
        {
            Fail(e as ServiceFailedException
                ?? new ServiceFailedException(ServiceExitCode.PipeFailed, $"the helper cannot listen on {_instances.Path} any more ({e.Message})", e));
        }
        finally
        {
            if (instance is not null)
            {
                Release(instance, wasWaiting: true);
            }
        }
    }

    private void Fail(ServiceFailedException failure)
    {
        _accepted.Writer.TryComplete();
        _failed(failure);
    }

    private async Task<bool> HasClientAsync(IPipeInstance instance)
    {
        try
        {
            await instance.WaitForClientAsync(_stopping.Token).ConfigureAwait(false);
            lock (_lock)
            {
                _waiting--;
                _waitedAt = _time.GetTimestamp();
            }

            return true;
        }
        catch (Exception e)
        {
            Release(instance, wasWaiting: true);
            if (_stopping.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, _stopping.Token);
            }

            // A client that came and went before it was noticed. Not in a circle, if it is something else.
            await Task.Delay(s_firstPause, _time, _stopping.Token).ConfigureAwait(false);
            return false;
        }
    }

    private IPipeInstance Create()
    {
        lock (_lock)
        {
            // With none open the name may be another's by now.
            IPipeInstance instance;
            try
            {
                instance = _instances.Create(first: _open == 0);
            }
            catch (PipeNameTakenException e)
            {
                throw new ServiceFailedException(ServiceExitCode.PipeNameTaken, $"{e.Message}; end it, then start the service", e);
            }

            _open++;
            _waiting++;
            _waitedAt = _time.GetTimestamp();
            _refused = false;
            return instance;
        }
    }

    // Null when none can be made at the moment: too many, no memory.
    private IPipeInstance? TryCreate()
    {
        try
        {
            return Create();
        }
        catch (Exception e) when (e is not ServiceFailedException)
        {
            bool isFirst;
            lock (_lock)
            {
                isFirst = !_refused;
                _refused = true;
            }

            if (isFirst)
            {
                _logger.PipeInstanceRefused(_instances.Path, e.Message);
            }

            return null;
        }
    }

    private async Task<IPipeInstance> CreateAsync()
    {
        for (TimeSpan pause = s_firstPause; ; pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            if (TryCreate() is { } instance)
            {
                return instance;
            }

            lock (_lock)
            {
                if (_waiting == 0 && _time.GetElapsedTime(_waitedAt) > WithoutInstance)
                {
                    throw new ServiceFailedException(
                        ServiceExitCode.PipeFailed,
                        $"no instance of the pipe {_instances.Path} could be made for {WithoutInstance.TotalSeconds:0} seconds, so nobody can connect");
                }
            }

            await Task.Delay(pause, _time, _stopping.Token).ConfigureAwait(false);
        }
    }

    private void Release(IPipeInstance instance, bool wasWaiting)
    {
        instance.Dispose();
        lock (_lock)
        {
            _open--;
            _waiting -= wasWaiting ? 1 : 0;
        }
    }

    private async Task AdmitAsync(IPipeInstance instance)
    {
        bool isWithin;
        lock (_lock)
        {
            isWithin = _connected < BackendLimits.Connections;
            _connected += isWithin ? 1 : 0;
        }

        if (!isWithin)
        {
            _logger.ConnectionRefused(BackendLimits.Connections);
            instance.Disconnect();
            Release(instance, wasWaiting: false);
            return;
        }

        PipeConnection connection = new(instance, EndPoint, _memory, _time, Ended);
        try
        {
            if (await IdentifyAsync(connection).ConfigureAwait(false) && _accepted.Writer.TryWrite(connection))
            {
                return;
            }
        }
        catch (Exception e)
        {
            _logger.CallerUnknown(e.Message);
        }

        connection.Abort(new ConnectionAbortedException("The connection is not accepted."));
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    // False when the connection is not to be served. Counted before a byte is read.
    private async Task<bool> IdentifyAsync(PipeConnection connection)
    {
        Caller? caller = _callers.Resolve(connection.Features, hasSent: false);
        if (!TryCount(connection, caller))
        {
            return false;
        }

        connection.Start();
        if (caller is null)
        {
            // A client that opened the pipe with dynamic tracking is named after its first bytes. They are not looked at here.
            if (!await connection.HasBytesAsync(FirstBytes).ConfigureAwait(false))
            {
                return false;
            }

            caller = _callers.Resolve(connection.Features, hasSent: true);
            if (caller is null)
            {
                // As at anonymous level. It stays counted as it is, and each of its requests is refused, with what to do.
                return true;
            }

            if (!TryCount(connection, caller))
            {
                return false;
            }
        }

        connection.Features.Set(caller);
        return true;
    }

    // Counts a connection with its account's, or with those of all whom Windows does not name; an administrator's with none. False when there are as many as
    // there may be.
    private bool TryCount(PipeConnection connection, Caller? caller)
    {
        if (caller is { Role: CallerRole.Administrator })
        {
            Uncount(connection);
            return true;
        }

        string key = caller?.Sid ?? Unnamed;
        int limit = caller is null ? BackendLimits.ConnectionsOfUnnamed : BackendLimits.ConnectionsOfOneUser;
        lock (_lock)
        {
            int others = _ofCaller.GetValueOrDefault(key);
            if (others < limit)
            {
                Uncount(connection);
                _ofCaller[key] = others + 1;
                connection.CountedFor = key;
                return true;
            }
        }

        if (caller is null)
        {
            _logger.ConnectionOfUnnamedRefused(limit);
        }
        else
        {
            _logger.ConnectionOfCallerRefused(key, limit);
        }

        return false;
    }

    private void Uncount(PipeConnection connection)
    {
        lock (_lock)
        {
            if (connection.CountedFor is { } key && --_ofCaller[key] == 0)
            {
                _ofCaller.Remove(key);
            }

            connection.CountedFor = null;
        }
    }

    private void Ended(PipeConnection connection, IPipeInstance instance)
    {
        Release(instance, wasWaiting: false);
        Uncount(connection);
        lock (_lock)
        {
            _connected--;
        }
    }
}
