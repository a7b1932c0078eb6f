namespace Installer.Msi.Tests.TestSupport;

/// <summary>Takes any number of bytes and keeps none.</summary>
internal sealed class LengthOnlyStream : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => Position;

    public override long Position { get; set; }

    public override void Write(ReadOnlySpan<byte> buffer) => Position += buffer.Length;

    public override void Write(byte[] buffer, int offset, int count) => Position += count;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
