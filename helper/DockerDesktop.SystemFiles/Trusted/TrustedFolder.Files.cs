using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.SystemFiles.Trusted;

/// <content>Reading and replacing files.</content>
internal sealed partial class TrustedFolder
{
    /// <summary>
    /// What a file's next content is written to before it takes the file's place, after the file's name. One that a crash left is removed by the next write.
    /// </summary>
    public const string TemporarySuffix = ".docker-desktop.new";

    /// <summary>The attributes that a file's next content, or a copy of it, gets too.</summary>
    public const FileAttributes KeptAttributes =
        FileAttributes.ReadOnly | FileAttributes.Hidden | FileAttributes.System | FileAttributes.Archive | FileAttributes.NotContentIndexed;

    /// <summary>The file that <see cref="Lock"/> holds, after the name of the file that is changed. It goes with the process that holds it.</summary>
    public const string LockSuffix = ".docker-desktop.lock";

    // Ten seconds: virus scanners and editors let go of a file before that.
    private const int Attempts = 200;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="maximumLength">Bytes; a longer one is refused.</param>
    /// <param name="trust"><see cref="FolderTrust.Anybody"/> when it does not matter whose it is.</param>
    /// <returns>Its bytes; null when it is not there.</returns>
    /// <exception cref="FileRefusedException">It is a link, a folder, too long, or somebody's who may not own it.</exception>
    /// <exception cref="SystemFileException">Windows refuses.</exception>
    public byte[]? Read(string name, int maximumLength, FolderTrust trust = FolderTrust.Path) =>
        Read(name, maximumLength, file =>
        {
            if (trust is not (FolderTrust.Anybody or FolderTrust.AnybodyAnywhere))
            {
                RefuseOwner(file);
            }
        });

    /// <summary>
    /// As <see cref="Read(string, int, FolderTrust)"/>, for a file whose content decides something: nobody but trusted accounts may change it either.
    /// </summary>
    /// <exception cref="FileRefusedException">It is a link, a folder, too long, or somebody owns it or may change it who may not.</exception>
    public byte[]? ReadProtected(string name, int maximumLength) =>
        Read(name, maximumLength, file =>
        {
            RefuseOwner(file);
            RefuseChange(_files, file, isFolder: false);
        });

    /// <summary>
    /// Gives a file a new content in one step: whoever reads it, and whatever ends the computer, gets the old content or the new one. Access list, owner and
    /// attributes of a file that is there stay, read-only too.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">The new content.</param>
    /// <param name="securityWhenNew">The security descriptor of a file that was not there, as SDDL.</param>
    /// <exception cref="FileRefusedException">What is there is a link or a folder.</exception>
    /// <exception cref="SystemFileException">Windows refuses; the file is as it was.</exception>
    public void Replace(string name, ReadOnlySpan<byte> content, string securityWhenNew) => Replace(name, content, securityWhenNew, keepsSecurity: true);

    /// <summary>As <see cref="Replace(string, ReadOnlySpan{byte}, string)"/>, but a file that is there gets the security descriptor too.</summary>
    public void ReplaceWithSecurity(string name, ReadOnlySpan<byte> content, string security) => Replace(name, content, security, keepsSecurity: false);

    /// <summary>Owner, group and access list of a file.</summary>
    /// <returns>Self-relative; null when it is not there.</returns>
    public byte[]? GetSecurity(string name)
    {
        using var file = TryOpenEntry(Handle, name, new FileOpening(FileRights.ReadSecurity) { Share = FileShare.ReadWrite | FileShare.Delete });
        return file?.GetSecurity();
    }

    /// <summary>Gives a file back what <see cref="GetSecurity(string)"/> told, the owner as far as Windows lets this process give a file away.</summary>
    public void RestoreSecurity(string name, byte[] descriptor)
    {
        using var file = OpenEntry(
            Handle, name, new FileOpening(FileRights.WriteAccess | FileRights.WriteOwner) { Share = FileShare.ReadWrite | FileShare.Delete }, "secured");
        KeepSecurity(file, descriptor);
    }

    /// <summary>Gives a file or folder owner and access list of another; the owner only as far as Windows lets this process give a file away.</summary>
    /// <param name="file">Opened with WRITE_DAC and WRITE_OWNER.</param>
    /// <param name="descriptor">Self-relative.</param>
    public static void KeepSecurity(IFileObject file, byte[] descriptor)
    {
        try
        {
            file.SetSecurity(descriptor, withOwner: true);
        }
        catch (SystemFileException e) when (e.Error is Win32FileError.InvalidOwner or Win32FileError.PrivilegeNotHeld)
        {
            file.SetSecurity(descriptor, withOwner: false);
        }
    }

