using DockerDesktop.SystemFiles.Objects;

namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>
/// A folder that was found to be what it has to be. It and every folder above it are held open until it is disposed of, so that nobody can put another in its
/// place meanwhile. Names are single names: no path leads out of it.
/// </summary>
internal sealed partial class TrustedFolder : IDisposable
{
    private const FileRights Walk = FileRights.Traverse | FileRights.ReadSecurity;

    /// <summary>By these a folder, or what is in it whatever that allows, is replaced by another.</summary>
    private const FileRights Replacing = FileRights.Delete | FileRights.DeleteChild | FileRights.WriteAccess | FileRights.WriteOwner;

    /// <summary>By these something is put into it, or it is made a junction while it is empty.</summary>
    private const FileRights Adding = FileRights.Write | FileRights.AddFolder | FileRights.WriteAttributes | FileRights.WriteExtendedAttributes;

    private readonly IFileSystem _files;
    private readonly List<IFileObject> _chain;
    private readonly List<string> _made = [];

    private TrustedFolder(IFileSystem files, List<IFileObject> chain)
    {
        _files = files;
        _chain = chain;
    }

    /// <summary>The full path.</summary>
    public string Path => Handle.Path;

    /// <summary>The full paths of the folders that <see cref="Create"/> made, outermost first; those were not there before.</summary>
    public IReadOnlyList<string> Made => _made;

    private IFileObject Handle => _chain[^1];

    /// <summary>Opens a folder.</summary>
    /// <param name="files">The files.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="trust">What it has to be.</param>
    /// <returns>The folder; null when it, or a folder above it, is not there.</returns>
    /// <exception cref="FileRefusedException">It is not what it has to be.</exception>
    /// <exception cref="SystemFileException">Windows does not let it be opened.</exception>
    public static TrustedFolder? TryOpen(IFileSystem files, string path, FolderTrust trust = FolderTrust.Path) => Open(files, path, trust, null);

    /// <summary>Opens a folder, making it and those above it that are not there.</summary>
    /// <param name="files">The files.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="security">The security descriptor of what is made, as SDDL.</param>
    /// <param name="trust">What it has to be when it is there.</param>
    /// <exception cref="FileRefusedException">It is not what it has to be.</exception>
    /// <exception cref="SystemFileException">Windows does not let it be opened or made. What was made until then is removed.</exception>
    public static TrustedFolder Create(IFileSystem files, string path, string security, FolderTrust trust = FolderTrust.Path) =>
        Open(files, path, trust, security)!;

    /// <summary>
    /// As <see cref="Create"/>, but an empty folder that is not what it has to be is deleted and made anew: nothing of anybody's is lost with it.
    /// </summary>
    public static TrustedFolder CreateAnew(IFileSystem files, string path, string security, FolderTrust trust)
    {
        try
        {
            return Create(files, path, security, trust);
        }
        catch (FileRefusedException)
        {
            var names = LocalPath.Parse(path).Names;
            var trimmed = path.TrimEnd('\\');
            using (var parent = names.Count == 0 ? null : TryOpen(files, trimmed[..Math.Max(trimmed.LastIndexOf('\\'), 3)], FolderTrust.Above))
            {
                if (parent?.Contains(names[^1]) != true || !parent.DeleteIfEmpty(names[^1]))
                {
                    throw;
                }
            }

            return Create(files, path, security, trust);
        }
    }

    /// <summary>Sets the access list of the folder, cut off from what the folder above hands down.</summary>
    /// <param name="security">SDDL; only its access list is used.</param>
    public void SetAccess(string security)
    {
        using var folder = _chain.Count > 1
            ? OpenEntry(
                _chain[^2], NameOf(Path), new FileOpening(FileRights.WriteAccess) { IsFolder = true, Share = FileShare.ReadWrite | FileShare.Delete }, "opened")
            : null;
        folder?.SetAccess(security);
    }

    /// <summary>SID of its owner; empty when there is none.</summary>
    public string GetOwner() => Handle.GetOwner();

    /// <summary>
    /// Says whether whoever runs this may make folders in it, as Windows decides it. Of the root of a drive it is not asked, and taken to be so.
    /// </summary>
    public bool MayAddFolder()
    {
        if (_chain.Count == 1)
        {
            return true;
        }

        var opening = new FileOpening(FileRights.AddFolder) { IsFolder = true, Share = FileShare.ReadWrite | FileShare.Delete };
        var error = _chain[^2].Open(LocalPath.Parse(Path).Names[^1], opening, out var folder);
        using (folder)
        {
            return error == Win32FileError.Success;
        }
    }

    /// <summary>The names in it.</summary>
    /// <param name="maximum">No more than so many: a folder that others write in may have any number.</param>
    public IReadOnlyList<string> List(int maximum = int.MaxValue)
    {
        using var folder = Reopen(FileRights.Read);
        return folder.List(maximum);
    }

    /// <summary>Says whether something of that name is in it, whatever it is.</summary>
    public bool Contains(string name)
    {
        using var entry = TryOpenEntry(Handle, name, new FileOpening(FileRights.ReadAttributes) { Share = FileShare.ReadWrite | FileShare.Delete });
        return entry is not null;
    }

    public void Dispose()
    {
        for (var i = _chain.Count - 1; i >= 0; i--)
        {
            _chain[i].Dispose();
        }

        _chain.Clear();
    }

