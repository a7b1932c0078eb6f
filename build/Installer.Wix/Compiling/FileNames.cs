namespace Installer.Wix.Compiling;

/// <summary>What is legal as a file name in an installation package.</summary>
internal static class FileNames
{
    private const string IllegalLong = "\\?|><:/*\"";
    private const string IllegalShort = "\\?|><:/*\"+,;=[] ";

    /// <summary>Whether a name is a legal long file name.</summary>
    public static bool IsLong(string name, bool allowWildcards, bool allowRelative)
    {
        if (name.Length is 0 or > 259)
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

        return !isOnlyDots;
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

    /// <summary>Whether Windows might make the same 8.3 name for another file: it has a tilde with a digit after it.</summary>
    public static bool IsAmbiguous(string name)
    {
        var tilde = name.IndexOf('~', StringComparison.Ordinal);
        return tilde > 0 && tilde < name.Length - 1 && char.IsNumber(name[tilde + 1]);
    }

    /// <summary>
    /// A relative path as Windows understands it (Windows documentation, "File path formats on Windows systems", normalization): backslashes only, none twice, no <c>.</c> and no <c>..</c>,
    /// no dots and spaces at the end, and no single dot at the end of a name before it.
    /// </summary>
    public static string Canonical(string path)
    {
        path = path[^1] is '\\' or '/' ? path : path.TrimEnd('.', ' ');
        if (path.Length == 0)
        {
            return path;
        }

        var names = new List<string>();
        foreach (var name in path.Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            switch (name)
            {
                case ".":
                    break;
                case "..":
                    if (names.Count > 0)
                    {
                        names.RemoveAt(names.Count - 1);
                    }

                    break;
                default:
                    names.Add(name is [.., not '.', '.'] ? name[..^1] : name);
                    break;
            }
        }

        var canonical = string.Join('\\', names);
        return path[^1] is '\\' or '/' && canonical.Length > 0 ? canonical + "\\" : canonical;
    }

    /// <summary>The part of a path after its last separator of either kind.</summary>
    public static string Last(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
}
