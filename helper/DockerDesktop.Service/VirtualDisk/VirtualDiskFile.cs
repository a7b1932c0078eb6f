using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;
using DockerDesktop.Service.VirtualMachine;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>The disk as a file, by handles.</summary>
internal sealed class VirtualDiskFile(IFileSystem files, VirtualDiskLocation location) : IVirtualDiskFile
{
    /// <inheritdoc/>
    public string Path => FileProblems.Translate(() => location.Path);

    /// <summary>The file's size on its volume; null if it is not there.</summary>
    /// <exception cref="RequestRefusedException">Something else is at its place, or Windows does not tell.</exception>
    public long? GetLength() => FileProblems.Translate(() =>
    {
        using TrustedFolder? folder = TryOpenFolder();
        if (folder is null)
        {
            return (long?)null;
        }

        using IFileObject? file = DiskFiles.TryOpen(files, folder, VirtualDiskLocation.FileName, FileRights.None, FileShare.ReadWrite | FileShare.Delete);
        return file?.Query().Length;
    });

    /// <inheritdoc/>
    public bool Exists() => GetLength() is not null;

    /// <inheritdoc/>
    public IDisposable HoldFolder() => FileProblems.Translate<IDisposable>(() => location.IsMoved
        ? TryOpenFolder()
        ?? throw new FileRefusedException($"The folder {location.Folder}, to which the virtual disk was moved, is not there. Bring it back, or its drive.")
        : TrustedFolder.Create(files, location.Folder, SecurityDescriptors.PrivateFolder, FolderTrust.Own));

    /// <inheritdoc/>
    public IDisposable? HoldFile() => FileProblems.Translate<IDisposable?>(() =>
    {
        using TrustedFolder? folder = TryOpenFolder();

        // Without the right to its data: Hyper-V opens a disk for itself alone, and anybody who could read it would be in its way. What keeps the name bound to
        // this file is that nobody else may write in the folder, nor may delete the file.
        return folder is null ? null : DiskFiles.TryOpen(files, folder, VirtualDiskLocation.FileName, FileRights.None, FileShare.ReadWrite);
    });

    /// <inheritdoc/>
    public void Delete() => FileProblems.Translate(() =>
    {
        using TrustedFolder? folder = TryOpenFolder();
        using IFileObject? file = folder is null
            ? null
            : DiskFiles.TryOpen(files, folder, VirtualDiskLocation.FileName, FileRights.Delete | FileRights.WriteAttributes, FileShare.None);
        file?.Delete();
        return true;
    });

    private TrustedFolder? TryOpenFolder() => DiskFolder.TryOpen(files, location);
}
