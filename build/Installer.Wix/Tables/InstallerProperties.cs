namespace Installer.Wix.Tables;

/// <summary>The properties that Windows Installer has by itself (Windows Installer SDK, "Property Reference").</summary>
internal static class InstallerProperties
{
    private static readonly Lazy<HashSet<string>> s_names = new(Load);

    /// <summary>Whether it is the name of one; that of a standard directory is none.</summary>
    public static bool Contains(string name) => name == StandardDirectory.TargetDir || (s_names.Value.Contains(name) && !StandardDirectory.Contains(name));

    private static HashSet<string> Load()
    {
        using var stream = typeof(InstallerProperties).Assembly.GetManifestResourceStream("InstallerProperties.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
