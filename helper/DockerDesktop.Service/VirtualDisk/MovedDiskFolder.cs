using DockerDesktop.Service.Operations;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>The folder that the disk lies in, with all that is in it. Its deletion is not shared, so that its name stays bound to it.</summary>
internal sealed class MovedDiskFolder : MovedDisk
{
    private readonly IFileSystem _files;
    private TrustedFolder _parent;
    private string _name;
    private OpenFolderTree? _tree;

    private MovedDiskFolder(IFileSystem files, TrustedFolder parent, string name, IFileObject folder)
        : base(folder)
    {
        _files = files;
        _parent = parent;
        _name = name;
    }

    /// <summary>Opens it.</summary>
    /// <returns>The folder; null if it is not there.</returns>
    /// <exception cref="FileRefusedException">It is a link, a file, or belongs to an account that is not trusted.</exception>
    /// <exception cref="SystemFileException">Windows refuses: it is in use.</exception>
    public static MovedDiskFolder? TryOpen(IFileSystem files, TrustedFolder parent, string name)
    {
        const FileRights Rights = FileRights.Read | FileRights.Traverse | FileRights.Delete | FileRights.WriteAttributes | FileRights.ReadSecurity;
        IFileObject? folder = parent.TryOpenObject(name, new FileOpening(Rights) { Share = FileShare.ReadWrite });
        if (folder is null)
        {
            return null;
        }

        try
        {
            FileFacts facts = folder.Query();
            DiskFiles.Refuse(files, folder, facts);
            return facts.IsFolder
                ? new MovedDiskFolder(files, parent, name, folder)
                : throw new FileRefusedException($"{folder.Path} is no folder. As an administrator, look at what it is, and move it away.");
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool HasDisk()
    {
        using OpenFolderTree tree = OpenFolderTree.Open(_files, Entry);
        return tree.HasFile(VirtualDiskLocation.FileName);
    }

    /// <inheritdoc/>
    public override void MoveTo(TrustedFolder folder, string name)
    {
        base.MoveTo(folder, name);
        _parent = folder;
        _name = name;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // A folder itself cannot be flushed without the right to make files in it; with the disk's file all names that lead to it are written.
        uint error = Entry.Open(
            VirtualDiskLocation.FileName, new FileOpening(FileRights.Write) { IsFolder = false, Share = FileShare.Read }, out IFileObject? disk);
        using (disk)
        {
            if (error != Win32FileError.Success)
            {
                throw new SystemFileException($@"{Entry.Path}\{VirtualDiskLocation.FileName}", "opened", error);
            }

            disk!.Flush();
        }
    }

    /// <inheritdoc/>
    public override MovedDisk MakeCopy(TrustedFolder folder, string name) =>
        new MovedDiskFolder(_files, folder, name, folder.TryOpenObject(name, DiskCopy.NewFolder)!);

    /// <inheritdoc/>
    public override void CopyTo(MovedDisk copy, IOperationProgress progress, CancellationToken cancellationToken)
    {
        _tree = OpenFolderTree.Open(_files, Entry);
        List<DiskCopy> all = [];
        try
        {
            foreach (OpenFolderEntry entry in _tree.Entries)
            {
                IFileObject folder = entry.Folder < 0 ? copy.Entry : all[entry.Folder].Copy;
                uint error = folder.Open(entry.Name, entry.Facts.IsFolder ? DiskCopy.NewFolder : DiskCopy.NewFile, out IFileObject? made);
                all.Add(error == Win32FileError.Success
                    ? new DiskCopy(entry.Object, made!)
                    : throw new SystemFileException($@"{folder.Path}\{entry.Name}", "made", error));
            }

            DiskCopy.Run([.. all.Where((_, i) => !_tree.Entries[i].Facts.IsFolder)], progress, cancellationToken);
            for (int i = 0; i < all.Count; i++)
            {
                TrustedFolder.KeepSecurity(all[i].Copy, all[i].Source.GetSecurity());
                all[i].Copy.SetAttributes(_tree.Entries[i].Facts.Attributes & TrustedFolder.KeptAttributes);
                if (!_tree.Entries[i].Facts.IsFolder)
                {
                    all[i].Copy.Flush();
                }
            }
        }
        finally
        {
            all.ForEach(one => one.Copy.Dispose());
        }

        // Last, because until then nobody else gets in.
        TrustedFolder.KeepSecurity(copy.Entry, Entry.GetSecurity());
    }

    /// <inheritdoc/>
    public override void Delete()
    {
        _tree?.Dispose();
        _tree = null;
        if (_parent.DeleteTree(Entry, _name) is { Count: > 0 } left)
        {
            throw new FileRefusedException(string.Join(' ', left));
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _tree?.Dispose();
        base.Dispose();
    }
}
