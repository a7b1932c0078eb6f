using System.Text;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// The data in the folder of a predecessor: virtual disks with the folders that they lie in, data roots that are recorded, and the folders that are published as those of data; besides, what is in
/// the folder itself and not known as the program's. It goes from where the folder is set aside back to its place, each part by one renaming, and in a rollback aside again.
/// </summary>
/// <param name="files">The files.</param>
/// <param name="registry">Where this installation has recorded its data roots, and Windows its folders.</param>
/// <param name="place">The predecessor. The folder above it has to be held meanwhile.</param>
internal sealed class PredecessorData(IFileSystem files, IRegistry registry, PredecessorPlace place)
{
    private const int MaximumDepth = 32;
    private const int MaximumSettings = 1 << 20;

    private readonly List<string> _roots = [];
    private readonly List<string> _found = [];
    private readonly List<string> _stays = [];
    private bool _isShared;

    /// <summary>True when the folder itself could not be listed, so that nothing is known of what is in it.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Finds the data in the folder that is set aside.</summary>
    /// <returns>Paths below that folder.</returns>
    public IReadOnlyList<string> Find()
    {
        var (root, key) = place.User is { } user ? RecordedSettings.Place(PackageScope.PerUser, user) : RecordedSettings.Place(PackageScope.PerMachine, string.Empty);
        foreach (var name in DataPart.DataRoots)
        {
            AddRoot(registry.ReadString(root, key, name));
        }

        ReadSettings(SystemFolders.ProductData(registry), "install-settings.json");
        ReadSettings(SystemFolders.EngineConfiguration(registry), "daemon.json");
        Search(string.Empty, MaximumDepth);
        return _found;
    }

    /// <summary>Puts data back to its place.</summary>
    /// <param name="path">One of those that were found.</param>
    /// <returns>Null, or why it could not be; it stays where it is then.</returns>
    public string? PutBack(string path)
    {
        var failure = Move(path, place.AsidePath, place.FullPath);
        if (failure is not null)
        {
            _stays.Add(path);
        }

        return failure;
    }

    /// <summary>Puts data aside again, in a rollback.</summary>
    /// <param name="paths">Those that were found.</param>
    public void PutAside(string[] paths)
    {
        foreach (var path in paths)
        {
            if (Move(path, place.FullPath, place.AsidePath) is { } failure)
            {
                throw new ActionFailedException($@"{place.FullPath}\{path} could not be put back: {failure} As an administrator, move it to {place.AsidePath}.");
            }

            // The folders above are aside too: those here were made for it.
            for (var above = Above(path); above.Length > 0; above = Above(above))
            {
                using var folder = TrustedFolder.TryOpen(files, Join(place.FullPath, Above(above)), FolderTrust.Anybody);
                folder?.DeleteIfEmpty(Name(above));
            }
        }
    }

    /// <summary>Whether an entry stays whatever else is deleted: data that could not go back, and data that has appeared since it was looked for.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="facts">What it is.</param>
    public bool Stays(string path, FileFacts facts) =>
        path.Length > place.AsidePath.Length && path[(place.AsidePath.Length + 1)..] is var below && (_stays.Contains(below) || IsData(below, facts));

    private static string Join(string folder, string below) => below.Length == 0 ? folder : $@"{folder}\{below}";

    private static string Above(string path) => path[..Math.Max(path.LastIndexOf('\\'), 0)];

    private static string Name(string path) => path[(path.LastIndexOf('\\') + 1)..];

    private void Search(string path, int depth)
    {
        try
        {
            using var folder = TrustedFolder.TryOpen(files, Join(place.AsidePath, path), FolderTrust.Anybody);
            if (folder is not null)
            {
                Search(folder, path, depth);
            }
        }
        catch (Exception exception) when (exception is FileRefusedException or SystemFileException)
        {
            // What cannot be looked at may be data.
            _stays.Add(path);
            IsUnknown |= path.Length == 0;
        }
    }

    private void Search(TrustedFolder folder, string path, int depth)
    {
        var names = folder.List();
        if (path.Length == 0)
        {
            _isShared = Has(names, PredecessorNames.IsForeignProgram);
        }
        else if (Has(names, PredecessorNames.IsEngineLayers) || (Has(names, PredecessorNames.IsDisk) && !IsThere(path)))
        {
            _found.Add(path);
            return;
        }
        else if (depth == 0)
        {
            _stays.Add(path);
            return;
        }

        foreach (var name in names)
        {
            // What cannot be opened cannot be deleted either.
            if (LocalPath.FindFault(name) is null && TryQuery(folder, name) is { } facts)
            {
                var entry = path.Length == 0 ? name : $@"{path}\{name}";
                if (IsData(entry, facts))
                {
                    _found.Add(entry);
                }
                else if (facts is { IsFolder: true, IsReparsePoint: false })
                {
                    Search(entry, depth - 1);
                }
            }
        }
    }

