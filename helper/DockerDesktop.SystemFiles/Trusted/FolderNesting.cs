namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>
/// Whether folders lie in one another, by their paths alone: case, doubled or closing backslashes and short names make no difference. In doubt they do, because
/// what hangs on it is whether deleting one deletes the other.
/// </summary>
internal static class FolderNesting
{
    private const string DevicePrefix = @"\\?\";

    // What Windows leaves of a long name at least: two characters, before four of a hash and the number.
    private const int ShortNamePrefix = 2;

    /// <summary>Whether one of two folders is the other or lies in it.</summary>
    public static bool Touch(string left, string right) => Holds(left, right) || Holds(right, left);

    /// <summary>Whether a folder is another one or lies above it.</summary>
    /// <param name="outer">The folder above; an empty text holds nothing.</param>
    /// <param name="inner">The folder below.</param>
    public static bool Holds(string outer, string inner)
    {
        var above = Names(outer);
        var below = Names(inner);
        if (above.Count == 0 || above.Count > below.Count)
        {
            return false;
        }

        for (var i = 0; i < above.Count; i++)
        {
            if (!MayBeSame(above[i], below[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two paths lead to the same folder.</summary>
    public static bool IsSame(string left, string right) => Holds(left, right) && Holds(right, left);

    /// <summary>
    /// Whether a name is one as file systems with short names make it: at most eight characters, of which a tilde and a number are the last, and at most three
    /// after a dot.
    /// </summary>
    public static bool IsShortForm(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? name : name[..dot];
        var tilde = stem.LastIndexOf('~');
        return stem.Length <= 8 && (dot < 0 || name.Length - dot <= 4) && tilde > 0 && tilde + 1 < stem.Length
            && stem.AsSpan(tilde + 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static List<string> Names(string path)
    {
        var names = new List<string>();
        foreach (var part in (path.StartsWith(DevicePrefix, StringComparison.Ordinal) ? path[DevicePrefix.Length..] : path).Replace('/', '\\').Split('\\'))
        {
            // As Windows reads them.
            var name = part.Trim(' ');
            if (name == ".." && names.Count > 1)
            {
                names.RemoveAt(names.Count - 1);
            }
            else if (name.TrimEnd('.', ' ') is { Length: > 0 } kept)
            {
                names.Add(kept);
            }
        }

        return names;
    }

    private static bool MayBeSame(string left, string right) =>
        left.Equals(right, StringComparison.OrdinalIgnoreCase)
        || (IsShortForm(left) ? !IsShortForm(right) && MayBeShortFor(left, right) : IsShortForm(right) && MayBeShortFor(right, left));

    private static bool MayBeShortFor(string shortName, string name)
    {
        var length = Math.Min(ShortNamePrefix, shortName.LastIndexOf('~'));
        var next = 0;
        foreach (var c in name)
        {
            // Windows leaves these out of a short name, and puts something else in the place of others.
            if (c is ' ' or '.')
            {
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(c) || next == length)
            {
                return true;
            }

            if (char.ToUpperInvariant(c) != char.ToUpperInvariant(shortName[next++]))
            {
                return false;
            }
        }

        return next == length;
    }
}
