using Installer.Msi.Streams;

namespace Installer.Msi.CompoundFiles;

/// <summary>The content of a stream that stands already in the compound file that is being written.</summary>
internal sealed class WrittenStreamSource(Stream file, StreamExtent extent) : StreamSource
{
    /// <summary>The compound file.</summary>
    public Stream File => file;

    /// <summary>Where in it the content starts, at the beginning of a sector.</summary>
    public long Offset => extent.Offset;

    /// <inheritdoc/>
    public override long Length => extent.Length;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override Stream Open() => new ExtentStream(file, [extent], extent.Length);
}
