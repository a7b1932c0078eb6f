using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Linking;

/// <summary>All symbols of all sections by kind and identifier.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<(string Kind, string Id), SymbolEntry> entries = [];
    private readonly List<SymbolEntry> conflicts = [];
    private readonly List<SymbolEntry> overrides = [];
    private readonly HashSet<Symbol> identicalDirectories = [];

    /// <summary>The symbols of which there is more than one, each by its first.</summary>
    public IReadOnlyList<SymbolEntry> Conflicts => conflicts;

    /// <summary>The symbols that are to replace another.</summary>
    public IReadOnlyList<SymbolEntry> Overrides => overrides;

    /// <summary>The section where linking starts, once it was added.</summary>
    public Section? Entry { get; private set; }

    /// <summary>Adds a section with its symbols.</summary>
    public void Add(Section section, Messaging messaging)
    {
        if (section.IsPackage)
        {
            if (Entry is null)
            {
                Entry = section;
            }
            else
            {
                messaging.Write(Errors.MultipleEntrySections(Entry.Source, NameOf(Entry), NameOf(section)));
                messaging.Write(Errors.MultipleEntrySections2(section.Source));
            }
        }

        foreach (var symbol in section.Symbols)
        {
            Add(section, symbol);
        }
    }

    /// <summary>Adds a symbol of a section.</summary>
    public void Add(Section section, Symbol symbol)
    {
        if (symbol.Identifier is not { } identifier)
        {
            return;
        }

        var entry = new SymbolEntry(section, symbol);
        if (identifier.Access == Access.Override)
        {
            overrides.Add(entry);
        }

        if (entries.TryAdd((symbol.Kind, identifier.Id), entry))
        {
            return;
        }

        var existing = entries[(symbol.Kind, identifier.Id)];
        if (existing.Access == Access.Section && entry.Access == Access.Section && AreIdentical(existing.Symbol, symbol))
        {
            identicalDirectories.Add(existing.Symbol);
            identicalDirectories.Add(symbol);
            return;
        }

        if (existing.Duplicates.Count == 0)
        {
            conflicts.Add(existing);
        }

        foreach (var duplicate in existing.Duplicates)
        {
            entry.AddDuplicate(duplicate);
        }

        entry.AddDuplicate(existing);
        existing.AddDuplicate(entry);
    }

    /// <summary>Finds a symbol.</summary>
    public SymbolEntry? Find(string kind, string id) => entries.GetValueOrDefault((kind, id));

    /// <summary>Whether a symbol is a generated folder that several sections declare in the same way.</summary>
    public bool IsIdenticalDirectory(Symbol symbol) => identicalDirectories.Contains(symbol);

    private static string NameOf(Section section) => section.Symbols.OfType<PackageSymbol>().First().ProductCode ?? "*";

    private static bool AreIdentical(Symbol first, Symbol second) =>
        first is DirectorySymbol a
        && second is DirectorySymbol b
        && (a.Parent, a.Name, a.ShortName, a.SourceName, a.ShortSourceName, a.ComponentGuidSeed)
        == (b.Parent, b.Name, b.ShortName, b.SourceName, b.ShortSourceName, b.ComponentGuidSeed);
}
