namespace Installer.Wix.Compiling;

/// <summary>What is legal as a file name in an installation package.</summary>
internal static class FileNames
{
    private const string IllegalLong = "\\?|><:/*\"";
    private const string IllegalShort = "\\?|><:/*\"+,;=[] ";

    /// <summary>Whether a name is a legal long file name.</summary>
    public static bool IsLong(string name, bool allowWildcards, bool allowRelative)
    {
        if (name.Length is 0 or > 260)
        {
            return false;
        }

        var isOnlyDots = true;
        foreach (var c in name)
        {
            var isLegal = !IllegalLong.Contains(c, StringComparison.Ordinal) || (allowWildcards && c is '?' or '*') || (allowRelative && c is '\\' or '/');
            if (!isLegal)
            {
                return false;
            }

            isOnlyDots &= c == '.';
        }

        return !isOnlyDots || (allowRelative && name is "." or "..");
    }

    /// <summary>Whether a name is a legal 8.3 name.</summary>
    public static bool IsShort(string name, bool allowWildcards)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? name : name[..dot];
        var extension = dot < 0 ? string.Empty : name[(dot + 1)..];
        if (stem.Length is 0 or > 8 || extension.Length > 3 || extension.Contains('.', StringComparison.Ordinal))
        {
            return false;
        }

        return name.All(c => !IllegalShort.Contains(c, StringComparison.Ordinal) || (allowWildcards && c is '?' or '*'));
    }

    /// <summary>Whether Windows might make the same 8.3 name for another file: it ends in a tilde and digits.</summary>
    public static bool IsAmbiguousShort(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? name : name[..dot];
        var tilde = stem.LastIndexOf('~');
        return tilde > 0 && tilde < stem.Length - 1 && stem.AsSpan(tilde + 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>The part of a path after its last separator of either kind.</summary>
    public static string Last(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
}
