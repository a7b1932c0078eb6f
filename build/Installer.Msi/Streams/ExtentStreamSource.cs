namespace Installer.Msi.Streams;

/// <summary>Content that lies in pieces of another stream, such as the sectors of a compound file.</summary>
internal sealed class ExtentStreamSource(Stream file, IReadOnlyList<StreamExtent> extents, long length) : StreamSource
{
    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override Stream Open() => new ExtentStream(file, extents, length);
}