    private bool IsData(string path, FileFacts facts)
    {
        var name = Name(path);
        return PredecessorNames.IsDisk(name)
            || (facts.IsFolder && PredecessorNames.IsDataFolder(name))
            || _roots.Exists(root => FolderNesting.IsSame($@"{place.FullPath}\{path}", root))
            || (name.Length == path.Length && !(facts.IsFolder ? PredecessorNames.IsProgramFolder(name) : PredecessorNames.IsProgramFile(name, _isShared)));
    }

    /// <summary>Whether the new installation has the folder too. Then its program files are not mixed with old ones: disks alone go back.</summary>
    private bool IsThere(string path)
    {
        using var folder = TrustedFolder.TryOpen(files, Join(place.FullPath, path), FolderTrust.Anybody);
        return folder is not null;
    }

    private string? Move(string path, string from, string to)
    {
        try
        {
            using var source = TrustedFolder.TryOpen(files, Join(from, Above(path)), FolderTrust.Anybody);
            if (source is null || !source.Contains(Name(path)))
            {
                return null;
            }

            using var target = Make(Above(path), from, to);
            return Move(source, target, Name(path), MaximumDepth);
        }
        catch (Exception exception) when (exception is FileRefusedException or SystemFileException)
        {
            return exception.Message;
        }
    }

    private string? Move(TrustedFolder source, TrustedFolder target, string name, int depth)
    {
        if (Query(target, name) is not { } there)
        {
            source.Rename(name, target, name);
            return null;
        }

        if (depth == 0 || Query(source, name) is not { IsFolder: true, IsReparsePoint: false } || there is not { IsFolder: true, IsReparsePoint: false })
        {
            return $@"{target.Path}\{name} is there already.";
        }

        // A data root that this installation made: what was in it goes into it.
        string? failure = null;
        using (var from = TrustedFolder.TryOpen(files, $@"{source.Path}\{name}", FolderTrust.Anybody))
        using (var to = TrustedFolder.TryOpen(files, $@"{target.Path}\{name}", FolderTrust.Anybody))
        {
            foreach (var child in from!.List())
            {
                failure = Move(from, to!, child, depth - 1) ?? failure;
            }
        }

        if (failure is null)
        {
            source.DeleteIfEmpty(name);
        }

        return failure;
    }

    /// <summary>Opens a folder, making those that are missing as they are at the other place.</summary>
    private TrustedFolder Make(string path, string from, string to)
    {
        var security = place.User is { } user ? $"O:{user}G:{user}D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;{user})" : SecurityDescriptors.PrivateFolder;
        var folder = TrustedFolder.Create(files, Join(to, path), security, FolderTrust.Anybody);
        try
        {
            foreach (var made in folder.Made)
            {
                using var model = TrustedFolder.TryOpen(files, from + made[to.Length..], FolderTrust.Anybody);
                using var parent = TrustedFolder.TryOpen(files, made[..Math.Max(made.LastIndexOf('\\'), 3)], FolderTrust.Anybody);
                parent!.RestoreSecurity(Name(made), model!.GetSecurity());
            }

            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static FileFacts? Query(TrustedFolder folder, string name)
    {
        using var entry = folder.TryOpenObject(name, new FileOpening(FileRights.None) { Share = FileShare.ReadWrite | FileShare.Delete });
        return entry?.Query();
    }

    private static FileFacts? TryQuery(TrustedFolder folder, string name)
    {
        try
        {
            return Query(folder, name);
        }
        catch (SystemFileException)
        {
            return null;
        }
    }

    private static bool Has(IReadOnlyList<string> names, Predicate<string> predicate)
    {
        foreach (var name in names)
        {
            if (predicate(name))
            {
                return true;
            }
        }

        return false;
    }

    private void AddRoot(string? root)
    {
        if (root is not null && FolderNesting.Holds(place.FullPath, root))
        {
            _roots.Add(root);
        }
    }

    /// <summary>The data roots in the predecessor's own settings: each text in them that is a path in its folder. So nothing hangs on how a version names them, or on the file being whole.</summary>
    private void ReadSettings(string path, string file)
    {
        try
        {
            using var folder = TrustedFolder.TryOpen(files, path, FolderTrust.Anybody);
            ReadSettings(folder?.Read(file, MaximumSettings, FolderTrust.Anybody));
        }
        catch (Exception exception) when (exception is FileRefusedException or SystemFileException)
        {
            // No predecessor keeps its settings so.
        }
    }

    private void ReadSettings(byte[]? settings)
    {
        var text = settings is null ? string.Empty : Encoding.UTF8.GetString(settings);
        var path = new StringBuilder();
        foreach (var c in text)
        {
            // A backslash is doubled in JSON, and a slash is read as one by Windows.
            if (c is '"' or '\'' or '\n')
            {
                AddRoot(path.ToString());
                path.Clear();
            }
            else if (c is not ('\\' or '/'))
            {
                path.Append(c);
            }
            else if (path.Length > 0 && path[^1] != '\\')
            {
                path.Append('\\');
            }
        }
    }
}
