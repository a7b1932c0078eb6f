using System.Text.RegularExpressions;

using Installer.Wix.Files;
using Installer.Wix.Messages;

namespace Installer.Wix.Binding;

/// <summary>Finds source files. A path may have either kind of separator, and <c>!(bindpath.Name)</c> at its beginning.</summary>
internal sealed partial class FileResolver(IReadOnlyList<BindPath> bindPaths, Action<string>? inputRead = null, Messaging? messaging = null)
{
    /// <summary>What a path may begin with that is below a bind path, as paths in Windows Installer's tables do; with this system's separator.</summary>
    private static readonly string SourceDirectory = "SourceDir" + Path.DirectorySeparatorChar;

    /// <summary>Finds a file.</summary>
    /// <param name="path">The path as authored.</param>
    /// <param name="source">Where it was authored.</param>
    /// <param name="kind">What the file is for, for the error.</param>
    /// <returns>A path that exists.</returns>
    /// <exception cref="WixException">There is no such file.</exception>
    public string Resolve(string path, SourceLine? source, string kind)
    {
        // Files are looked for before the escapes are taken out of the texts.
        path = path.Replace(VariableResolver.EscapedOpen, "!(", StringComparison.Ordinal);
        var candidates = Candidates(path).Distinct().ToList();
        if ((candidates.Find(File.Exists) ?? FindAsWindows(candidates, source)) is not { } found)
        {
            throw new WixException(Errors.FileNotFound(source, path, kind, candidates));
        }

        if (!RegularFile.IsAt(found))
        {
            throw new WixException(PortableErrors.NotAFile(source, found));
        }

        inputRead?.Invoke(found);
        return RealPath.Follow(found);
    }

    private string? FindAsWindows(List<string> candidates, SourceLine? source)
    {
        foreach (var candidate in candidates)
        {
            if (WindowsPath.FindFile(candidate) is { } found)
            {
                if (WindowsPath.DifferInCase(candidate, found))
                {
                    messaging?.Write(PortableWarnings.PathInOtherCase(source, candidate, found));
                }

                return found;
            }
        }

        return null;
    }

    /// <summary>Where a path may lead, in the order in which that is tried.</summary>
    public IEnumerable<string> Candidates(string path)
    {
        var match = NamedBindPath().Match(path);
        if (match.Success)
        {
            var rest = Normalize(path[match.Length..]).TrimStart('/');
            return Named(match.Groups["name"].Value).Select(folder => Join(folder, rest));
        }

        var normalized = Normalize(path);
        if (Path.IsPathRooted(normalized))
        {
            return [normalized];
        }

        // The path as it is comes first, as it does with WiX: relative to the folder where the compiler was started.
        string[] below = normalized.StartsWith(SourceDirectory, StringComparison.Ordinal) ? [normalized[SourceDirectory.Length..], normalized] : [normalized];
        return bindPaths.Where(b => b.Name is null).SelectMany(b => below.Select(rest => Join(b.Path, rest))).Prepend(normalized);
    }

    /// <summary>The folders of a named bind path.</summary>
    public IEnumerable<string> Named(string name) => bindPaths.Where(b => b.Name is not null && b.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(b => b.Path);

    /// <summary>Puts a relative path below the first bind path without a name, if there is one.</summary>
    public string CombineUnnamed(string path) =>
        bindPaths.FirstOrDefault(b => b.Name is null) is { } bindPath ? Path.Combine(Path.GetFullPath(Normalize(bindPath.Path)), path) : path;

    /// <inheritdoc cref="WindowsPath.Normalize"/>
    public static string Normalize(string path) => WindowsPath.Normalize(path);

    [GeneratedRegex(@"^!\(bindpath\.(?<name>[^)]+)\)", RegexOptions.IgnoreCase)]
    public static partial Regex NamedBindPath();

    private static string Join(string folder, string path) => Path.Combine(Normalize(folder), path);
}
