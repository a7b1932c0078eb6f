namespace Installer.Msi.Streams;

/// <summary>Reads a source to its end and makes sure that it gives exactly as many bytes as it announced: sizes are written before contents.</summary>
internal sealed class ExactLengthReader : IDisposable
{
    private readonly Stream stream;
    private readonly string name;
    private readonly long length;
    private long position;

    /// <summary>Opens a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="start">Where to start; the source must be able to seek when that is not its beginning.</param>
    /// <exception cref="MsiException">It cannot be opened.</exception>
    public ExactLengthReader(StreamSource source, string name, long start = 0)
    {
        this.name = source.Name is { } path ? $"{name} ({path})" : name;
        length = source.Length;
        try
        {
            stream = source.Open();
            if (start > 0)
            {
                stream.Position = start;
                position = start;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(e);
        }
    }

    /// <summary>Reads on.</summary>
    /// <returns>How many bytes were read: the buffer's length except at the end; 0 after it.</returns>
    /// <exception cref="MsiException">The source cannot be read, or ends too early or too late.</exception>
    public int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - position);
        try
        {
            var read = stream.ReadAtLeast(buffer[..wanted], wanted, throwOnEndOfStream: false);
            position += read;
            if (read < wanted)
            {
                throw new MsiException($"The {name} became shorter while it was read: {position} bytes instead of {length}.");
            }

            if (position == length && wanted < buffer.Length && stream.ReadByte() >= 0)
            {
                throw new MsiException($"The {name} became longer while it was read: more than {length} bytes.");
            }

            return read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private MsiException CannotRead(Exception e) => new($"The {name} cannot be read: {e.Message}", e);
}
