namespace WineBed;

/// <summary>Paths between the host and the Windows inside a prefix. Wine shows the host's whole tree as drive <c>Z:</c>.</summary>
internal static class WindowsPath
{
    public static string FromHost(string hostPath) => "Z:" + Path.GetFullPath(hostPath).Replace('/', '\\');

    /// <summary>
    /// The host's path for a path on drive C or Z. Existing names are found without regard to case, as Windows does; what does not exist is appended as it was
    /// written.
    /// </summary>
    public static string ToHost(string driveC, string windowsPath)
    {
        if (windowsPath.Length < 3 || windowsPath[1] != ':' || windowsPath[2] is not ('\\' or '/'))
        {
            throw new ArgumentException($"{windowsPath}: not an absolute path with a drive.", nameof(windowsPath));
        }

        string result = char.ToUpperInvariant(windowsPath[0]) switch
        {
            'C' => driveC,
            'Z' => "/",
            _ => throw new ArgumentException($"{windowsPath}: a prefix has the drives C and Z only.", nameof(windowsPath)),
        };
        foreach (string name in windowsPath[3..].Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            string exact = Path.Combine(result, name);
            result = Path.Exists(exact) || !Directory.Exists(result)
                ? exact
                : Directory.EnumerateFileSystemEntries(result)
                    .FirstOrDefault(entry => string.Equals(Path.GetFileName(entry), name, StringComparison.OrdinalIgnoreCase)) ?? exact;
        }

        return result;
    }
}