    private static TrustedFolder? Open(IFileSystem files, string path, FolderTrust trust, string? security)
    {
        var parts = LocalPath.Parse(path, takesShares: trust == FolderTrust.AnybodyAnywhere);
        var error = files.OpenRoot(parts.Root, out var root);
        if (error != Win32FileError.Success)
        {
            return security is null && Win32FileError.IsMissing(error) ? null : throw new SystemFileException(parts.Root, "opened", error);
        }

        var folder = new TrustedFolder(files, [root!]);
        try
        {
            if (trust < FolderTrust.Anybody)
            {
                folder.RefuseOwner(root!);
                folder.RefuseGrant(root!, Replacing & ~FileRights.Delete, FileRights.None);
            }

            for (var i = 0; i < parts.Names.Count; i++)
            {
                // Users add to their own folder, and not to those above that are made for it.
                var isLast = i == parts.Names.Count - 1;
                var isAbove = security is not null && trust == FolderTrust.UsersFolders && !isLast;
                if (!folder.Enter(parts.Names[i], isLast, trust, isAbove ? SecurityDescriptors.ReadableFolder : security))
                {
                    folder.Dispose();
                    return null;
                }
            }

            return folder;
        }
        catch
        {
            folder.RemoveMade();
            folder.Dispose();
            throw;
        }
    }

    private bool Enter(string name, bool isLast, FolderTrust trust, string? security)
    {
        var walk = new FileOpening(Walk) { Share = FileShare.ReadWrite };
        var error = Handle.Open(name, walk, out var folder);
        if (Win32FileError.IsMissing(error))
        {
            if (security is null)
            {
                return false;
            }

            // In one step with its descriptor: there is no moment in which somebody else could own it.
            error = Handle.Open(name, walk with { CreateNew = true, IsFolder = true, Security = security }, out folder);
            if (error == Win32FileError.Success)
            {
                _chain.Add(folder!);
                _made.Add(folder!.Path);
                return true;
            }

            if (error is Win32FileError.FileExists or Win32FileError.AlreadyExists)
            {
                error = Handle.Open(name, walk, out folder);
            }
        }

        if (error != Win32FileError.Success)
        {
            throw new SystemFileException(Join(Handle.Path, name), security is null ? "opened" : "opened or made", error);
        }

        _chain.Add(folder!);
        var facts = folder!.Query();
        if (facts.IsReparsePoint)
        {
            throw new FileRefusedException(
                $"{folder.Path} is a link or junction, and may lead anywhere. As an administrator, look at what it leads to, and put a folder in its place.");
        }

        if (!facts.IsFolder)
        {
            throw new FileRefusedException($"{folder.Path} is not a folder. As an administrator, look at what it is, and move it away.");
        }

        if (trust < FolderTrust.Anybody)
        {
            RefuseOwner(folder);
            RefuseGrant(folder, Replacing, FileRights.None);
            if (isLast && trust != FolderTrust.Above)
            {
                RefuseWriting(folder, trust, security);
            }
        }

        return true;
    }

    private void RefuseWriting(IFileObject folder, FolderTrust trust, string? security)
    {
        var rights = trust == FolderTrust.UsersFolders ? Adding & ~FileRights.AddFolder : Adding;
        if (trust == FolderTrust.Own && security is not null
            && TrustedOwners.FindGrant(folder.GetAccess(), rights, Replacing | Adding, _files.SystemOwner) is not null)
        {
            SetAccess(security);
        }

        RefuseGrant(folder, rights, Replacing | Adding);
    }

    private void RefuseOwner(IFileObject entry)
    {
        if (entry.GetOwner() is var owner && !TrustedOwners.Contain(owner, _files.SystemOwner))
        {
            throw FolderRefusals.ForOwner(_files, entry.Path, owner);
        }
    }

    private void RefuseGrant(IFileObject entry, FileRights rights, FileRights handedDown)
    {
        var access = entry.GetAccess();
        if (TrustedOwners.FindGrant(access, rights, handedDown, _files.SystemOwner) is { } grant)
        {
            throw FolderRefusals.ForGrant(_files, entry.Path, isFolder: true, grant, access.Entries is not null);
        }
    }

    /// <summary>Undoes what an opening that failed has made.</summary>
    private void RemoveMade()
    {
        for (var i = _made.Count; i > 0; i--)
        {
            // The last of the chain may be what was refused.
            while (Handle.Path != _made[i - 1])
            {
                Leave();
            }

            Leave();
            TryRemoveFolder(Handle, NameOf(_made[i - 1]));
        }
    }

    private void Leave()
    {
        Handle.Dispose();
        _chain.RemoveAt(_chain.Count - 1);
    }

    private IFileObject Reopen(FileRights rights)
    {
        if (_chain.Count == 1)
        {
            throw new FileRefusedException($"{Path} is the root of a drive. Give a folder on it.");
        }

        return OpenEntry(_chain[^2], NameOf(Path), new FileOpening(rights) { IsFolder = true, Share = FileShare.ReadWrite | FileShare.Delete }, "opened");
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('\\') + 1)..];

    private static string Join(string folder, string name) => folder.EndsWith('\\') ? folder + name : $"{folder}\\{name}";

    private static IFileObject OpenEntry(IFileObject folder, string name, in FileOpening opening, string operation)
    {
        RefuseName(name);
        var error = folder.Open(name, opening, out var entry);
        return error == Win32FileError.Success ? entry! : throw new SystemFileException(Join(folder.Path, name), operation, error);
    }

    private static IFileObject? TryOpenEntry(IFileObject folder, string name, in FileOpening opening)
    {
        RefuseName(name);
        var error = folder.Open(name, opening, out var entry);
        return error == Win32FileError.Success ? entry
            : Win32FileError.IsMissing(error) ? null
            : throw new SystemFileException(Join(folder.Path, name), "opened", error);
    }

    private static void RefuseName(string name)
    {
        if (name.Contains('\\') || LocalPath.FindFault(name) is not null)
        {
            throw new ArgumentException($"\"{name}\" is not one name.", nameof(name));
        }
    }
}
