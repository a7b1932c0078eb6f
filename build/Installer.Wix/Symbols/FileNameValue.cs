namespace Installer.Wix.Symbols;

/// <summary>A file or folder name in the form <c>short|long</c>, whose short half is made when the package is bound.</summary>
/// <param name="longName">The long name.</param>
/// <param name="shortName">The authored short name, if any.</param>
/// <param name="keepExtension">Whether a generated short name keeps the extension.</param>
/// <param name="salt">What makes a generated short name unique beside the name: the table, then the keys of the row's owner.</param>
internal sealed class FileNameValue(string? longName, string? shortName, bool keepExtension, params string[] salt) : RowValue
{
    /// <summary>The long name.</summary>
    public string? LongName { get; private set; } = longName;

    /// <summary>The authored short name, if any.</summary>
    public string? ShortName { get; private set; } = shortName;

    /// <summary>Whether a generated short name keeps the extension.</summary>
    public bool KeepExtension { get; } = keepExtension;

    /// <summary>What makes a generated short name unique beside the name.</summary>
    public IReadOnlyList<string> Salt => salt;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        LongName = LongName is null ? null : transform(LongName);
        ShortName = ShortName is null ? null : transform(ShortName);
        for (var i = 0; i < salt.Length; i++)
        {
            salt[i] = transform(salt[i]);
        }
    }
}
