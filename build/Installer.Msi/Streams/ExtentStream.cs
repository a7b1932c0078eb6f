namespace Installer.Msi.Streams;

/// <summary>Reads content that lies in pieces of another stream. Several of these may read one file by turns or at a time.</summary>
internal sealed class ExtentStream : Stream
{
    private readonly Stream file;
    private readonly IReadOnlyList<StreamExtent> extents;
    private readonly long[] starts;
    private long position;

    /// <summary>Makes a stream.</summary>
    /// <param name="file">What to read from; it stays open.</param>
    /// <param name="extents">The pieces in order; together at least <paramref name="length"/> bytes.</param>
    /// <param name="length">The content's length.</param>
    public ExtentStream(Stream file, IReadOnlyList<StreamExtent> extents, long length)
    {
        this.file = file;
        this.extents = extents;
        Length = length;
        starts = new long[extents.Count];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + extents[i - 1].Length;
        }
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var index = Array.BinarySearch(starts, position);
        index = index >= 0 ? index : ~index - 1;
        var within = position - starts[index];
        var wanted = (int)Math.Min(buffer.Length, Math.Min(extents[index].Length - within, Length - position));
        var offset = extents[index].Offset + within;
        int read;
        lock (file)
        {
            file.Position = offset;
            read = file.Read(buffer[..wanted]);
        }

        position += read;
        return read > 0 ? read : throw new MsiException($"The file ends at offset 0x{offset:X}, in the middle of a stream.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => Length,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
