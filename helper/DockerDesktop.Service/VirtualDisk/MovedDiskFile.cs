using DockerDesktop.Service.Operations;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>The disk's file, for the move alone.</summary>
internal sealed class MovedDiskFile : MovedDisk
{
    private MovedDiskFile(IFileObject file)
        : base(file)
    {
    }

    /// <summary>Opens it.</summary>
    /// <returns>The file; null if it is not there.</returns>
    /// <exception cref="FileRefusedException">It is not one that the helper made.</exception>
    /// <exception cref="SystemFileException">Windows refuses: it is in use.</exception>
    public static MovedDiskFile? TryOpen(IFileSystem files, TrustedFolder folder, string name)
    {
        const FileRights Rights = FileRights.Read | FileRights.Write | FileRights.Delete | FileRights.WriteAttributes;
        return DiskFiles.TryOpen(files, folder, name, Rights, FileShare.None) is { } file ? new MovedDiskFile(file) : null;
    }

    /// <inheritdoc/>
    public override bool HasDisk() => true;

    /// <inheritdoc/>
    public override void Flush() => Entry.Flush();

    /// <inheritdoc/>
    public override MovedDisk MakeCopy(TrustedFolder folder, string name) => new MovedDiskFile(folder.TryOpenObject(name, DiskCopy.NewFile)!);

    /// <inheritdoc/>
    public override void CopyTo(MovedDisk copy, IOperationProgress progress, CancellationToken cancellationToken)
    {
        DiskCopy.Run([new DiskCopy(Entry, copy.Entry)], progress, cancellationToken);
        TrustedFolder.KeepSecurity(copy.Entry, Entry.GetSecurity());
        copy.Flush();
    }

    /// <inheritdoc/>
    public override void Delete() => Entry.Delete();
}
