namespace DockerDesktop.SystemFiles;

/// <summary>Puts bytes together.</summary>
/// <param name="capacity">How many are expected.</param>
internal sealed class ByteBuilder(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _length;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _length < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public byte[] ToArray()
    {
        // Often it is exactly what was expected, and as large as a file.
        if (_length == _bytes.Length)
        {
            return _bytes;
        }

        return _bytes[.._length];
    }
}
