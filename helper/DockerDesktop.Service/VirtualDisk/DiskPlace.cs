namespace DockerDesktop.Service.VirtualDisk;

/// <summary>A file or folder by the folder that it is in and its name there.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Name">One name; empty for the root of a drive.</param>
internal readonly record struct DiskPlace(string Folder, string Name)
{
    /// <summary>What is moved of a disk.</summary>
    /// <param name="folder">The folder in which the disk lies.</param>
    /// <param name="isWholeFolder">Whether the folder itself is moved, or the file in it.</param>
    public static DiskPlace Of(string folder, bool isWholeFolder)
    {
        int slash = folder.LastIndexOf('\\');
        return isWholeFolder ? new DiskPlace(folder[..Math.Max(slash, 3)], folder[(slash + 1)..]) : new DiskPlace(folder, VirtualDiskLocation.FileName);
    }
}
