using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>A move that the caller may order. The folder that he named stays open, so that it is the one that was looked at.</summary>
/// <param name="folder">The folder that the caller named.</param>
/// <param name="path">Its path, as it is recorded.</param>
/// <param name="isWholeFolder">Whether the disk's folder is moved with all that is in it.</param>
/// <param name="sourceSecurity">The descriptor of the disk's folder, which lets the caller move it; null if he was not asked.</param>
internal sealed class PreparedDiskMove(TrustedFolder folder, string path, bool isWholeFolder, byte[]? sourceSecurity) : IDisposable
{
    /// <summary>The folder that the caller named.</summary>
    public TrustedFolder Folder => folder;

    /// <summary>Whether the disk's folder is moved with all that is in it.</summary>
    public bool IsWholeFolder => isWholeFolder;

    /// <summary>The folder that the disk will lie in, as it is recorded.</summary>
    public string Destination => isWholeFolder ? $@"{path}\{VirtualDiskMoveRequest.FolderName}" : path;

    /// <summary>The descriptor of the disk's folder, which lets the caller move it; null if he was not asked.</summary>
    public byte[]? SourceSecurity => sourceSecurity;

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
