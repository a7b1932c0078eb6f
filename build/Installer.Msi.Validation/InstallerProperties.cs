using System.Collections.Frozen;

namespace Installer.Msi.Validation;

/// <summary>The properties that Windows Installer itself defines (SDK, "Property Reference").</summary>
internal static class InstallerProperties
{
    /// <summary>Their names.</summary>
    public static readonly FrozenSet<string> All = Load();

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(InstallerProperties).Assembly.GetManifestResourceStream("InstallerProperties.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
