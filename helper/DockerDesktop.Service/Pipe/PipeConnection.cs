using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using DockerDesktop.Service.Callers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace DockerDesktop.Service.Pipe;

/// <summary>A client's connection: what goes between its instance of the pipe and the HTTP server, and nothing kept beyond small buffers.</summary>
internal sealed class PipeConnection : DefaultConnectionContext, IMemoryPoolFeature
{
    /// <summary>Bytes that wait on their way in, or on their way out, before the other side has to.</summary>
    public const int BufferedBytes = 32 * 1024;

    /// <summary>How long a client may take to read a piece of an answer, of at most <see cref="PieceBytes"/>.</summary>
    public static readonly TimeSpan PieceTime = TimeSpan.FromSeconds(10);

    private const int PieceBytes = 4096;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly IPipeInstance _instance;
    private readonly TimeProvider _time;
    private readonly Action<PipeConnection, IPipeInstance> _ended;
    private readonly System.IO.Pipelines.Pipe _received;
    private readonly System.IO.Pipelines.Pipe _sent;
    private Task _receiving = Task.CompletedTask;
    private Task _sending = Task.CompletedTask;
    private Exception? _end;
    private bool _isDisposed;

    /// <summary>Makes a connection that does nothing yet.</summary>
    /// <param name="instance">Has a client. The connection owns it.</param>
    /// <param name="endPoint">The listener's.</param>
    /// <param name="memory">Where buffers come from.</param>
    /// <param name="time">What waits go by.</param>
    /// <param name="ended">Called once, at the very end, with the instance, which is disposed of there.</param>
    public PipeConnection(IPipeInstance instance, EndPoint endPoint, MemoryPool<byte> memory, TimeProvider time, Action<PipeConnection, IPipeInstance> ended)
        : base(Guid.NewGuid().ToString("N"))
    {
        _instance = instance;
        _ended = ended;
        _time = time;
        MemoryPool = memory;
        LocalEndPoint = endPoint;
        ConnectionClosed = _closed.Token;
        // The server's work runs on the pool, never in the middle of a read or write of the pipe.
        _received = new(
            new PipeOptions(memory, PipeScheduler.ThreadPool, PipeScheduler.Inline, BufferedBytes, BufferedBytes / 2, useSynchronizationContext: false));
        _sent = new(new PipeOptions(
            memory, PipeScheduler.Inline, PipeScheduler.ThreadPool, BufferedBytes, BufferedBytes / 2, useSynchronizationContext: false));
        Transport = new DuplexPipe(_received.Reader, _sent.Writer);
        Features.Set<IMemoryPoolFeature>(this);
        Features.Set(instance);
    }

    /// <inheritdoc/>
    public MemoryPool<byte> MemoryPool { get; }

    /// <summary>The account whose connections it is counted with; null if with nobody's.</summary>
    public string? CountedFor { get; set; }

    /// <summary>Begins to receive and to send.</summary>
    public void Start()
    {
        _receiving = ReceiveAsync();
        _sending = SendAsync();
    }

    /// <summary>Completes when the client has sent something, which stays where it is for the server.</summary>
    /// <returns>False if the client sends nothing in time, or has gone.</returns>
    public async Task<bool> HasBytesAsync(TimeSpan limit)
    {
        using CancellationTokenSource late = new(limit, _time);
        try
        {
            ReadResult read = await _received.Reader.ReadAsync(late.Token).ConfigureAwait(false);
            bool hasBytes = !read.Buffer.IsEmpty;
            _received.Reader.AdvanceTo(read.Buffer.Start);
            return hasBytes;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        End(abortReason);
        _sent.Reader.CancelPendingRead();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        await Transport.Input.CompleteAsync().ConfigureAwait(false);
        await Transport.Output.CompleteAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        await _receiving.ConfigureAwait(false);
        Features.Get<IClientIdentity>()?.Dispose();
        _ended(this, _instance);
        _closed.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private async Task ReceiveAsync()
    {
        Exception? error = null;
        try
        {
            PipeWriter writer = _received.Writer;
            FlushResult flushed = default;
            while (!flushed.IsCompleted && !flushed.IsCanceled)
            {
                int count = await _instance.Stream.ReadAsync(writer.GetMemory(PieceBytes)).ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                writer.Advance(count);
                flushed = await writer.FlushAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            error = new ConnectionResetException(e.Message, e);
        }

        lock (_lock)
        {
            error = _end ?? error;
        }

        await _received.Writer.CompleteAsync(error).ConfigureAwait(false);
        await _closed.CancelAsync().ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        Exception? error = null;
        try
        {
            PipeReader reader = _sent.Reader;
            ReadResult read;
            do
            {
                read = await reader.ReadAsync().ConfigureAwait(false);
                foreach (ReadOnlyMemory<byte> segment in read.Buffer)
                {
                    for (int sent = 0; sent < segment.Length; sent += PieceBytes)
                    {
                        await SendAsync(segment.Slice(sent, Math.Min(PieceBytes, segment.Length - sent))).ConfigureAwait(false);
                    }
                }

                reader.AdvanceTo(read.Buffer.End);
            }
            while (!read.IsCompleted && !read.IsCanceled);
        }
        catch (Exception e)
        {
            error = e;
        }

        // Closed in an orderly way, a client has everything by now.
        End(error is null ? new ConnectionAbortedException("The connection was closed.") : new ConnectionAbortedException(error.Message, error));
        await _sent.Reader.CompleteAsync(error).ConfigureAwait(false);
        _received.Writer.CancelPendingFlush();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> piece)
    {
        ValueTask write = _instance.Stream.WriteAsync(piece);
        if (write.IsCompleted)
        {
            await write.ConfigureAwait(false);
            return;
        }

        Task writing = write.AsTask();
        try
        {
            await writing.WaitAsync(PieceTime, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Whoever does not read keeps no connection. This ends the write, which still has the buffer.
            _instance.Disconnect();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private void End(Exception reason)
    {
        lock (_lock)
        {
            if (_end is not null)
            {
                return;
            }

            _end = reason;
        }

        _instance.Disconnect();
    }

    private sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
