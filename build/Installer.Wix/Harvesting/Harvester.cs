using System.IO.Enumeration;

using Installer.Wix.Binding;
using Installer.Wix.Compiling;
using Installer.Wix.Files;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Harvesting;

/// <summary>Turns each <c>Files</c> element into one component with one file for every file that its patterns match.</summary>
internal sealed class Harvester(Messaging messaging, FileResolver resolver, bool is64Bit, Action<string>? inputRead = null)
{
    private readonly HashSet<string> harvested = new(StringComparer.Ordinal);
    private readonly PayloadScanner scanner = new(messaging);

    /// <summary>Harvests for all sections.</summary>
    public void Harvest(IEnumerable<Section> sections)
    {
        foreach (var section in sections)
        {
            var elements = section.Symbols.OfType<HarvestSymbol>().ToList();
            section.Symbols.RemoveAll(s => s is HarvestSymbol);
            foreach (var element in elements)
            {
                Harvest(section, element);
            }
        }
    }

    private void Harvest(Section section, HarvestSymbol element)
    {
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in element.Exclude.SelectMany(p => Match(element, p, isExclusion: true)))
        {
            excluded.Add(Path.GetFullPath(file.Path));
        }

        var errors = messaging.LastErrorNumber;
        var included = element.Include.SelectMany(p => Match(element, p, isExclusion: false)).Where(f => !excluded.Contains(Path.GetFullPath(f.Path))).ToList();
        if (included.Count == 0)
        {
            if (messaging.LastErrorNumber == errors)
            {
                messaging.Write(Warnings.NothingHarvested(element.Source));
            }

            return;
        }

        if (!new PayloadNameCheck(messaging).Check(included, element.Source))
        {
            return;
        }

        foreach (var folder in included.GroupBy(f => f.Folder, StringComparer.Ordinal))
        {
            var directory = folder.Key.Length == 0 ? element.Directory : DirectoryElements.AddInline(section, element.Directory, folder.Key, element.Source!);
            foreach (var file in folder)
            {
                if (harvested.Add(file.Path))
                {
                    AddFile(section, element, directory, file);
                }
                else
                {
                    messaging.Write(Warnings.DuplicateHarvestedFile(element.Source, file.Path));
                }
            }
        }
    }

    private void AddFile(Section section, HarvestSymbol element, string directory, PayloadFile file)
    {
        var id = Identifier.Generated(IdentifierGenerator.Generate("fls", directory, file.Name));
        section.Symbols.Add(new FileSymbol(id, element.Source)
        {
            Component = id.Id,
            Directory = directory,
            Name = file.Name,
            SourcePath = file.Path,
            IsHarvested = true,
            Attributes = 512,
        });
        section.Symbols.Add(new ComponentSymbol(id, element.Source)
        {
            Guid = "*",
            Directory = directory,
            KeyPath = id.Id,
            KeyPathKind = KeyPathKind.File,
            Is64Bit = is64Bit,
        });
        if (element.Parent is var (kind, parent))
        {
            section.Memberships.Add(new Membership(kind, parent, MemberKind.Component, id.Id, kind == MemberKind.Feature, element.Source));
        }
    }

    private List<PayloadFile> Match(HarvestSymbol element, HarvestPattern pattern, bool isExclusion)
    {
        var result = new List<PayloadFile>();
        foreach (var path in Roots(element, pattern))
        {
            var isRecursive = path.Contains("**", StringComparison.Ordinal);
            var name = path[(path.LastIndexOf('/') + 1)..];
            var folder = FolderOf(path);
            if (name == "**")
            {
                name = "*";
            }

            var expression = FileSystemName.TranslateWin32Expression(name);
            var root = folder.Length == 0 ? SourceFolder(element) : Path.IsPathRooted(folder) ? folder : Path.Combine(SourceFolder(element), folder);
            root = root.Length == 0 ? "." : root.TrimEnd('/');
            if (WindowsPath.FindFolder(root) is not { } found)
            {
                // WiX only warns; a package without its payload is never what was meant.
                messaging.Write(isExclusion
                    ? Warnings.HarvestDirectoryMissing(pattern.Source, root)
                    : PortableErrors.PayloadFolderMissing(pattern.Source, root, Path.IsPathRooted(folder) ? null : element.FileSource));
                continue;
            }

            if (WindowsPath.DifferInCase(root, found))
            {
                messaging.Write(PortableWarnings.PathInOtherCase(pattern.Source, root, found));
            }

            root = found;

            inputRead?.Invoke(root + "/");
            result.AddRange(scanner.Scan(root, isRecursive, pattern.Source).Where(f => FileSystemName.MatchesWin32Expression(expression, f.Name, ignoreCase: true)));
        }

        return result;
    }

    private List<string> Roots(HarvestSymbol element, HarvestPattern pattern)
    {
        var match = FileResolver.NamedBindPath().Match(pattern.Path);
        if (!match.Success)
        {
            // Below a bind path as in WiX, but where the folder is missing there, beside the source: a reference to a project makes its output folder a bind path.
            var authored = FileResolver.Normalize(pattern.Path);
            var below = resolver.CombineUnnamed(authored);
            return [WindowsPath.FindFolder(FolderOf(below)) is null ? authored : below];
        }

        var rest = FileResolver.Normalize(pattern.Path[match.Length..]).TrimStart('/');
        var roots = resolver.Named(match.Groups["name"].Value).Select(folder => Path.Combine(Path.GetFullPath(FileResolver.Normalize(folder)), rest)).ToList();
        if (roots.Count == 0)
        {
            messaging.Write(PortableErrors.BindPathUnknown(element.Source, match.Groups["name"].Value));
        }

        return roots;
    }

    private static string FolderOf(string path)
    {
        var separator = path.LastIndexOf('/');
        var folder = separator < 0 ? string.Empty : path[..separator];
        return folder == "**" ? string.Empty : folder.EndsWith("/**", StringComparison.Ordinal) ? folder[..^3] : folder;
    }

    private static string SourceFolder(HarvestSymbol element) =>
        element.FileSource is { Length: > 0 } source
            ? FileResolver.Normalize(source).TrimEnd('/')
            : Path.GetDirectoryName(element.Source!.File) ?? string.Empty;
}
