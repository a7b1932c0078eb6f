namespace Installer.Msi.CompoundFiles;

/// <summary>The order of names in a compound file's directory (MS-CFB 2.6.4): shorter names first, then upper-cased UTF-16 units by value.</summary>
internal sealed class CompoundFileNameComparer : IComparer<string>
{
    public static readonly CompoundFileNameComparer Instance = new();

    private CompoundFileNameComparer()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
    }
}
