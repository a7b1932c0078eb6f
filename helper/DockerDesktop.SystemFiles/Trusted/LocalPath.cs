namespace DockerDesktop.SystemFiles.Trusted;

/// <summary>A full path on a drive of this computer, or where that is allowed on a network share, as its parts.</summary>
internal sealed class LocalPath
{
    private LocalPath(string root, string[] names)
    {
        Root = root;
        Names = names;
    }

    /// <summary>For example <c>C:\</c>, or <c>\\server\share\</c>.</summary>
    public string Root { get; }

    /// <summary>The names below it, outermost first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Takes a path apart.</summary>
    /// <param name="path">For example <c>C:\ProgramData\DockerDesktop</c>; one backslash at the end is allowed.</param>
    /// <param name="takesShares">True takes a path on a network share too, for example <c>\\server\share\jo</c>.</param>
    /// <exception cref="FileRefusedException">It is not a full path on a drive, or not spelt in the one way that Windows itself spells it.</exception>
    public static LocalPath Parse(string path, bool takesShares = false)
    {
        if (takesShares && path.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return ParseShare(path);
        }

        if (path.Length < 3 || !char.IsAsciiLetter(path[0]) || path[1] != ':' || path[2] != '\\')
        {
            throw new FileRefusedException($"{path} is not a full path on a drive of this computer. Give one like C:\\Data.");
        }

        return new LocalPath($"{char.ToUpperInvariant(path[0])}:\\", TakeApart(path, 3));
    }

    /// <summary>Brings what GetFinalPathNameByHandle says (SDK: fileapi.h, VOLUME_NAME_DOS) to a path as people write it.</summary>
    /// <param name="name">For example <c>\\?\C:\Data</c> or <c>\\?\UNC\server\share\Data</c>.</param>
    /// <returns>The path; null for a volume without a drive letter.</returns>
    public static string? FromFinalName(string name)
    {
        const string Prefix = @"\\?\";
        const string SharePrefix = @"\\?\UNC\";
        return name.StartsWith(SharePrefix, StringComparison.OrdinalIgnoreCase) ? $@"\\{name.AsSpan(SharePrefix.Length)}"
            : name.Length > 6 && name.StartsWith(Prefix, StringComparison.Ordinal) && name[5] == ':' ? name[Prefix.Length..]
            : null;
    }

    /// <summary>Says what is wrong with one name of a path.</summary>
    /// <returns>For example <c>has an empty part</c>; null when nothing is.</returns>
    public static string? FindFault(string name)
    {
        if (name.Length == 0)
        {
            return "has an empty part";
        }

        if (name.Length > 255)
        {
            return "has a part of more than 255 characters";
        }

        // Windows takes dots and blanks at the end away, and opens something else than what was checked.
        return name[^1] is '.' or ' ' || name[0] == ' ' ? $"has the part \"{name}\", which begins or ends with a blank or ends with a dot"
            : HasIllegal(name) ? "has a character that no name may have"
            : null;
    }

    private static LocalPath ParseShare(string path)
    {
        var server = path.IndexOf('\\', 2);
        var share = server < 0 ? -1 : path.IndexOf('\\', server + 1);
        if (share < 0)
        {
            throw new FileRefusedException($"{path} is not a full path on a network share. Give one like \\\\server\\share\\Data.");
        }

        _ = TakeApart(path[..share], 2);
        return new LocalPath(path[..(share + 1)], TakeApart(path, share + 1));
    }

    private static string[] TakeApart(string path, int start)
    {
        var rest = path.AsSpan(start);
        if (rest.EndsWith("\\"))
        {
            rest = rest[..^1];
        }

        var names = rest.Length == 0 ? [] : rest.ToString().Split('\\');
        foreach (var name in names)
        {
            if (FindFault(name) is { } fault)
            {
                throw new FileRefusedException($"{path} {fault}. Give a full path without it.");
            }
        }

        return names;
    }

    private static bool HasIllegal(string name)
    {
        foreach (var c in name)
        {
            if (c is < ' ' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
            {
                return true;
            }
        }

        return false;
    }
}
