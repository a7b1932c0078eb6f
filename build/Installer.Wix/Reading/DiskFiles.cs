using Installer.Wix.Files;

namespace Installer.Wix.Reading;

/// <summary>Source files on the disk.</summary>
internal sealed class DiskFiles : ISourceFiles
{
    /// <inheritdoc />
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc />
    public bool IsRegular(string path) => RegularFile.IsAt(path);

    /// <inheritdoc />
    public Stream Open(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
}
