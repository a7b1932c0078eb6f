using System.Globalization;

using Installer.Msi.Validation.Conditions;

namespace Installer.Msi.Validation;

/// <summary>
/// The categories of text that <c>_Validation</c> knows (Windows Installer SDK, "Column Data Types"). Text, formatted text and templates may be anything: brackets without a partner
/// stand for themselves.
/// </summary>
internal static class ValueCategories
{
    private const string NeverInNames = "/\\?|><:*\"";
    private const string NeverInShortNames = NeverInNames + "+,;=[] ";

    private static readonly string[] Known =
    [
        "AnyPath", "Binary", "Cabinet", "Condition", "CustomSource", "DefaultDir", "DoubleInteger", "Filename", "Formatted", "FormattedSDDLText", "Guid", "Identifier", "Integer", "Language",
        "LowerCase", "Path", "Paths", "Property", "RegPath", "Shortcut", "Template", "Text", "TimeDate", "UpperCase", "Version", "WildCardFilename",
    ];

    /// <summary>Whether there is a category.</summary>
    public static bool IsKnown(string category) => Known.Contains(category);

    /// <summary>What is wrong with a value; <c>null</c> if nothing is.</summary>
    /// <param name="category">The category.</param>
    /// <param name="value">The value, not empty.</param>
    /// <param name="row">The row that it is in.</param>
    /// <param name="package">The package.</param>
    public static string? Flaw(string category, string value, Row row, Package package) => category switch
    {
        "UpperCase" when value.Any(char.IsLower) => $"'{value}' must not have lower-case letters.",
        "LowerCase" when value.Any(char.IsUpper) => $"'{value}' must not have upper-case letters.",
        "Identifier" when !Identifier.IsValid(value) => $"'{value}' is no identifier.",
        "Property" when !Identifier.IsValid(value.StartsWith('%') ? value[1..] : value) => $"'{value}' is neither a property nor an environment variable.",
        "Guid" when !GuidText.IsValid(value) => $"'{value}' is no GUID in braces and upper case.",
        "Version" when !IsFileVersion(value) => $"'{value}' is no version.",
        "Language" when !value.Split(',').All(IsLanguage) => $"'{value}' is no list of language numbers.",
        "Condition" => ConditionFlaw(value),
        "Filename" => FileNameFlaw(value, allowsWildcards: false),
        "WildCardFilename" => FileNameFlaw(value, allowsWildcards: true),
        "DefaultDir" => DefaultDirFlaw(value, row),
        "RegPath" when value.StartsWith('\\') || value.EndsWith('\\') => $"'{value}' must not begin or end with a backslash.",
        "Path" when !IsFullPath(value) => $"'{value}' is no full path.",
        "Paths" when !value.Split(';').All(IsFullPath) => $"'{value}' is no list of full paths.",
        "AnyPath" when value.Any(c => c is '?' or '*' or '<' or '>' or '"') => $"'{value}' is no path.",
        "Cabinet" => CabinetFlaw(value),
        "CustomSource" => CustomSourceFlaw(value, row, package),
        "Shortcut" when !value.Contains('[', StringComparison.Ordinal) && package.Find("Feature", value) is null => $"'{value}' is neither a feature nor formatted text.",
        _ => null,
    };

    private static string? ConditionFlaw(string value)
    {
        try
        {
            ConditionParser.Parse(value);
            return null;
        }
        catch (FormatException exception)
        {
            return $"'{value}' is no condition: {exception.Message}.";
        }
    }

    private static bool IsLanguage(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsFullPath(string path) => path.StartsWith('[') || path.StartsWith("\\\\", StringComparison.Ordinal) || path is [_, ':', ..];

    private static string? FileNameFlaw(string value, bool allowsWildcards)
    {
        var names = value.Split('|');
        if (names.Length > 2 || names.Any(name => name.Length == 0))
        {
            return $"'{value}' is no file name of the form short|long.";
        }

        var allowed = allowsWildcards ? "?*" : string.Empty;
        return names.Length == 2 && HasAny(names[1], NeverInNames, allowed) ? $"'{names[1]}' has a character that no file name may have."
            : IsShortName(names[0], allowed) ? null
            : $"'{names[0]}' is no short file name.";
    }

    private static bool IsShortName(string name, string allowed)
    {
        var dot = name.LastIndexOf('.');
        var (stem, extension) = dot < 0 ? (name, string.Empty) : (name[..dot], name[(dot + 1)..]);
        return stem.Length is > 0 and <= 8 && extension.Length <= 3 && !stem.Contains('.', StringComparison.Ordinal) && !HasAny(name, NeverInShortNames, allowed);
    }

    private static bool HasAny(string name, string forbidden, string allowed) => name.Any(c => forbidden.Contains(c, StringComparison.Ordinal) && !allowed.Contains(c, StringComparison.Ordinal));

    private static string? DefaultDirFlaw(string value, Row row)
    {
        if (DirectoryTree.IsRoot(row))
        {
            return Identifier.IsValid(value) ? null : $"'{value}' must be an identifier, for the directory is a root.";
        }

        var parts = value.Split(':');
        return parts.Length > 2
            ? $"'{value}' has more than a target and a source."
            : parts.Select(part => part == "." ? null : FileNameFlaw(part, allowsWildcards: false)).FirstOrDefault(flaw => flaw is not null);
    }

    // The page of the category asks for a short name; file names of cabinets beside the package may be long since every file system of Windows holds them.
    private static string? CabinetFlaw(string value) => value.StartsWith('#')
        ? Identifier.IsValid(value[1..]) ? null : $"'{value}' is no identifier of a stream."
        : HasAny(value, NeverInNames, string.Empty) ? $"'{value}' is no file name." : null;

    /// <summary>One to four numbers of at most 65535. Unlike those of products, all of them count.</summary>
    private static bool IsFileVersion(string value) =>
        value.Split('.') is { Length: <= 4 } parts && parts.All(part => ushort.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _));

    private static string? CustomSourceFlaw(string value, Row row, Package package)
    {
        var type = CustomActionType.Of(row);
        var table = type.IsBinary ? "Binary" : type.IsInstalledFile ? "File" : type.Basic is 34 or CustomActionType.SetDirectory ? "Directory" : null;
        return table is not null && package.Find(table, value) is null ? $"'{value}' is no row of the {table} table, which the action's type names." : null;
    }
}
