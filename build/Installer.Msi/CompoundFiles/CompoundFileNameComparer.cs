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
        var order = x.Length.CompareTo(y.Length);
        for (var i = 0; order == 0 && i < x.Length; i++)
        {
            order = char.ToUpperInvariant(x[i]).CompareTo(char.ToUpperInvariant(y[i]));
        }

        return order;
    }
}
