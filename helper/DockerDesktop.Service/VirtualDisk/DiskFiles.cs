using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>Opens disks that Hyper-V made for the helper, and nothing else that may lie at their place.</summary>
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
        IFileObject? file = folder.TryOpenObject(name, new FileOpening(rights | FileRights.ReadSecurity) { Share = share });
        if (file is null)
        {
            return null;
        }

        try
        {
            FileFacts facts = file.Query();
            Refuse(files, file, facts);
            return facts.IsFolder
                ? throw new FileRefusedException($"{file.Path} is a folder, so it is not the virtual disk. As an administrator, look at what it is, and move it away.")
                : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Refuses what neither the helper nor Hyper-V has made.</summary>
    /// <param name="files">The files.</param>
    /// <param name="entry">A file or folder, opened with READ_CONTROL.</param>
    /// <param name="facts">What it is.</param>
    /// <exception cref="FileRefusedException">It is a link, has a second name, or belongs to an account that is not trusted.</exception>
    public static void Refuse(IFileSystem files, IFileObject entry, FileFacts facts)
    {
        string owner = entry.GetOwner();
        string? fault =
            facts.IsReparsePoint ? "is a link"
            // A hard link to a file of the system has the system's owner too.
            : !facts.IsFolder && facts.Names != 1 ? $"has {facts.Names} names"
            : !TrustedOwners.Contain(owner, files.SystemOwner) ? $"belongs to {(owner.Length == 0 ? "nobody" : owner)}"
            : null;
        if (fault is not null)
        {
            throw new FileRefusedException($"{entry.Path} {fault}, so neither the helper nor Hyper-V made it. As an administrator, look at what it is, and move it away.");
        }
    }
}
