using System.Collections.Concurrent;

using Installer.Wix.Messages;

namespace Installer.Wix.Files;

/// <summary>Everything that a build reads, so that nothing of it is overwritten. May be used from several threads.</summary>
internal sealed class InputFiles
{
    // Two spellings of a name are the same file on Windows, and on macOS unless somebody formatted the disk otherwise.
    private static readonly StringComparer Comparer = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    private readonly ConcurrentDictionary<string, bool> paths = new(StringComparer.Ordinal);

    /// <summary>Notes a file that is read.</summary>
    public void Add(string path) => paths.TryAdd(path, true);

    /// <summary>Checks, before anything is written, that outputs replace neither what is read nor each other, and lead nowhere else.</summary>
    /// <param name="outputs">The files that will be written; each as a whole replaces what is there.</param>
    /// <param name="messaging">Is told of those that cannot be.</param>
    /// <returns>Whether all can be written.</returns>
    /// <exception cref="IOException">Links on the way to an output lead to each other.</exception>
    public bool AllowOutputs(IEnumerable<string> outputs, Messaging messaging)
    {
        var inputs = new Lazy<HashSet<string>>(() => paths.Keys.Where(File.Exists).Select(RealPath.Resolve).ToHashSet(Comparer));
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var areAllowed = true;
        foreach (var output in outputs)
        {
            if (Refusal(output, inputs, written) is { } refusal)
            {
                messaging.Write(refusal);
                areAllowed = false;
            }
        }

        return areAllowed;
    }

    private static Message? Refusal(string output, Lazy<HashSet<string>> inputs, HashSet<string> written)
    {
        var full = Path.GetFullPath(output);
        var place = Path.Combine(RealPath.Resolve(Path.GetDirectoryName(full)!), Path.GetFileName(full));
        return Path.Exists(full) && new FileInfo(full).LinkTarget is { } target ? PortableErrors.OutputIsLink(output, target)
            : Directory.Exists(full) ? Errors.ExpectedFileGotDirectory(output)
            : File.Exists(full) && !RegularFile.IsAt(full) ? PortableErrors.OutputNotAFile(output)
            : MayBeRead(full) && inputs.Value.FirstOrDefault(input => Comparer.Equals(input, place) || IsTemporary(input, place)) is { } overwritten ? PortableErrors.OutputIsInput(output, overwritten)
            : written.Add(place) ? null
            : PortableErrors.OutputTwice(output);
    }

    /// <summary>What is not there is not read either: of a new output's inputs none need be looked at.</summary>
    private static bool MayBeRead(string output) =>
        Path.Exists(output) || (Directory.Exists(Path.GetDirectoryName(output)) && Directory.EnumerateFiles(Path.GetDirectoryName(output)!, Path.GetFileName(output) + ".*").Any());

    /// <summary>Whether a file has the name of one that is written beside an output until that is complete.</summary>
    private static bool IsTemporary(string path, string output) =>
        path.StartsWith(output + ".", OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
        && path[output.Length..].Split('.') is ["", "tmp"] or ["", _, "tmp"];
}