    /// <summary>Keeps others of the product's processes from changing a file, until it is disposed of or the process ends.</summary>
    /// <param name="name">The file's name; it need not be there.</param>
    /// <exception cref="SystemFileException">Somebody holds it for longer than ten seconds, or Windows refuses.</exception>
    public IDisposable Lock(string name)
    {
        var opening = new FileOpening(FileRights.Write | FileRights.Delete)
        {
            OpenOrCreate = true,
            IsFolder = false,
            Share = FileShare.None,
            Security = SecurityDescriptors.PrivateFile,
            DeleteOnClose = true,
        };
        return Retry(Win32FileError.IsInUseOrGoing, () => OpenEntry(Handle, name + LockSuffix, opening, "locked"))!;
    }

    /// <summary>Removes what a crash in the middle of <see cref="Replace(string, ReadOnlySpan{byte}, string)"/> left.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>True when there was something.</returns>
    public bool RemoveLeftover(string name) => Delete(name + TemporarySuffix);

    /// <summary>Deletes a file, or a link itself.</summary>
    /// <returns>True when it was there.</returns>
    public bool Delete(string name)
    {
        using var file = Retry(Win32FileError.IsInUse, () =>
            TryOpenEntry(Handle, name, new FileOpening(FileRights.Delete | FileRights.WriteAttributes) { Share = FileShare.ReadWrite | FileShare.Delete }));
        file?.Delete();
        return file is not null;
    }

    /// <summary>Moves an entry, whatever it is, to another name or into another folder of the volume, in one step.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">Where.</param>
    /// <param name="newName">A name that is free there.</param>
    /// <returns>True when it was there.</returns>
    /// <exception cref="SystemFileException">Windows refuses: the name is taken, something in it is in use.</exception>
    public bool Rename(string name, TrustedFolder target, string newName)
    {
        RefuseName(newName);
        using var entry = TryOpenEntry(Handle, name, new FileOpening(FileRights.Delete) { Share = FileShare.ReadWrite | FileShare.Delete });
        entry?.Rename(target.Handle, newName, replace: false);
        return entry is not null;
    }

    private static FileFacts QueryFile(IFileObject file)
    {
        var facts = file.Query();
        return facts.IsReparsePoint
            ? throw new FileRefusedException(
                $"{file.Path} is a link, and may lead anywhere. As an administrator, look at what it leads to, and put a file in its place.")
            : facts.IsFolder
            ? throw new FileRefusedException($"{file.Path} is a folder, and a file is expected. As an administrator, look at what is in it, and move it away.")
            : facts;
    }

    private byte[]? Read(string name, int maximumLength, Action<IFileObject> refuse)
    {
        var opening = new FileOpening(FileRights.Read | FileRights.ReadSecurity) { Share = FileShare.ReadWrite | FileShare.Delete };
        using var file = Retry(Win32FileError.IsInUse, () => TryOpenEntry(Handle, name, opening));
        if (file is null)
        {
            return null;
        }

        var facts = QueryFile(file);
        refuse(file);
        return facts.Length <= maximumLength ? file.Read((int)facts.Length) : throw new FileRefusedException(
            $"{file.Path} has {facts.Length} bytes, and at most {maximumLength} are allowed. See that it is the right file, and shorten it.");
    }

    private void Replace(string name, ReadOnlySpan<byte> content, string security, bool keepsSecurity)
    {
        FileAttributes? attributes = null;
        byte[]? descriptor = null;
        using (var old = TryOpenEntry(Handle, name, new FileOpening(FileRights.ReadSecurity) { Share = FileShare.ReadWrite | FileShare.Delete }))
        {
            if (old is not null)
            {
                attributes = QueryFile(old).Attributes & KeptAttributes;
                descriptor = keepsSecurity ? old.GetSecurity() : null;
            }
        }

        RemoveLeftover(name);
        var create = new FileOpening(
            FileRights.Write | FileRights.Delete | FileRights.WriteAttributes | (descriptor is null ? 0 : FileRights.WriteAccess | FileRights.WriteOwner))
        {
            CreateNew = true,
            IsFolder = false,
            Share = FileShare.Read | FileShare.Delete,
            Security = descriptor is null ? security : SecurityDescriptors.PrivateFile,
        };
        using var next = OpenEntry(Handle, name + TemporarySuffix, create, "made");
        try
        {
            next.Write(content);
            if (descriptor is not null)
            {
                KeepSecurity(next, descriptor);
            }

            if (attributes is { } kept)
            {
                next.SetAttributes(kept);
            }

            Retry(Win32FileError.IsInUseOrGoing, () =>
            {
                next.Rename(Handle, name, replace: true);
                return next;
            });
        }
        catch (SystemFileException)
        {
            TryDelete(next);
            throw;
        }
    }

    private static void TryDelete(IFileObject entry)
    {
        try
        {
            entry.Delete();
        }
        catch (SystemFileException)
        {
            // What failed before is what is reported; the next write removes this.
        }
    }

    private IFileObject? Retry(Func<uint, bool> isBusy, Func<IFileObject?> action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (SystemFileException e) when (isBusy(e.Error) && attempt < Attempts)
            {
                _files.Wait(s_pause);
            }
        }
    }
}
