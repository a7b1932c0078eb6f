using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.Installation;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>
/// Where the virtual disk lies: where it was last moved to, or else where the installation put it, or else in %ProgramData%. The first two are recorded where only
/// administrators write; no request has a say in it.
/// </summary>
internal sealed class VirtualDiskLocation(IInstallationRegistry registry, IHelperRecords records, HelperFolders folders)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "DockerDesktop.vhdx";

    /// <summary>The record that has the folder after a move.</summary>
    public const string FolderRecord = "VirtualDiskFolder";

    /// <summary>The value that the installation recorded.</summary>
    public const string RootValue = "HyperVDefaultDataRoot";

    /// <summary>The folder that the disk was moved to; null if it never was.</summary>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    public string? MovedTo => records.Read(FolderRecord) is { Length: > 0 } moved ? Normalize(moved) : null;

    /// <summary>The folder in which the disk lies.</summary>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    /// <exception cref="SystemFiles.FileRefusedException">What is recorded is no path.</exception>
    public string Folder => MovedTo
        ?? (registry.Read(InstallationScope.AllUsers)?.GetValueOrDefault(RootValue) is string { Length: > 0 } root ? Normalize(root) : folders.VirtualDisk);

    /// <summary>Whether the folder is one that a user chose, so that he may write in it.</summary>
    public bool IsUserChosen => MovedTo is not null;

    /// <summary>
    /// Whether the folder is one that the helper made, for the disk and nothing else: the first one, or one that was moved as a whole, whose name no move of the file alone
    /// ever uses.
    /// </summary>
    public bool IsOwnFolder => MovedTo is { } moved ? IsNameOfOwn(moved) : Folder == folders.VirtualDisk;

    /// <summary>The file's full path.</summary>
    public string Path => $@"{Folder}\{FileName}";

    /// <summary>Records a move.</summary>
    /// <exception cref="InstallationRegistryException">It cannot be written.</exception>
    public void Record(string folder) => records.Write(FolderRecord, folder);

    /// <summary>Whether a folder has the name of one that was moved as a whole.</summary>
    public static bool IsNameOfOwn(string folder) => string.Equals(folder[(folder.LastIndexOf('\\') + 1)..], VirtualDiskMoveRequest.FolderName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a path in the one way that two of them can be compared.</summary>
    /// <exception cref="SystemFiles.FileRefusedException">It is no full path on a drive.</exception>
    public static string Normalize(string folder)
    {
        LocalPath path = LocalPath.Parse(folder);
        return path.Root + string.Join('\\', path.Names);
    }
}
