using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.Objects;

namespace FakeWindows;

/// <summary>
/// A file system in memory that answers with Windows' error codes: owners and descriptors, links, sharing, read-only files, folders that are not empty or in use, a full disk. Each step that
/// changes something is counted; at any of them it can fail, crash, or let somebody else act first.
/// </summary>
internal sealed class FakeFileSystem : IFileSystem
{
    public const string LocalSystem = "S-1-5-18";
    public const string Administrators = "S-1-5-32-544";
    public const string TrustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";
    public const string User = "S-1-5-21-1-2-3-1001";

    /// <summary>What is handed down where nothing else is said.</summary>
    public const string Inherited = "G:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, FakeNode> _roots = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FileRights> _deniedRights = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, uint> _denied = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A drive C with Windows' folders.</summary>
    public FakeFileSystem()
    {
        AddVolume('C');
        AddFolder(@"C:\Windows\System32\drivers\etc", TrustedInstaller);
        AddFolder(@"C:\Program Files", TrustedInstaller);
        AddFolder(@"C:\ProgramData", LocalSystem);
        AddFolder(@"C:\Users\user\AppData\Local", User);
        AddFolder(@"C:\Users\user\AppData\Roaming", User);
    }

    public string SystemOwner { get; set; } = TrustedInstaller;

    /// <summary>Steps that changed something, until now.</summary>
    public int Steps { get; private set; }

    /// <summary>What each step was, for example <c>Rename C:\a.new</c>.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The number of the step that fails with <see cref="FailWith"/>.</summary>
    public int? FailAt { get; set; }

    public uint FailWith { get; set; } = Win32FileError.AccessDenied;

    /// <summary>The number of the step before which everything ends.</summary>
    public int? CrashAt { get; set; }

    /// <summary>Bytes that still fit.</summary>
    public long FreeBytes { get; set; } = long.MaxValue;

    /// <summary>Called before each step with its description: the time for an attacker.</summary>
    public Action<string>? BeforeStep { get; set; }

    /// <summary>Called before something is opened, with its path and what for: the time for an attacker between two openings.</summary>
    public Action<string, FileRights>? BeforeOpen { get; set; }

    /// <summary>Called instead of waiting.</summary>
    public Action? Waiting { get; set; }

    public int Waits { get; private set; }

    /// <summary>Names in the longest list that somebody was given.</summary>
    public int LongestListing { get; internal set; }

    public Dictionary<char, VolumeFacts> Volumes { get; } = [];

    /// <summary>The names of accounts, by SID.</summary>
    public Dictionary<string, string> AccountNames { get; } = [];

    /// <summary>Everything that is there: path, kind, descriptor, attributes, content.</summary>
    public IReadOnlyList<string> Snapshot => Locked<IReadOnlyList<string>>(() =>
        [.. _roots.Values.SelectMany(root => root.All).Select(node => $"{node.Path} {(node.Target is null ? node.IsFolder ? "folder" : "file" : "link")} {node.Security} {node.Attributes} {Convert.ToHexString(node.Content)}")]);

    public int OpenHandles => Locked(() => _roots.Values.SelectMany(root => root.All).Sum(node => node.Handles.Count));

    internal bool HasCrashed { get; private set; }

