namespace Installer.Msi.Streams;

/// <summary>The content of a file on disk.</summary>
internal sealed class FileStreamSource(string path) : StreamSource
{
    /// <inheritdoc/>
    /// <remarks>Of the file that is read, not of a symbolic link to it.</remarks>
    public override long Length { get; } = LengthOf(path);

    /// <inheritdoc/>
    public override string Name => path;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override Stream Open() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.Length : (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
    }
}
