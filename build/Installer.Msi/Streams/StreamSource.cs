namespace Installer.Msi.Streams;

/// <summary>Content that is read when it is needed, so that a payload is never held in memory whole.</summary>
public abstract class StreamSource
{
    /// <summary>Length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Whether the streams that it opens can seek, so that parts of a long content can be read side by side.</summary>
    public virtual bool CanSeek => false;

    /// <summary>What to call the content in an error, such as its path; <c>null</c> when it has no name of its own.</summary>
    public virtual string? Name => null;

    /// <summary>Whether the content is known to be another than when the source was made.</summary>
    public virtual bool HasChanged => false;

    /// <summary>Opens the content for reading from its start. The caller disposes the stream.</summary>
    /// <exception cref="IOException">The content cannot be read.</exception>
    public abstract Stream Open();

    /// <summary>The content of a file, its length taken now.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static StreamSource FromFile(string path) => new FileStreamSource(path);

    /// <summary>Bytes in memory.</summary>
    /// <param name="content">The bytes; they are not copied.</param>
    public static StreamSource FromBytes(ReadOnlyMemory<byte> content) => new MemoryStreamSource(content);
}
