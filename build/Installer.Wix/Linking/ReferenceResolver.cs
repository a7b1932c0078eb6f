using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Linking;

/// <summary>Finds the sections that a package needs: its own, those that hold what it refers to, and so on.</summary>
internal sealed class ReferenceResolver(Messaging messaging, SymbolTable symbols)
{
    private readonly HashSet<Section> visited = [];
    private readonly HashSet<string> standardDirectories = new(StringComparer.Ordinal);

    /// <summary>The sections in the order in which they were reached.</summary>
    public List<Section> Sections { get; } = [];

    /// <summary>The standard directories that were referred to.</summary>
    public IReadOnlyCollection<string> StandardDirectories => standardDirectories;

    /// <summary>Resolves all references, beginning with those of a section.</summary>
    public void Resolve(Section entry)
    {
        // A stack of its own, and no recursion: a long chain of fragments must not end the process.
        var pending = new Stack<(Section Section, int Next)>();
        Visit(entry);
        while (pending.TryPop(out var current))
        {
            for (var i = current.Next; i < current.Section.References.Count; i++)
            {
                if (Resolve(current.Section, current.Section.References[i]) is { } found && !visited.Contains(found))
                {
                    pending.Push((current.Section, i + 1));
                    Visit(found);
                    break;
                }
            }
        }

        void Visit(Section section)
        {
            visited.Add(section);
            Sections.Add(section);
            pending.Push((section, 0));
        }
    }

    /// <returns>The section that the reference leads to, if it leads to one.</returns>
    private Section? Resolve(Section from, Reference reference)
    {
        if (symbols.Find(reference.Kind, reference.Id) is not { } entry)
        {
            if (!IsKnown(reference))
            {
                messaging.Write(Errors.UnresolvedReference(reference.Source, reference.Name));
            }

            return null;
        }

        var accessible = entry.Duplicates.Prepend(entry).Where(e => e.IsAccessibleFrom(from)).ToList();
        var replaced = accessible.Where(e => e.Access == Access.Virtual).ToList();
        var replacement = accessible.Where(e => e.Access == Access.Override).ToList();
        if (replaced.Count == 1 && replacement.Count > 0)
        {
            accessible.Remove(replaced[0]);
            replacement.ForEach(e => e.HasOverridden = true);
        }

        if (accessible.Count == 0)
        {
            messaging.Write(Errors.InaccessibleReference(reference.Source, reference.Name, entry.Access.ToString().ToLowerInvariant()));
            return null;
        }

        foreach (var found in accessible)
        {
            found.FirstReference ??= reference;
        }

        // Of several, only the conflict matters; it is reported later.
        if (accessible.Count > 1)
        {
            foreach (var section in accessible.Select(e => e.Section).OfType<Section>())
            {
                if (visited.Add(section))
                {
                    Sections.Add(section);
                }
            }

            return null;
        }

        return accessible[0].Section;
    }

    private bool IsKnown(Reference reference)
    {
        switch (reference.Kind)
        {
            case "Directory" when StandardDirectory.Contains(reference.Id):
                standardDirectories.Add(reference.Id);
                return true;
            case SymbolKind.Action:
                return StandardActions.Find(reference.Id) is not null;
            default:
                return false;
        }
    }
}
