namespace CustomActions.Tests.Simulation.Costing;

/// <summary>
/// Whether Windows Installer replaces a file (SDK: File Versioning Rules, Default File Versioning, Neither File Has a Version, REINSTALLMODE Property). Checksums (<c>c</c>) are not here.
/// </summary>
internal static class FileVersioning
{
    /// <summary>The value that REINSTALLMODE has when nobody sets it.</summary>
    public const string DefaultMode = "omus";

    /// <summary>Decides about one file.</summary>
    /// <param name="existing">What is on the disk; null for nothing.</param>
    /// <param name="file">What the package has.</param>
    /// <param name="mode">REINSTALLMODE.</param>
    /// <returns>True when the package's file is written.</returns>
    public static bool Replaces(DiskFile? existing, PackageFile file, string mode = DefaultMode)
    {
        if (existing is null || mode.Contains('a'))
        {
            return true;
        }

        var difference = Compare(file.Version, existing.Version);
        return mode.Contains('d') ? difference != 0 || (file.Version is null && file.Content != existing.Content)
            : mode.Contains('e') ? difference > 0 || (difference == 0 && (file.Version is not null || IsUnmodified(existing)))
            : mode.Contains('o') && (difference > 0 || (difference == 0 && (file.Version is null
                ? file.Content != existing.Content && IsUnmodified(existing)
                : FavorsLanguages(existing.Languages, file.Languages))));
    }

    /// <summary>
    /// Whether costing keeps a whole component away: its key file is on the disk in a higher version ("Disallowing installation of component ... since the same component with higher
    /// versioned keyfile exists"). It is decided once, at CostFinalize, whatever becomes of that file later.
    /// </summary>
    /// <param name="existing">What is on the disk; null for nothing.</param>
    /// <param name="keyPath">The component's key file.</param>
    /// <param name="mode">REINSTALLMODE.</param>
    /// <returns>True when the component is not installed.</returns>
    public static bool IsKeptAway(DiskFile? existing, PackageFile keyPath, string mode = DefaultMode) =>
        existing is not null && Compare(keyPath.Version, existing.Version) < 0 && !Replaces(existing, keyPath, mode);

    /// <summary>A file without a version is lower than one with any.</summary>
    private static int Compare(string? left, string? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Version.Parse(left).CompareTo(Version.Parse(right)),
    };

    private static bool IsUnmodified(DiskFile existing) => !existing.IsModified;

    /// <summary>Of the same version: one of other languages is replaced, one that has all of the new one's languages and more is not.</summary>
    private static bool FavorsLanguages(string existing, string incoming) => existing != incoming && !incoming.Split(',').All(existing.Split(',').Contains);
}
