namespace Installer.Wix.Files;

/// <summary>
/// Finds files and folders by the rules of Windows on every system: both separators separate, and neither the case of letters counts nor blanks and dots at the end of a name
/// (Windows documentation, "Naming files, paths, and namespaces").
/// </summary>
internal static class WindowsPath
{
    private static readonly char[] Ignored = [' ', '.'];

    /// <summary>Finds a file.</summary>
    /// <param name="path">The path as it was written.</param>
    /// <returns>The path as it is on disk; <c>null</c> if there is none, or several that differ in case only.</returns>
    public static string? FindFile(string path) => Find(path, File.Exists);

    /// <summary>Finds a folder.</summary>
    /// <inheritdoc cref="FindFile"/>
    public static string? FindFolder(string path) => Find(path, Directory.Exists);

    /// <summary>Replaces the separators of Windows by those of this system.</summary>
    public static string Normalize(string path) => OperatingSystem.IsWindows() ? path : path.Replace('\\', '/');

    /// <summary>Whether two spellings of a path differ in more than what Windows itself takes off a name: on other systems only one of them finds the file.</summary>
    public static bool DifferInCase(string written, string found)
    {
        var parts = Normalize(written).Split('/').Select(Trim);
        return !string.Equals(string.Join('/', parts), string.Join('/', found.Split('/').Select(Trim)), StringComparison.Ordinal);
    }

    private static string? Find(string path, Func<string, bool> exists)
    {
        if (path.Length == 0 || exists(path))
        {
            return path.Length == 0 ? null : path;
        }

        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        path = Normalize(path);
        var current = path.StartsWith('/') ? "/" : string.Empty;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (NameIn(current, part) is not { } name)
            {
                return null;
            }

            current = Path.Combine(current, name);
        }

        return exists(current) ? current : null;
    }

    private static string? NameIn(string folder, string name)
    {
        if (name is "." or ".." || Path.Exists(Path.Combine(folder, name)))
        {
            return name;
        }

        var trimmed = Trim(name);
        try
        {
            var names = new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos().Select(entry => entry.Name)
                .Where(other => other.Equals(trimmed, StringComparison.OrdinalIgnoreCase)).ToList();
            return names.Contains(trimmed) ? trimmed : names.Count == 1 ? names[0] : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Trim(string name) => name is "." or ".." ? name : name.TrimEnd(Ignored);
}
