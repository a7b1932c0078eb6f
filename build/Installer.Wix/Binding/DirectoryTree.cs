using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>The folders of a package, with paths of several levels split into one folder a level.</summary>
internal sealed class DirectoryTree
{
    /// <summary>The name of the root, which stands for the folder of the package.</summary>
    private const string SourceDirectory = "SourceDir";

    private readonly Platform platform;
    private readonly Dictionary<string, DirectorySymbol> directories = new(StringComparer.Ordinal);
    private readonly List<DirectorySymbol> authored = [];
    private readonly HashSet<string> standard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> guidPaths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sortPaths = new(StringComparer.Ordinal);

    /// <summary>Builds the tree.</summary>
    /// <param name="symbols">The authored folders.</param>
    /// <param name="standardDirectories">The standard directories that something refers to.</param>
    /// <param name="platform">The package's architecture.</param>
    public DirectoryTree(IReadOnlyCollection<DirectorySymbol> symbols, IEnumerable<string> standardDirectories, Platform platform)
    {
        this.platform = platform;
        foreach (var symbol in symbols)
        {
            directories[symbol.Id] = symbol;
        }

        foreach (var symbol in symbols)
        {
            Split(symbol);
            authored.Add(symbol);
        }

        RequireStandard(StandardDirectory.TargetDir);
        foreach (var id in standardDirectories)
        {
            RequireStandard(id);
        }

        foreach (var symbol in authored)
        {
            if (symbol.Parent is { } parent && StandardDirectory.Contains(parent))
            {
                RequireStandard(parent);
            }
        }
    }

    /// <summary>The rows of the Directory table: identifier, parent, default folder name, and where it was declared.</summary>
    public IEnumerable<(string Id, string? Parent, string DefaultDir, SourceLine? Source)> Rows()
    {
        foreach (var id in standard)
        {
            if (!directories.ContainsKey(id))
            {
                yield return (id, StandardDirectory.ParentOf(id, platform), StandardDirectory.NameOf(id), null);
            }
        }

        foreach (var symbol in authored)
        {
            yield return (symbol.Id, symbol.Parent ?? (symbol.Id == StandardDirectory.TargetDir ? null : StandardDirectory.TargetDir), DefaultDir(symbol), symbol.Source);
        }
    }

    /// <summary>The path to a folder from which component GUIDs are made: names in lower case, below the identifier of a standard directory.</summary>
    /// <param name="id">The folder.</param>
    /// <param name="useSeeds">Whether a seed stands for the path to the folder that has it.</param>
    public string CanonicalPath(string id, bool useSeeds)
    {
        var cache = useSeeds ? guidPaths : sortPaths;
        if (cache.TryGetValue(id, out var path))
        {
            return path;
        }

        if (!directories.TryGetValue(id, out var directory) || (StandardDirectory.Contains(id) && directory.Parent is null or StandardDirectory.TargetDir))
        {
            path = StandardDirectory.Map(id, platform);
        }
        else if (useSeeds && directory.ComponentGuidSeed is { } seed)
        {
            path = seed;
        }
        else
        {
            var parent = directory.Parent is null ? string.Empty : CanonicalPath(directory.Parent, useSeeds) + "\\";
            path = parent + (directory.Name ?? ".").ToLowerInvariant();
        }

        cache.Add(id, path);
        return path;
    }

    /// <summary>The folder on the source medium of a package whose files lie beside it, relative to the package.</summary>
    public string SourcePath(string id, bool useShortNames)
    {
        if (!directories.TryGetValue(id, out var directory))
        {
            var parent = StandardDirectory.ParentOf(id, platform);
            var name = StandardDirectory.NameOf(id);
            return id == StandardDirectory.TargetDir ? string.Empty : name == "." ? SourcePath(parent!, useShortNames) : Combine(SourcePath(parent!, useShortNames), name);
        }

        var above = directory.Parent is null ? string.Empty : SourcePath(directory.Parent, useShortNames);
        var defaultDir = DefaultDir(directory);
        var half = defaultDir[(defaultDir.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var separator = half.IndexOf('|', StringComparison.Ordinal);
        var own = separator < 0 ? half : useShortNames ? half[..separator] : half[(separator + 1)..];
        return own == "." ? above : Combine(above, own);
    }

    private static string Combine(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static string DefaultDir(DirectorySymbol directory)
    {
        var salt = directory.ShortNameParent ?? directory.Parent ?? string.Empty;
        var target = directory.Name == SourceDirectory ? SourceDirectory : ShortNames.Format(directory.Name ?? ".", directory.ShortName, false, "Directory", salt)!;
        if (directory.SourceName is null)
        {
            return target;
        }

        var source = ShortNames.Format(directory.SourceName, directory.ShortSourceName, false, "Directory", salt)!;
        return source == target ? target : $"{target}:{source}";
    }

    private void Split(DirectorySymbol directory)
    {
        if (directory.Name is not { } name || name.AsSpan().IndexOfAny('\\', '/') < 0)
        {
            return;
        }

        var parts = name.Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries);
        var original = directory.Parent;
        var parent = original;
        var path = string.Empty;
        foreach (var part in parts.SkipLast(1))
        {
            path = path.Length == 0 ? part : $"{path}\\{part}";
            var id = IdentifierGenerator.Generate("d", original, path);
            if (!directories.ContainsKey(id))
            {
                var level = new DirectorySymbol(Identifier.Generated(id), directory.Source) { Parent = parent, Name = part, ShortNameParent = original };
                directories.Add(id, level);
                authored.Add(level);
            }

            parent = id;
        }

        // The short name of the last level is made of the parent that was authored, as those of the levels above it are.
        directory.ShortNameParent = original;
        directory.Parent = parent;
        directory.Name = parts.Length == 0 ? "." : parts[^1];
    }

    private void RequireStandard(string id)
    {
        for (string? current = id; current is not null && standard.Add(current);)
        {
            current = StandardDirectory.ParentOf(current, platform);
        }
    }
}
