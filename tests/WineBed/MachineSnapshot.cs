using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace WineBed;

/// <summary>
/// What a prefix contains at one moment: every file of drive C with its content, every registry key and value, services and local groups. Times are left out. Two
/// snapshots that do not differ prove that nothing was left behind and nothing was lost.
/// </summary>
public sealed class MachineSnapshot
{
    // Windows' own files are hard links in every prefix and need be read once only.
    private static readonly ConcurrentDictionary<(ulong Inode, long Length, long Time), string> s_hashes = new();

    private readonly SortedDictionary<string, string> _entries = new(StringComparer.OrdinalIgnoreCase);

    private MachineSnapshot(IReadOnlyDictionary<string, LocalGroup> localGroups) => LocalGroups = localGroups;

    /// <summary>Everything, described in a line each: <c>file C:\...</c>, <c>folder C:\...</c>, <c>registry HKLM\... [name]</c>, <c>service ...</c>, <c>group ...</c>.</summary>
    public IReadOnlyDictionary<string, string> Entries => _entries;

    public IReadOnlyDictionary<string, LocalGroup> LocalGroups { get; }

    /// <summary>What changed from this snapshot to a later one.</summary>
    public SnapshotDifference CompareTo(MachineSnapshot later)
    {
        List<string> lines = [];
        foreach (string name in _entries.Keys.Union(later._entries.Keys, StringComparer.OrdinalIgnoreCase).Where(name => !VolatileEntries.Contains(name)))
        {
            bool before = _entries.TryGetValue(name, out string? old);
            bool after = later._entries.TryGetValue(name, out string? now);
            if (!before)
            {
                lines.Add($"+ {name}: {now}");
            }
            else if (!after)
            {
                lines.Add($"- {name}: {old}");
            }
            else if (old != now)
            {
                lines.Add($"~ {name}: {old} -> {now}");
            }
        }

        return new SnapshotDifference(lines);
    }

    internal static async Task<MachineSnapshot> TakeAsync(WinePrefix prefix)
    {
        IReadOnlyList<RegistryTree?> hives = await prefix.Registry.ReadKeysAsync("HKLM", "HKU");
        RegistryTree? groups = hives[0] is RegistryTree machine ? Below(machine, WineLocalGroups.RegistryKey + @"\LocalGroups") : null;
        MachineSnapshot snapshot = new(WineLocalGroups.Read(groups));
        snapshot.AddRegistry("HKLM", hives[0]);
        snapshot.AddRegistry("HKU", hives[1]);
        foreach ((string name, string state) in await prefix.Services.ListAsync())
        {
            snapshot._entries[$"service {name}"] = state;
        }

        foreach (LocalGroup group in snapshot.LocalGroups.Values)
        {
            snapshot._entries[$"group {group.Name}"] = group.ToString();
        }

        snapshot.AddFiles(prefix.DriveC);
        return snapshot;
    }

    private static RegistryTree Below(RegistryTree tree, string key)
    {
        SortedDictionary<string, IReadOnlyDictionary<string, RegistryValue>> keys = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string path, IReadOnlyDictionary<string, RegistryValue> values) in tree.Keys)
        {
            if (path.StartsWith(key + '\\', StringComparison.OrdinalIgnoreCase))
            {
                keys[path[(key.Length + 1)..]] = values;
            }
        }

        return new RegistryTree(keys);
    }

    private void AddRegistry(string root, RegistryTree? tree)
    {
        foreach ((string key, IReadOnlyDictionary<string, RegistryValue> values) in tree?.Keys ?? new Dictionary<string, IReadOnlyDictionary<string, RegistryValue>>())
        {
            // The bed's own key: its groups are listed as groups.
            if (key.StartsWith(WineLocalGroups.RegistryKey, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            _entries[$@"registry {root}\{key}"] = "key";
            foreach ((string name, RegistryValue value) in values)
            {
                _entries[$@"registry {root}\{key} [{name}]"] = value.ToString();
            }
        }
    }

    private void AddFiles(string driveC)
    {
        ConcurrentBag<(string Name, string Description)> entries = [];
        // Links are described and not followed: they may lead out of the drive.
        EnumerationOptions options = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };
        IEnumerable<FileSystemInfo> all = new DirectoryInfo(driveC).EnumerateFileSystemInfos("*", options);
        Parallel.ForEach(all, entry =>
        {
            string windowsPath = @"C:\" + Path.GetRelativePath(driveC, entry.FullName).Replace('/', '\\');
            entries.Add(entry switch
            {
                { LinkTarget: string target } => ($"link {windowsPath}", target),
                FileInfo file => ($"file {windowsPath}", string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes, SHA-256 {Hash(file)}")),
                _ => ($"folder {windowsPath}", "folder"),
            });
        });
        foreach ((string name, string description) in entries)
        {
            _entries[name] = description;
        }
    }

    private static string Hash(FileInfo file)
    {
        ulong? inode = HostFile.Inode(file.FullName);
        return inode is null ? Compute(file) : s_hashes.GetOrAdd((inode.Value, file.Length, file.LastWriteTimeUtc.Ticks), _ => Compute(file));
    }

    private static string Compute(FileInfo file)
    {
        using FileStream stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
