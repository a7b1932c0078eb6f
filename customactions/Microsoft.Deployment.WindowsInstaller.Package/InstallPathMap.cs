using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>Paths of a package by the keys of their rows. A key that is missing has null.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name is that of the documented API.")]
public class InstallPathMap : IDictionary<string, InstallPath>
{
    private readonly Dictionary<string, InstallPath> _items = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public ICollection<string> Keys => _items.Keys;

    /// <inheritdoc/>
    public ICollection<InstallPath> Values => _items.Values;

    /// <summary>The paths in the source, as they are now.</summary>
    public IDictionary<string, string> SourcePaths => ToPaths(static path => path.SourcePath);

    /// <summary>The paths in the target, as they are now.</summary>
    public IDictionary<string, string> TargetPaths => ToPaths(static path => path.TargetPath);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, InstallPath>>.IsReadOnly => false;

    /// <summary>The path of a key; null when it is missing.</summary>
    /// <param name="key">The key of the row.</param>
    public InstallPath this[string key]
    {
        get => _items.GetValueOrDefault(key)!;
        set => _items[key] = value;
    }

    /// <summary>Finds the paths of the files of a package.</summary>
    /// <param name="db">The package.</param>
    /// <param name="componentPathMap">The paths of its components; null to find them too.</param>
    /// <param name="useShortNames">True for short names.</param>
    /// <returns>The paths, by the keys of the File table.</returns>
    public static InstallPathMap BuildFilePathMap(Database db, InstallPathMap? componentPathMap, bool useShortNames)
    {
        ArgumentNullException.ThrowIfNull(db);
        componentPathMap ??= BuildComponentPathMap(db, BuildDirectoryPathMap(db, useShortNames));
        var map = new InstallPathMap();
        var rows = db.ExecuteStringQuery("SELECT `File`, `Component_`, `FileName` FROM `File`");
        for (var i = 0; i < rows.Count; i += 3)
        {
            if (componentPathMap[rows[i + 1]] is { } component)
            {
                var file = new InstallPath(rows[i + 2], useShortNames);
                component.ChildPaths.Add(file);
                map[rows[i]] = file;
            }
        }

        return map;
    }

    /// <summary>Finds the directories of the components of a package.</summary>
    /// <param name="db">The package.</param>
    /// <param name="directoryPathMap">The paths of its directories.</param>
    /// <returns>The paths, by the keys of the Component table.</returns>
    public static InstallPathMap BuildComponentPathMap(Database db, InstallPathMap directoryPathMap)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(directoryPathMap);
        var map = new InstallPathMap();
        var rows = db.ExecuteStringQuery("SELECT `Component`, `Directory_` FROM `Component`");
        for (var i = 0; i < rows.Count; i += 2)
        {
            if (directoryPathMap[rows[i + 1]] is { } directory)
            {
                map[rows[i]] = directory;
            }
        }

        return map;
    }

    /// <summary>Finds the paths of the directories of a package, below TARGETDIR.</summary>
    /// <param name="db">The package.</param>
    /// <param name="useShortNames">True for short names.</param>
    /// <returns>The paths, by the keys of the Directory table.</returns>
    public static InstallPathMap BuildDirectoryPathMap(Database db, bool useShortNames) => BuildDirectoryPathMap(db, useShortNames, null, null);

    /// <summary>Finds the paths of the directories of a package.</summary>
    /// <param name="db">The package.</param>
    /// <param name="useShortNames">True for short names.</param>
    /// <param name="sourceRootDir">The folder of the source; null for a relative path.</param>
    /// <param name="targetRootDir">The folder of the target; null for a relative path.</param>
    /// <returns>The paths, by the keys of the Directory table.</returns>
    /// <exception cref="InstallerException">A directory lies in itself.</exception>
    public static InstallPathMap BuildDirectoryPathMap(Database db, bool useShortNames, string? sourceRootDir, string? targetRootDir)
    {
        ArgumentNullException.ThrowIfNull(db);
        var map = new InstallPathMap();
        var rows = db.ExecuteStringQuery("SELECT `Directory`, `Directory_Parent`, `DefaultDir` FROM `Directory`");
        for (var i = 0; i < rows.Count; i += 3)
        {
            map[rows[i]] = new InstallPath(rows[i + 2], useShortNames);
        }

        for (var i = 0; i < rows.Count; i += 3)
        {
            // A root names itself or nothing.
            if (rows[i + 1] != rows[i] && map[rows[i + 1]] is { } parent)
            {
                var directory = map[rows[i]];
                for (var above = parent; above is not null; above = above.ParentPath)
                {
                    if (above == directory)
                    {
                        throw new InstallerException($"The directory \"{rows[i]}\" lies in itself. Correct Directory_Parent in the Directory table.");
                    }
                }

                parent.ChildPaths.Add(directory);
            }
        }

        if (map["TARGETDIR"] is { } root)
        {
            root.SourcePath = sourceRootDir ?? string.Empty;
            root.TargetPath = targetRootDir ?? string.Empty;
        }

        return map;
    }

    /// <inheritdoc/>
    public void Add(string key, InstallPath installPath) => _items.Add(key, installPath);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _items.ContainsKey(key);

    /// <inheritdoc/>
    public bool Remove(string key) => _items.Remove(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out InstallPath value) => _items.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void Clear() => _items.Clear();

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, InstallPath>>.Add(KeyValuePair<string, InstallPath> item) => _items.Add(item.Key, item.Value);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, InstallPath>>.Contains(KeyValuePair<string, InstallPath> item) => ((ICollection<KeyValuePair<string, InstallPath>>)_items).Contains(item);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, InstallPath>>.Remove(KeyValuePair<string, InstallPath> item) => ((ICollection<KeyValuePair<string, InstallPath>>)_items).Remove(item);

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, InstallPath>>.CopyTo(KeyValuePair<string, InstallPath>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, InstallPath>>)_items).CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, InstallPath>> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, string> ToPaths(Func<InstallPath, string> select)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, path) in _items)
        {
            paths.Add(key, select(path));
        }

        return paths;
    }
}
