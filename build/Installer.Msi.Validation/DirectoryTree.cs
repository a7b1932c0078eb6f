namespace Installer.Msi.Validation;

/// <summary>The directories of a package and where they lead.</summary>
internal sealed class DirectoryTree
{
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Directory, bool IsShort), string> paths = [];

    /// <summary>Reads the Directory table.</summary>
    public DirectoryTree(Package package)
    {
        foreach (var row in package.Rows("Directory"))
        {
            rows.TryAdd(row["Directory"], row);
        }
    }

    /// <summary>Whether there is a directory.</summary>
    public bool Contains(string directory) => rows.ContainsKey(directory);

    /// <summary>Whether a directory is a root: without a parent, or its own.</summary>
    public static bool IsRoot(Row directory) => directory["Directory_Parent"] is var parent && (parent.Length == 0 || parent == directory["Directory"]);

    /// <summary>A directory and those above it, up to the root; ends where a parent is missing or met again.</summary>
    public IEnumerable<string> Ancestry(string directory)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (directory.Length > 0 && seen.Add(directory))
        {
            yield return directory;
            directory = rows.TryGetValue(directory, out var row) ? row["Directory_Parent"] : string.Empty;
        }
    }

    /// <summary>The folder of Windows that a directory lies in, itself included; <c>null</c> if it lies in none.</summary>
    public string? SystemFolderOf(string directory) => Ancestry(directory).FirstOrDefault(SystemFolders.All.Contains);

    /// <summary>Whether a directory lies in the user's profile.</summary>
    public bool IsInProfile(string directory) => SystemFolderOf(directory) is { } folder && SystemFolders.Profile.Contains(folder);

    /// <summary>Where a directory leads, as far as names say: its names below the folder of Windows or the root, each with a backslash after it.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="isShort">Whether short names are used.</param>
    public string TargetPath(string directory, bool isShort)
    {
        if (paths.TryGetValue((directory, isShort), out var path))
        {
            return path;
        }

        // A folder of Windows is where Windows has it, whatever its parent says. A directory that is met again, in a damaged package, counts as a root.
        paths[(directory, isShort)] = $"[{directory}]\\";
        if (rows.TryGetValue(directory, out var row) && !IsRoot(row) && !SystemFolders.All.Contains(directory))
        {
            var name = NameIn(row["DefaultDir"].Split(':')[0], isShort);
            paths[(directory, isShort)] = TargetPath(row["Directory_Parent"], isShort) + (name == "." ? string.Empty : name + '\\');
        }

        return paths[(directory, isShort)];
    }

    /// <summary>One of the names in a file name of the form <c>short|long</c>.</summary>
    public static string NameIn(string fileName, bool isShort)
    {
        var separator = fileName.IndexOf('|', StringComparison.Ordinal);
        return separator < 0 ? fileName : isShort ? fileName[..separator] : fileName[(separator + 1)..];
    }
}
