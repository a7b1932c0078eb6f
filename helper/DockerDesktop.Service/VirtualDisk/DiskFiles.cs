using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>Opens disks that the helper made, and nothing else that may lie at their place.</summary>
internal static class DiskFiles
{
    /// <summary>Opens a disk in a folder.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="rights">What for.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <returns>The file; null if it is not there.</returns>
    /// <exception cref="FileRefusedException">It is a link, a folder, has a second name, or belongs to an account that is not trusted.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public static IFileObject? TryOpen(IFileSystem files, TrustedFolder folder, string name, FileRights rights, FileShare share)
    {
        IFileObject? file = folder.TryOpenFile(name, new FileOpening(rights | FileRights.ReadSecurity) { Share = share });
        if (file is null)
        {
            return null;
        }

        try
        {
            FileFacts facts = file.Query();
            string owner = file.GetOwner();
            string? fault =
                facts.IsReparsePoint ? "is a link"
                : facts.IsFolder ? "is a folder"
                // A hard link to a file of the system has the system's owner too.
                : facts.Names != 1 ? $"has {facts.Names} names"
                : !TrustedOwners.Contain(owner, files.SystemOwner) ? $"belongs to {(owner.Length == 0 ? "nobody" : owner)}"
                : null;
            return fault is null
                ? file
                : throw new FileRefusedException($"{file.Path} {fault}, so it is not the virtual disk that Hyper-V made. As an administrator, look at what it is, and move it away.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
