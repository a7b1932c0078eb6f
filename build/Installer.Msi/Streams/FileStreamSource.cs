namespace Installer.Msi.Streams;

/// <summary>The content of a file on disk.</summary>
internal sealed class FileStreamSource(string path) : StreamSource
{
    /// <inheritdoc/>
    public override long Length { get; } = new FileInfo(path).Length;

    /// <inheritdoc/>
    public override string Name => path;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override Stream Open() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
