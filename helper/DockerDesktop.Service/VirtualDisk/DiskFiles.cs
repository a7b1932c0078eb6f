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
    /// <exception cref="FileRefusedException">It is a folder, or as <see cref="Refuse"/> says.</exception>
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
            return !facts.IsFolder ? file : throw new FileRefusedException(
                $"{file.Path} is a folder, so it is not the virtual disk. As an administrator, look at what it is, and move it away.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Refuses what neither the helper nor Hyper-V has made, and what others may change.</summary>
    /// <param name="files">The files.</param>
    /// <param name="entry">A file or folder, opened with READ_CONTROL.</param>
    /// <param name="facts">What it is.</param>
    /// <exception cref="FileRefusedException">
    /// It is a link, has a second name, belongs to an account that is not trusted, or one that is not trusted may change it.
    /// </exception>
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
            throw new FileRefusedException(
                $"{entry.Path} {fault}, so neither the helper nor Hyper-V made it. As an administrator, look at what it is, and move it away.");
        }

        // A file that was brought here keeps the access list of where it was.
        TrustedFolder.RefuseChange(files, entry, facts.IsFolder, IsVirtualMachine);
    }

    // NT VIRTUAL MACHINE\<identifier>: Hyper-V itself grants a disk to the account of the virtual machine that it is attached to, and nobody can sign in as it.
    private static bool IsVirtualMachine(string sid) => sid.StartsWith("S-1-5-83-1-", StringComparison.Ordinal);
}
