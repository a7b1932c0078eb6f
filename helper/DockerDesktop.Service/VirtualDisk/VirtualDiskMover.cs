using DockerDesktop.Protocol.VirtualDisk;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.Service.VirtualDisk;

/// <summary>
/// Moves the virtual disk. The caller names a folder and nothing else: the folder is opened without following any link, it must be one that the caller himself may write
/// in, and all that is done goes through that handle. Each step is written down before it is taken, so that after a loss of power the old disk or the new one is whole
/// and is the one that is recorded; <see cref="Mend()"/> removes the rest.
/// </summary>
internal sealed class VirtualDiskMover(IFileSystem files, VirtualDiskLocation location, DiskMoveJournal journal, Func<bool> mayBeInUse)
{
    /// <summary>The name of the copy until it is whole.</summary>
    public const string TemporaryName = VirtualDiskLocation.FileName + ".docker-desktop.moving";

    private const int PartBytes = 1024 * 1024;
    private const int CopyShare = 70; // of a hundred; comparing has the rest

    /// <summary>Looks at the destination for the caller.</summary>
    /// <param name="destination">The folder that the caller named.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The move, to be disposed of.</returns>
    /// <exception cref="RequestRefusedException">The disk cannot be moved there.</exception>
    public PreparedDiskMove Prepare(string destination, ICallerToken caller)
    {
        if (destination.Length > VirtualDiskMoveRequest.MaximumPathCharacters)
        {
            throw Refused($"The path has {destination.Length} characters; at most {VirtualDiskMoveRequest.MaximumPathCharacters} are allowed.");
        }

        TrustedFolder? folder = null;
        try
        {
            string path = VirtualDiskLocation.Normalize(destination);
            string root = path[..3];
            if (path.Length == root.Length)
            {
                throw Refused($"{path} is a whole drive.");
            }

            VolumeFacts volume = files.QueryVolume(root);
            if (!volume.IsFixed || volume.FileSystem != "NTFS")
            {
                throw Refused($"{root} is {(volume.IsFixed ? $"formatted with {(volume.FileSystem.Length == 0 ? "nothing that Windows reads" : volume.FileSystem)}" : "no fixed drive of this computer")}.");
            }

            folder = TrustedFolder.TryOpen(files, path, FolderTrust.Anybody) ?? throw Refused($"There is no folder {path}.");
            if (!caller.HasAccess(folder.GetSecurity(), (uint)FileRights.Write))
            {
                throw Refused($"You may not make files in {path}.");
            }

            return new PreparedDiskMove(folder, path);
        }
        catch (FileRefusedException e)
        {
            folder?.Dispose();
            throw Refused(e.Message);
        }
        catch (Exception e) when (FileProblems.ToProblem(e) is { } problem)
        {
            folder?.Dispose();
            throw new RequestRefusedException(problem);
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>Moves the disk.</summary>
    /// <param name="move">Where to. It is not disposed of.</param>
    /// <param name="progress">Told percentages.</param>
    /// <param name="cancellationToken">Undoes what was done, unless the new disk is whole already.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="RequestRefusedException">The disk is where it was.</exception>
    public string Run(PreparedDiskMove move, IOperationProgress progress, CancellationToken cancellationToken)
    {
        if (Mend() is { } fault)
        {
            throw new RequestRefusedException(Problems.WrongState($"An earlier move was interrupted and cannot be put right: {fault}", "Mend what the cause names, then try again."));
        }

        return FileProblems.Translate(() =>
        {
            string source = location.Folder;
            if (string.Equals(source, move.Path, StringComparison.OrdinalIgnoreCase))
            {
                return $"The virtual disk lies in {move.Path} already.";
            }

            if (mayBeInUse())
            {
                throw new RequestRefusedException(Problems.WrongState("The virtual machine is not off, so its disk is in use.", "Stop the virtual machine first."));
            }

            using TrustedFolder? folder = OpenFolder(source);
            using IFileObject disk = (folder is null ? null : TryOpenAlone(folder, VirtualDiskLocation.FileName))
                ?? throw new RequestRefusedException(Problems.WrongState($@"There is no virtual disk {source}\{VirtualDiskLocation.FileName}.", "Make the virtual machine first."));
            if (move.Folder.Contains(VirtualDiskLocation.FileName) || move.Folder.Contains(TemporaryName))
            {
                throw Refused($"{move.Path} has a file {VirtualDiskLocation.FileName} or {TemporaryName} already.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (source[0] == move.Path[0])
            {
                Rename(disk, folder!, source, move);
            }
            else
            {
                Copy(disk, source, move, progress, cancellationToken);
            }

            return $"The virtual disk lies in {move.Path} now.";
        });
    }

    /// <summary>Finishes or undoes a move that was interrupted. Nothing is done if none was.</summary>
    /// <returns>What keeps it from being put right; null if all is well.</returns>
    public string? Mend()
    {
        try
        {
            if (journal.Read() is { } entry)
            {
                Mend(entry);
            }

            return null;
        }
        catch (Exception e) when (FileProblems.ToProblem(e) is not null)
        {
            return e.Message;
        }
    }

    private static RequestRefusedException Refused(string cause) => new(Problems.PathRefused(
        cause, "Name an existing folder on a fixed NTFS drive, in which you may make files and whose path has no link; it must hold no other virtual disk."));

    // A folder that a user chose may be his; the others are the system's.
    private TrustedFolder? OpenFolder(string path) =>
        TrustedFolder.TryOpen(files, path, location.IsUserChosen ? FolderTrust.Anybody : FolderTrust.Path);

    private IFileObject? TryOpenAlone(TrustedFolder folder, string name) =>
        DiskFiles.TryOpen(files, folder, name, FileRights.Read | FileRights.Write | FileRights.Delete | FileRights.WriteAttributes, FileShare.None);

    private void Rename(IFileObject disk, TrustedFolder sourceFolder, string source, PreparedDiskMove move)
    {
        journal.Write(new DiskMoveEntry(DiskMovePhase.Rename, source, move.Path));
        try
        {
            move.Folder.Place(disk, VirtualDiskLocation.FileName);
            try
            {
                // The new name is on the disk before it is recorded.
                disk.Flush();
                location.Record(move.Path);
            }
            catch (Exception e) when (FileProblems.ToProblem(e) is not null)
            {
                sourceFolder.Place(disk, VirtualDiskLocation.FileName);
                throw;
            }
        }
        catch (Exception e) when (FileProblems.ToProblem(e) is not null)
        {
            ForgetJournal();
            throw;
        }

        ForgetJournal();
    }

    private void Copy(IFileObject disk, string source, PreparedDiskMove move, IOperationProgress progress, CancellationToken cancellationToken)
    {
        journal.Write(new DiskMoveEntry(DiskMovePhase.Copy, source, move.Path));
        FileOpening opening = new(FileRights.Read | FileRights.Write | FileRights.Delete | FileRights.WriteAttributes | FileRights.WriteAccess | FileRights.WriteOwner)
        {
            CreateNew = true,
            IsFolder = false,
            Share = FileShare.None,
            Security = SecurityDescriptors.PrivateFile,
        };
        IFileObject? copy = null;
        try
        {
            copy = move.Folder.TryOpenFile(TemporaryName, opening)!;
            CopyContent(disk, copy, progress, cancellationToken);
            CompareContent(disk, copy, progress, cancellationToken);
            KeepSecurity(disk, copy);
            copy.Flush();

            // From here on nothing is undone because somebody asks for it.
            journal.Write(new DiskMoveEntry(DiskMovePhase.Place, source, move.Path));
            move.Folder.Place(copy, VirtualDiskLocation.FileName);
            copy.Flush();
            location.Record(move.Path);
        }
        catch (Exception e) when (e is OperationCanceledException or RequestRefusedException || FileProblems.ToProblem(e) is not null)
        {
            Undo(copy);
            throw;
        }

        copy.Dispose();
        try
        {
            disk.Delete();
            journal.Delete();
        }
        catch (Exception e) when (FileProblems.ToProblem(e) is not null)
        {
            // The move is done; what is left of the old disk goes at the next start.
        }
    }

    private static void CopyContent(IFileObject disk, IFileObject copy, IOperationProgress progress, CancellationToken cancellationToken)
    {
        long length = disk.Query().Length;

        // Takes the room at once: a volume that is too small is found out now and not after an hour.
        copy.SetLength(length);
        byte[] part = new byte[PartBytes];
        for (long done = 0; done < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = disk.ReadPart(done, part);
            if (read == 0)
            {
                throw new SystemFileException(disk.Path, "read to its end", 38); // ERROR_HANDLE_EOF
            }

            copy.WritePart(done, part.AsSpan(0, read));
            done += read;
            progress.Report((int)(CopyShare * done / length));
        }

        copy.Flush();
    }

    private static void CompareContent(IFileObject disk, IFileObject copy, IOperationProgress progress, CancellationToken cancellationToken)
    {
        long length = disk.Query().Length;
        byte[] expected = new byte[PartBytes];
        byte[] found = new byte[PartBytes];
        for (long done = 0; done < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = disk.ReadPart(done, expected);
            int copied = copy.ReadPart(done, found);
            if (read == 0 || !expected.AsSpan(0, read).SequenceEqual(found.AsSpan(0, copied)))
            {
                throw new SystemFileException(copy.Path, $"read back as it was written (at byte {done})", 23); // ERROR_CRC
            }

            done += read;
            progress.Report(CopyShare + (int)((99 - CopyShare) * done / length));
        }
    }

    // Hyper-V has given the virtual machine its entry in the access list; without it the virtual machine does not start.
    private static void KeepSecurity(IFileObject disk, IFileObject copy)
    {
        byte[] security = disk.GetSecurity();
        try
        {
            copy.SetSecurity(security, withOwner: true);
        }
        catch (SystemFileException e) when (e.Error is Win32FileError.InvalidOwner or Win32FileError.PrivilegeNotHeld)
        {
            copy.SetSecurity(security, withOwner: false);
        }
    }

    private void Undo(IFileObject? copy)
    {
        try
        {
            copy?.Delete();
            copy?.Dispose();
            ForgetJournal();
        }
        catch (SystemFileException)
        {
            // What failed before is what is reported; the journal has the rest for the next start.
            copy?.Dispose();
        }
    }

    private void ForgetJournal()
    {
        try
        {
            journal.Delete();
        }
        catch (Exception e) when (FileProblems.ToProblem(e) is not null)
        {
            // The next start finds that nothing is left to do.
        }
    }

    private void Mend(DiskMoveEntry entry)
    {
        bool isDone = string.Equals(location.MovedTo, entry.Destination, StringComparison.OrdinalIgnoreCase);
        using TrustedFolder? source = TrustedFolder.TryOpen(files, entry.Source, FolderTrust.Anybody);
        using TrustedFolder? destination = TrustedFolder.TryOpen(files, entry.Destination, FolderTrust.Anybody);
        bool hasOld = Has(source);
        if (destination is null)
        {
            // What is left on a drive that is not there takes room and does no harm; but a disk that is recorded to lie there must not be forgotten.
            if (isDone || !hasOld)
            {
                throw new FileRefusedException($"The folder {entry.Destination} is not there, and a move of the virtual disk to it was interrupted. Bring it back, or its drive.");
            }
        }
        else if (entry.Phase == DiskMovePhase.Rename)
        {
            MendRename(entry, isDone, hasOld ? source : null, destination);
        }
        else if (isDone)
        {
            if (hasOld && Has(destination))
            {
                Remove(source!, VirtualDiskLocation.FileName);
            }
        }
        else
        {
            Remove(destination, TemporaryName);
            if (entry.Phase == DiskMovePhase.Place && hasOld)
            {
                Remove(destination, VirtualDiskLocation.FileName);
            }
        }

        journal.Delete();
    }

    private void MendRename(DiskMoveEntry entry, bool isDone, TrustedFolder? source, TrustedFolder destination)
    {
        if (isDone && source is not null && !Has(destination))
        {
            // The registry was faster on the disk than the name.
            using IFileObject? old = TryOpenAlone(source, VirtualDiskLocation.FileName);
            destination.Place(old!, VirtualDiskLocation.FileName);
            old!.Flush();
        }
        else if (!isDone && source is null && Has(destination))
        {
            location.Record(entry.Destination);
        }
    }

    private bool Has(TrustedFolder? folder)
    {
        using IFileObject? disk = folder is null
            ? null
            : DiskFiles.TryOpen(files, folder, VirtualDiskLocation.FileName, FileRights.None, FileShare.ReadWrite | FileShare.Delete);
        return disk is not null;
    }

    private void Remove(TrustedFolder folder, string name)
    {
        try
        {
            using IFileObject? ours = TryOpenAlone(folder, name);
            ours?.Delete();
        }
        catch (FileRefusedException)
        {
            // Somebody else's file of that name: it is not the helper's to delete.
        }
    }
}
