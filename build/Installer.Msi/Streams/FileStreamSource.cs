namespace Installer.Msi.Streams;

/// <summary>The content of a file on disk.</summary>
internal sealed class FileStreamSource : StreamSource
{
    private readonly string path;
    private readonly DateTime lastWriteTime;

    /// <summary>Takes a file as it is now.</summary>
    public FileStreamSource(string path)
    {
        this.path = path;
        (Length, lastWriteTime) = Describe(path);
    }

    /// <inheritdoc/>
    /// <remarks>Of the file that is read, not of a symbolic link to it.</remarks>
    public override long Length { get; }

    /// <inheritdoc/>
    public override string Name => path;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool HasChanged => Describe(path) != (Length, lastWriteTime);

    /// <inheritdoc/>
    public override Stream Open() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static (long Length, DateTime LastWriteTime) Describe(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
        {
            file = target;
        }

        return (file.Length, file.LastWriteTimeUtc);
    }
}
