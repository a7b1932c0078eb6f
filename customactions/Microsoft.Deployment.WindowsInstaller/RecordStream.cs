namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The stream of a record's field: read once and forwards, while the record is open.</summary>
internal sealed class RecordStream : Stream
{
    private readonly Record _record;
    private readonly int _field;
    private long _position;

    /// <param name="record">The record.</param>
    /// <param name="field">The number of the field.</param>
    public RecordStream(Record record, int field) => (_record, _field) = (record, field);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _record.GetDataSize(_field);

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => throw Forwards();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var read = _record.ReadStream(_field, buffer);
        _position += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw Forwards();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw Forwards();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw Forwards();

    /// <summary>What a log shows in the place of the bytes.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "[Binary data]";

    private static NotSupportedException Forwards() => new("The stream of a record is read, once and forwards. Copy it to change it or to go back.");
}
