using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using DockerDesktop.Protocol;

namespace Helper.Tests.Fakes;

/// <summary>A helper at the other end of a connection, which answers each request as it was told to.</summary>
internal sealed class AnsweringStream : Stream
{
    private readonly Dictionary<string, Queue<(HttpStatusCode Status, string Body)>> _answers = [];
    private readonly Pipe _toClient = new();
    private readonly Stream _reader;
    private readonly StringBuilder _received = new();

    public AnsweringStream() => _reader = _toClient.Reader.AsStream();

    /// <summary>What came, in order.</summary>
    public List<RequestOfClient> Requests { get; } = [];

    /// <summary>Called with each request before it is answered.</summary>
    public Action<RequestOfClient> Received { get; set; } = _ => { };

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Answers a request; the last answer to a request is repeated.</summary>
    /// <param name="line">Method and path.</param>
    /// <param name="body">JSON.</param>
    /// <param name="status">Errors carry a problem.</param>
    public AnsweringStream Answer(string line, string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        if (!_answers.TryGetValue(line, out Queue<(HttpStatusCode, string)>? queue))
        {
            _answers[line] = queue = new();
        }

        queue.Enqueue((status, body));
        return this;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => _reader.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _reader.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _reader.ReadAsync(buffer, offset, count, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Take(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        _toClient.Writer.Complete();
        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _received.Append(Encoding.UTF8.GetString(bytes));
        string text = _received.ToString();
        int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            return;
        }

        string[] lines = text[..head].Split("\r\n");
        int length = int.Parse(Header(lines, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        string body = text[(head + 4)..];
        if (Encoding.UTF8.GetByteCount(body) < length)
        {
            return;
        }

        _received.Clear();
        RequestOfClient request = new(lines[0].Replace(" HTTP/1.1", string.Empty, StringComparison.Ordinal), Header(lines, "Content-Type") ?? string.Empty, body);
        Requests.Add(request);
        Received(request);
        Reply(request.Line);
    }

    private void Reply(string line)
    {
        Queue<(HttpStatusCode Status, string Body)> queue = _answers[line];
        (HttpStatusCode status, string body) = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        string type = (int)status < 400 ? "application/json" : Problem.ContentType;
        byte[] answer = Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {(int)status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _toClient.Writer.WriteAsync(answer).AsTask().GetAwaiter().GetResult();
    }

    private static string? Header(string[] lines, string name) => lines
        .FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
