using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>
/// Opens the folder of the disk. Hyper-V makes and opens the disk by its path, so nobody but SYSTEM and Administrators may be able to put another file, or a
/// link, there.
/// </summary>
internal static class DiskFolder
{
    /// <summary>Opens the folder in which the disk lies.</summary>
    /// <returns>The folder; null if it is not there.</returns>
    /// <exception cref="RequestRefusedException">It is one that the disk was moved to, and others may change it.</exception>
    /// <exception cref="FileRefusedException">It is not what it has to be.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public static TrustedFolder? TryOpen(IFileSystem files, VirtualDiskLocation location)
    {
        string folder = location.Folder;
        try
        {
            return TryOpen(files, location, folder);
        }
        catch (FileRefusedException e) when (location.IsMoved)
        {
            // Earlier versions moved it wherever the caller might write.
            throw new RequestRefusedException(Problems.NotTrusted(
                $"{e.Message} The virtual disk was moved to {folder}, and whoever can change that folder could give the virtual machine another file of this "
                    + "computer for its disk.",
                "As an administrator, with the virtual machine off: make a folder in which nobody but SYSTEM and Administrators may write, copy "
                    + "DockerDesktop.vhdx into it (a file that is moved keeps its "
                    + $"access rights), and record the folder: reg add \"HKLM\\{ServiceIdentity.HelperKey}\" /v {VirtualDiskLocation.FolderRecord} /d FOLDER "
                    + "/f. Then delete the old file."));
        }
    }

    /// <summary>Opens a folder in which the disk may lie.</summary>
    /// <inheritdoc cref="TryOpen(IFileSystem, VirtualDiskLocation)"/>
    public static TrustedFolder? TryOpen(IFileSystem files, VirtualDiskLocation location, string folder) => TryOpen(files, location, folder, FolderTrust.Path);

    /// <summary>
    /// Opens the folder that the moved file or folder lies in. Above a folder of the disk's others may add to it, as long as they cannot replace what is there.
    /// </summary>
    /// <inheritdoc cref="TryOpen(IFileSystem, VirtualDiskLocation)"/>
    public static TrustedFolder? TryOpenOf(IFileSystem files, VirtualDiskLocation location, DiskPlace place, bool isWholeFolder) =>
        TryOpen(files, location, place.Folder, isWholeFolder ? FolderTrust.Above : FolderTrust.Path);

    private static TrustedFolder? TryOpen(IFileSystem files, VirtualDiskLocation location, string folder, FolderTrust trust)
    {
        location.RefuseUsersFolders(folder);
        return TrustedFolder.TryOpen(files, folder, trust);
    }
}
