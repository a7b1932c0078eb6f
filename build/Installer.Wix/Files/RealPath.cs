namespace Installer.Wix.Files;

/// <summary>
/// Follows all links of a path as the operating system does: a relative link starts at the folder in which it really is. The framework's own <c>ResolveLinkTarget</c> starts at the
/// folder by whose name it was reached, which for a link inside a linked folder is another one.
/// </summary>
internal static class RealPath
{
    private const int MaximumLinks = 40;

    /// <summary>Gives the path without links. Parts that do not exist stay as they are.</summary>
    /// <exception cref="IOException">The links lead to each other.</exception>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var current = Path.GetPathRoot(full)!;
        var pending = new Stack<string>(Parts(full[current.Length..]));
        for (var links = 0; pending.TryPop(out var part);)
        {
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MaximumLinks)
            {
                throw new IOException("The links lead to each other.");
            }

            if (Path.IsPathRooted(target))
            {
                current = Path.GetPathRoot(target)!;
                target = target[current.Length..];
            }

            foreach (var inner in Parts(target))
            {
                pending.Push(inner);
            }
        }

        return current;
    }

    /// <summary>The file behind a link; a file that is no link is returned as it is. The length of a link would be that of its target's name.</summary>
    public static string Follow(string path) => new FileInfo(path).LinkTarget is null ? path : Resolve(path);

    /// <summary>The last part comes first, which is the order for a stack.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
