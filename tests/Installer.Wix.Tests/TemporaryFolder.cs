namespace Installer.Wix.Tests;

/// <summary>A folder that is deleted at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wix-test-");

    public string Path => folder.FullName;

    /// <summary>Writes a file below the folder and gives its path.</summary>
    public string Write(string relativePath, string content)
    {
        var path = System.IO.Path.Combine(folder.FullName, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>The names of everything below the folder, in order.</summary>
    public string[] Entries() =>
        [.. Directory.EnumerateFileSystemEntries(folder.FullName, "*", SearchOption.AllDirectories).Select(e => System.IO.Path.GetRelativePath(folder.FullName, e)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        foreach (var locked in Directory.EnumerateDirectories(folder.FullName, "locked", SearchOption.AllDirectories).ToList())
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        folder.Delete(recursive: true);
    }
}