    public void AddVolume(char letter, bool isFixed = true, string fileSystem = "NTFS")
    {
        _roots.Add($@"{letter}:\", new FakeNode { Name = $@"{letter}:\", IsFolder = true, Attributes = FileAttributes.Directory, Security = $"O:{TrustedInstaller}{Inherited}" });
        Volumes[letter] = new VolumeFacts(isFixed, fileSystem);
    }

    /// <summary>A drive letter that stands for a folder or a share, as SUBST and network drives do.</summary>
    public void AddSessionDrive(char letter, string target) => _roots.Add($@"{letter}:\", new FakeNode { Name = $@"{letter}:\", IsFolder = true, Target = target, Attributes = FileAttributes.Directory, Security = $"O:{User}{Inherited}" });

    /// <summary>A share of another computer, for example <c>\\server\share\</c>.</summary>
    public void AddShare(string root) => _roots.Add(root, new FakeNode { Name = root, IsFolder = true, Attributes = FileAttributes.Directory, Security = $"O:{User}{Inherited}" });

    /// <summary>Makes a folder and those above it that are not there, all with this owner.</summary>
    public FakeNode AddFolder(string path, string owner = LocalSystem, string? security = null)
    {
        var node = _roots[Root(path)];
        foreach (var name in path[Root(path).Length..].Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!node.Children.TryGetValue(name, out var child))
            {
                child = Add(node, new FakeNode { Name = name, IsFolder = true, Attributes = FileAttributes.Directory, Security = security ?? $"O:{owner}{Inherited}" });
            }

            node = child;
        }

        return node;
    }

    public FakeNode AddFile(string path, byte[] content, string owner = LocalSystem, FileAttributes attributes = FileAttributes.Archive, string? security = null)
    {
        var (folder, name) = Split(path);
        Remove(path);
        return Add(Find(folder)!, new FakeNode { Name = name, Content = content, Attributes = attributes, Security = security ?? $"O:{owner}{Inherited}" });
    }

    /// <summary>Makes an empty folder a junction, as whoever may write in it can at any time, whoever has it open.</summary>
    public void MakeJunction(string path, string target)
    {
        var node = Find(path)!;
        node.Target = target;
        node.Attributes |= FileAttributes.ReparsePoint;
    }

    public FakeNode AddLink(string path, string target, bool isFolder = true, string owner = User)
    {
        var (folder, name) = Split(path);
        Remove(path);
        return Add(
            Find(folder)!,
            new FakeNode { Name = name, IsFolder = isFolder, Target = target, Attributes = FileAttributes.ReparsePoint | (isFolder ? FileAttributes.Directory : FileAttributes.None), Security = $"O:{owner}{Inherited}" });
    }

    public void Remove(string path)
    {
        if (Find(path) is { Parent: { } parent } node)
        {
            parent.Children.Remove(node.Name);
        }
    }

    /// <summary>What a path leads to, links in it included, as a program finds it that looks out for nothing.</summary>
    public FakeNode? Find(string path)
    {
        var node = _roots.GetValueOrDefault(Root(path));
        foreach (var name in path[Root(path).Length..].Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node is null ? null : Resolve(node)?.Children.GetValueOrDefault(name);
        }

        return node;
    }

    public bool Exists(string path) => Locked(() => Find(path) is not null);

    public byte[]? ReadAll(string path) => Locked(() => Find(path)?.Content);

    /// <summary>Every opening of that path fails.</summary>
    public void Deny(string path, uint error = Win32FileError.AccessDenied) => _denied[path] = error;

    /// <summary>Every opening of that path for one of these rights fails.</summary>
    public void DenyRights(string path, FileRights rights) => _deniedRights[path] = rights;

    public void Allow(string path) => _denied.Remove(path);

    /// <summary>Somebody else has a file open.</summary>
    public IDisposable Hold(string path, FileRights rights, FileShare share)
    {
        var node = Find(path)!;
        var handle = new FakeHandle(this, node, path, rights, share, false);
        node.Handles.Add(handle);
        return handle;
    }

    /// <summary>After a crash: no handle is open any more.</summary>
    /// <param name="powerWasLost">
    /// True loses what was written in parts and not flushed. False when only the process ended: then Windows has deleted what was to be deleted on closing.
    /// </param>
    public void Restart(bool powerWasLost = true)
    {
        HasCrashed = false;
        CrashAt = null;
        FailAt = null;
        BeforeStep = null;
        foreach (var node in _roots.Values.SelectMany(root => root.All).ToList())
        {
            if ((node.Handles.Any(handle => handle.DeletesOnClose) && !powerWasLost) || node.IsGoing)
            {
                node.Parent?.Children.Remove(node.Name);
            }

            if (powerWasLost && node.OnDisk is { } onDisk)
            {
                node.Content = onDisk;
            }

            node.OnDisk = null;
            node.Handles.Clear();
            node.IsGoing = false;
        }
    }

    public uint OpenRoot(string root, out IFileObject? folder)
    {
        (var error, folder) = Locked<(uint, IFileObject?)>(() => _roots.TryGetValue(root, out var node) ? (0, new FakeHandle(this, node, root, FileRights.Traverse | FileRights.ReadSecurity, FileShare.ReadWrite, false)) : (Win32FileError.PathNotFound, null));
        return error;
    }

    public string? FindFinalPath(string path) => Locked(() => Find(path) is { } node && Resolve(node) is { } place ? place.Path : null);

    public VolumeFacts QueryVolume(string root) => Volumes.GetValueOrDefault(root[0], new VolumeFacts(false, string.Empty));

    public string FindAccountName(string sid) => AccountNames.GetValueOrDefault(sid, string.Empty);

    public void Wait(TimeSpan time)
    {
        Waits++;
        if (Waiting is null)
        {
            Thread.Sleep(1);
        }
        else
        {
            Waiting();
        }
    }

    internal static string Owner(string security)
    {
        var owner = security.StartsWith("O:", StringComparison.Ordinal) ? security[2..security.IndexOf("G:", StringComparison.Ordinal)] : string.Empty;
        return owner switch { "SY" => LocalSystem, "BA" => Administrators, _ => owner };
    }

    internal FakeNode? Resolve(FakeNode node) => node.Target is null ? node : Find(node.Target);

    internal static FakeNode Add(FakeNode folder, FakeNode node)
    {
        node.Parent = folder;
        folder.Children.Add(node.Name, node);
        return node;
    }

    internal uint? DeniedError(string path, FileRights rights) =>
        _denied.TryGetValue(path, out var error) ? error : (_deniedRights.GetValueOrDefault(path) & rights) != 0 ? Win32FileError.AccessDenied : null;

    internal T Locked<T>(Func<T> action)
    {
        lock (_lock)
        {
            return HasCrashed ? throw new FakeCrashException() : action();
        }
    }

    /// <summary>Counts a step.</summary>
    /// <returns>0, or what it fails with.</returns>
    internal uint Step(string step)
    {
        BeforeStep?.Invoke(step);
        Steps++;
        Log.Add(step);
        if (Steps == CrashAt)
        {
            HasCrashed = true;
            throw new FakeCrashException();
        }

        return Steps == FailAt ? FailWith : Win32FileError.Success;
    }

    private static string Root(string path) => path.StartsWith(@"\\", StringComparison.Ordinal) ? path[..(path.IndexOf('\\', path.IndexOf('\\', 2) + 1) + 1)] : path[..3];

    private static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('\\');
        return (path[..Math.Max(slash, Root(path).Length)], path[(slash + 1)..]);
    }
}
