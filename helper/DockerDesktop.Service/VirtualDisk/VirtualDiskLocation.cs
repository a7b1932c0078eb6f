using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.Installation;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>
/// Where the virtual disk lies: where it was last moved to, or else where the installation put it, or else in %ProgramData%. The first two are recorded where
/// only administrators write; no request has a say in it.
/// </summary>
internal sealed class VirtualDiskLocation(IInstallationRegistry registry, IHelperRecords records, HelperFolders folders)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "DockerDesktop.vhdx";

    /// <summary>The record that has the folder after a move.</summary>
    public const string FolderRecord = "VirtualDiskFolder";

    /// <summary>The value that the installation recorded.</summary>
    public const string RootValue = "HyperVDefaultDataRoot";

    private const string UsersRootValue = "WslDefaultDataRoot";
    private const string ContainersRootValue = "WindowsContainersDefaultDataRoot";

    /// <summary>The folder that the disk was moved to; null if it never was.</summary>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    public string? MovedTo => records.Read(FolderRecord) is { Length: > 0 } moved ? Normalize(moved) : null;

    /// <summary>The folder in which the disk lies.</summary>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    /// <exception cref="FileRefusedException">What is recorded is no path.</exception>
    public string Folder => MovedTo ?? Root;

    /// <summary>Where the installation put it, or else its place in %ProgramData%: a folder that an administrator chose.</summary>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    /// <exception cref="FileRefusedException">What is recorded is no path.</exception>
    public string Root => Recorded(RootValue) is { } root ? Normalize(root) : folders.VirtualDisk;

    /// <summary>Whether it is one that the disk was moved to.</summary>
    public bool IsMoved => MovedTo is not null;

    /// <summary>
    /// Whether the folder is one that the helper made, for the disk and nothing else: the first one, or one that was moved as a whole, whose name no move of
    /// the file alone ever uses.
    /// </summary>
    public bool IsOwnFolder => MovedTo is { } moved ? IsNameOfOwn(moved) : Folder == folders.VirtualDisk;

    /// <summary>The file's full path.</summary>
    public string Path => $@"{Folder}\{FileName}";

    /// <summary>
    /// Refuses the root of users' own disks, in which each user adds folders, and all that is in it: there nothing is opened with more rights than its owner's.
    /// </summary>
    /// <exception cref="FileRefusedException">The folder lies there.</exception>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    public void RefuseUsersFolders(string folder)
    {
        if (Recorded(UsersRootValue) is { } root && FolderNesting.Holds(root, folder))
        {
            throw new FileRefusedException(
                $"{folder} lies in {root}, the root of the users' own WSL disks (WSLDEFAULTDATAROOT), where each user adds folders.");
        }
    }

    /// <summary>Says why the disk may not be moved to a folder: data roots lie in no other one, hold none, and neither hold nor are programs.</summary>
    /// <returns>A sentence; null if it may.</returns>
    /// <exception cref="InstallationRegistryException">The registry cannot be read.</exception>
    public string? FindNesting(string folder)
    {
        foreach ((string? other, string name) in new[]
        {
            (Recorded(UsersRootValue), "the root of the users' own WSL disks"),
            (Recorded(ContainersRootValue) ?? folders.ContainerData, "the data root of Windows containers"),
            (Recorded("InstallFolder"), "the product's program"),
            (folders.Program, "the product's program"),
            (folders.Windows, "Windows"),
            (FolderNesting.Holds(folder, folders.ProgramFiles) ? folders.ProgramFiles : null, "Program Files"),
        })
        {
            if (other is not null && FolderNesting.Touch(folder, other))
            {
                return $"{folder} {(FolderNesting.Holds(folder, other) ? "is or holds" : "lies in")} {other}, {name}.";
            }
        }

        return null;
    }

    /// <summary>Records a move.</summary>
    /// <exception cref="InstallationRegistryException">It cannot be written.</exception>
    public void Record(string folder) => records.Write(FolderRecord, folder);

    private string? Recorded(string name) => registry.Read(InstallationScope.AllUsers)?.GetValueOrDefault(name) is string { Length: > 0 } value ? value : null;

    /// <summary>Whether a folder has the name of one that was moved as a whole.</summary>
    public static bool IsNameOfOwn(string folder) =>
        string.Equals(folder[(folder.LastIndexOf('\\') + 1)..], VirtualDiskMoveRequest.FolderName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes a path in the one way that two of them can be compared.</summary>
    /// <exception cref="FileRefusedException">It is no full path on a drive.</exception>
    public static string Normalize(string folder)
    {
        LocalPath path = LocalPath.Parse(folder);
        return path.Root + string.Join('\\', path.Names);
    }
}
