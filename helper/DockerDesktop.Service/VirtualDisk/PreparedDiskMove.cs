using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>A move whose destination has been looked at. The folder stays open, so that it is the one that was looked at.</summary>
/// <param name="folder">The destination.</param>
/// <param name="path">Its path, as it is recorded.</param>
internal sealed class PreparedDiskMove(TrustedFolder folder, string path) : IDisposable
{
    /// <summary>The destination.</summary>
    public TrustedFolder Folder => folder;

    /// <summary>Its path, as it is recorded.</summary>
    public string Path => path;

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
