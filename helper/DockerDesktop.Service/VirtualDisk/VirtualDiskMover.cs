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
/// Moves the virtual disk, alone or with its folder. The caller names a folder and nothing else: it is opened without following any link, it must be one in
/// which nobody but SYSTEM and Administrators may write, the caller must be one who may, or it the folder that was recorded for the disk, and all that is done
/// goes through that handle. Each step is written down before it is taken, so that after a loss of power the old disk or the new one is whole and is the one
/// that is recorded; <see cref="Mend()"/> removes the rest.
/// </summary>
internal sealed class VirtualDiskMover(IFileSystem files, VirtualDiskLocation location, DiskMoveJournal journal, Func<Task<bool>> mayBeInUse)
{
    /// <summary>What the copy is called until it is whole, after the name that it gets then.</summary>
    public const string TemporarySuffix = ".docker-desktop.moving";

    /// <summary>Looks at the destination for the caller.</summary>
    /// <param name="destination">The folder that the caller named.</param>
    /// <param name="isWholeFolder">Whether the disk's folder is moved with all that is in it, or the disk alone.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The move, to be disposed of.</returns>
    /// <exception cref="RequestRefusedException">The disk cannot be moved there.</exception>
    public PreparedDiskMove Prepare(string destination, bool isWholeFolder, ICallerToken caller)
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
                string format = volume.FileSystem.Length == 0 ? "nothing that Windows reads" : volume.FileSystem;
                throw Refused($"{root} is {(volume.IsFixed ? $"formatted with {format}" : "no fixed drive of this computer")}.");
            }

            if (!isWholeFolder && VirtualDiskLocation.IsNameOfOwn(path))
            {
                throw Refused($"{path} has the name that the helper gives to folders of its own.");
            }

            if (location.FindNesting(path) is { } nesting)
            {
                throw Refused(nesting);
            }

            // Whoever could change it could have Hyper-V, which opens the disk by its path, take another file of this computer for the disk.
            folder = TrustedFolder.TryOpen(files, path) ?? throw Refused($"There is no folder {path}.");

            // Into the folder that an administrator chose for the disk anybody may bring it back.
            bool isRoot = !isWholeFolder && string.Equals(path, location.Root, StringComparison.OrdinalIgnoreCase);
            if (!isRoot && !caller.HasAccess(folder.GetSecurity(), (uint)(isWholeFolder ? FileRights.AddFolder : FileRights.Write)))
            {
                throw Refused($"You may not make {(isWholeFolder ? "folders" : "files")} in {path}.");
            }

            return new PreparedDiskMove(folder, path, isWholeFolder, isWholeFolder ? CheckSource(path, caller) : null);
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
    public async Task<string> RunAsync(PreparedDiskMove move, IOperationProgress progress, CancellationToken cancellationToken)
    {
        if (Mend() is { } fault)
        {
            throw new RequestRefusedException(
                Problems.WrongState($"An earlier move was interrupted and cannot be put right: {fault}", "Mend what the cause names, then try again."));
        }

        string source = FileProblems.Translate(() => location.Folder);
        if (string.Equals(source, move.Destination, StringComparison.OrdinalIgnoreCase))
        {
            return $"The virtual disk lies in {move.Destination} already.";
        }

        if (await mayBeInUse().ConfigureAwait(false))
        {
            throw new RequestRefusedException(Problems.WrongState("The virtual machine is not off, so its disk is in use.", "Stop the virtual machine first."));
        }

        return FileProblems.Translate(() =>
        {
            DiskMoveEntry entry = new(DiskMovePhase.Rename, move.IsWholeFolder, source, move.Destination);
            DiskFolder.TryOpen(files, location)?.Dispose();
            using TrustedFolder? folder = OpenSource(entry);
            using MovedDisk? disk = folder is null ? null : TryOpen(folder, entry.From.Name, entry.IsWholeFolder);
            if (disk is null || !disk.HasDisk())
            {
                throw new RequestRefusedException(
                    Problems.WrongState($@"There is no virtual disk {source}\{VirtualDiskLocation.FileName}.", "Make the virtual machine first."));
            }

            // Whoever may rename folders there may have put another one in its place since the caller's right was looked at.
            if (move.IsWholeFolder && !location.IsOwnFolder && !disk.Entry.GetSecurity().AsSpan().SequenceEqual(move.SourceSecurity))
            {
                throw new RequestRefusedException(Problems.WrongState($"The folder {source} was changed meanwhile.", "Try again."));
            }

            if (move.Folder.Contains(entry.To.Name) || move.Folder.Contains(entry.To.Name + TemporarySuffix))
            {
                throw Refused($"{entry.To.Folder} has {entry.To.Name} or {entry.To.Name}{TemporarySuffix} already.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (source[0] == move.Destination[0])
            {
                Rename(entry, disk, folder!, move.Folder);
            }
            else
            {
                Copy(entry, disk, move.Folder, progress, cancellationToken);
            }

            return $"The virtual disk lies in {move.Destination} now.";
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
        catch (FileRefusedException e)
        {
            // Of an earlier version, which moved it from and to wherever the caller might write, or of somebody who changed a folder since.
            return $"{e.Message} Until that is mended, as an administrator, see that the virtual disk is whole, and delete {journal.Path}.";
        }
        catch (Exception e) when (FileProblems.ToProblem(e) is not null)
        {
            return e.Message;
        }
    }

    private static RequestRefusedException Refused(string cause) => new(Problems.PathRefused(
        cause,
        "Name an existing folder on a fixed NTFS drive, in which nobody but SYSTEM and Administrators may write, whose path has no link, and which holds no "
            + "other virtual disk. In such a folder you may "
            + "make files as an administrator: run the command elevated. An administrator can make one with: mkdir FOLDER & icacls FOLDER /inheritance:r "
            + "/grant *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F /setowner *S-1-5-32-544"));

    private TrustedFolder? OpenFolder(string path) => DiskFolder.TryOpen(files, location, path);

    private TrustedFolder? OpenSource(DiskMoveEntry entry) => DiskFolder.TryOpenOf(files, location, entry.From, entry.IsWholeFolder);

    private MovedDisk? TryOpen(TrustedFolder folder, string name, bool isWholeFolder) =>
        isWholeFolder ? MovedDiskFolder.TryOpen(files, folder, name) : MovedDiskFile.TryOpen(files, folder, name);

    /// <summary>Finds out whether the caller may move the disk's folder away: his own right is needed where others' things may be in it.</summary>
    /// <returns>The folder's descriptor; null if it is the helper's own, or not there.</returns>
    private byte[]? CheckSource(string destination, ICallerToken caller)
    {
        string source = location.Folder;
        if (DiskPlace.Of(source, isWholeFolder: true).Name.Length == 0)
        {
            throw Refused($"The virtual disk lies in {source}, which is a whole drive: it can be moved alone.");
        }

        if (destination.StartsWith(source + '\\', StringComparison.OrdinalIgnoreCase) || string.Equals(destination, source, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused($"{destination} is in the folder that is to be moved.");
        }

        if (location.IsOwnFolder)
        {
            return null;
        }

        using TrustedFolder? folder = DiskFolder.TryOpen(files, location);
        byte[]? security = folder?.GetSecurity();
        return security is null || caller.HasAccess(security, (uint)FileRights.Delete)
            ? security
            : throw Refused($"You may not move {source}, which was not made for the virtual disk alone: move the disk alone.");
    }

    private void Rename(DiskMoveEntry entry, MovedDisk disk, TrustedFolder source, TrustedFolder destination)
    {
        journal.Write(entry);
        try
        {
            disk.MoveTo(destination, entry.To.Name);
            try
            {
                // The new name is on the disk before it is recorded.
                disk.Flush();
                location.Record(entry.Destination);
            }
            catch (Exception e) when (FileProblems.ToProblem(e) is not null)
            {
                disk.MoveTo(source, entry.From.Name);
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

    private void Copy(DiskMoveEntry entry, MovedDisk disk, TrustedFolder destination, IOperationProgress progress, CancellationToken cancellationToken)
    {
        journal.Write(entry with { Phase = DiskMovePhase.Copy });
        MovedDisk? copy = null;
        try
        {
            copy = disk.MakeCopy(destination, entry.To.Name + TemporarySuffix);
            disk.CopyTo(copy, progress, cancellationToken);

            // From here on nothing is undone because somebody asks for it.
            journal.Write(entry with { Phase = DiskMovePhase.Place });
            copy.MoveTo(destination, entry.To.Name);
            copy.Flush();
            location.Record(entry.Destination);
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

    private void Undo(MovedDisk? copy)
    {
        try
        {
            copy?.Delete();
            copy?.Dispose();
            ForgetJournal();
        }
        catch (Exception e) when (FileProblems.ToProblem(e) is not null)
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
        bool hasOld = HasDisk(entry.Source);
        using TrustedFolder? source = OpenSource(entry);
        using TrustedFolder? destination = OpenFolder(entry.To.Folder);
        if (destination is null)
        {
            // What is left on a drive that is not there takes room and does no harm; but a disk that is recorded to lie there must not be forgotten.
            if (isDone || !hasOld)
            {
                throw new FileRefusedException(
                    $"The folder {entry.To.Folder} is not there, and a move of the virtual disk to it was interrupted. Bring it back, or its drive.");
            }
        }
        else if (entry.Phase == DiskMovePhase.Rename)
        {
            MendRename(entry, isDone, hasOld ? source : null, destination);
        }
        else if (isDone)
        {
            if (source is not null && HasDisk(entry.Destination))
            {
                Remove(source, entry.From.Name, entry.IsWholeFolder);
            }
        }
        else
        {
            Remove(destination, entry.To.Name + TemporarySuffix, entry.IsWholeFolder);
            if (entry.Phase == DiskMovePhase.Place && hasOld)
            {
                Remove(destination, entry.To.Name, entry.IsWholeFolder);
            }
        }

        journal.Delete();
    }

    private void MendRename(DiskMoveEntry entry, bool isDone, TrustedFolder? source, TrustedFolder destination)
    {
        bool hasNew = HasDisk(entry.Destination);
        if (isDone && source is not null && !hasNew)
        {
            // The registry was faster on the disk than the name.
            using MovedDisk old = TryOpen(source, entry.From.Name, entry.IsWholeFolder)!;
            old.MoveTo(destination, entry.To.Name);
            old.Flush();
        }
        else if (!isDone && source is null && hasNew)
        {
            location.Record(entry.Destination);
        }
    }

    private bool HasDisk(string path)
    {
        using TrustedFolder? folder = OpenFolder(path);
        using IFileObject? disk = folder is null
            ? null
            : DiskFiles.TryOpen(files, folder, VirtualDiskLocation.FileName, FileRights.None, FileShare.ReadWrite | FileShare.Delete);
        return disk is not null;
    }

    private void Remove(TrustedFolder folder, string name, bool isWholeFolder)
    {
        IReadOnlyList<string> left = [];
        try
        {
            if (isWholeFolder)
            {
                left = folder.DeleteTrustedTree(name);
            }
            else
            {
                using MovedDisk? ours = MovedDiskFile.TryOpen(files, folder, name);
                ours?.Delete();
            }
        }
        catch (FileRefusedException)
        {
            // Somebody else's of that name: it is not the helper's to delete.
        }

        if (left.Count > 0)
        {
            throw new FileRefusedException(string.Join(' ', left));
        }
    }
}
