using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Setup.Cache;

/// <summary>A package in the cache whose hash was found right. Until it is disposed of, neither the file nor a folder above it can be written, renamed or replaced.</summary>
internal sealed class CachedPackage(TrustedFolder folder, IFileObject file) : IDisposable
{
    /// <summary>The full path.</summary>
    public string Path => file.Path;

    public void Dispose()
    {
        file.Dispose();
        folder.Dispose();
    }
}
