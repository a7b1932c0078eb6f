using System.Text;

namespace Helper.Tests.Fakes;

/// <summary>A server that answers with fixed bytes, and keeps what was sent to it.</summary>
internal sealed class ScriptedStream(string answer) : Stream
{
    private readonly MemoryStream _answer = new(Encoding.Latin1.GetBytes(answer));
    private readonly MemoryStream _sent = new();
    private bool _disposed;

    public string Sent => Encoding.Latin1.GetString(_sent.ToArray());

    public bool IsDisposed => _disposed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => _sent.Write(buffer, offset, count);

    protected override void Dispose(bool disposing)
    {
        _disposed = true;
        base.Dispose(disposing);
    }
}
