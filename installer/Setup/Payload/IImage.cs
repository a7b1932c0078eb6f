namespace DockerDesktop.Setup.Payload;

/// <summary>The section of this program's image that holds the packages.</summary>
internal interface IImage
{
    /// <summary>Bytes; 0 when the program was not packed.</summary>
    long Length { get; }

    /// <summary>Reads a part.</summary>
    /// <param name="offset">In the section, in bytes.</param>
    /// <param name="buffer">What is filled; the part lies within the section.</param>
    /// <exception cref="IOException">The file cannot be read any more: it lies on a network or a stick that has gone.</exception>
    void Read(long offset, Span<byte> buffer);
}
