using Installer.Wix.Symbols;

namespace Installer.Wix.Linking;

/// <summary>A symbol with its section, and others of the same name.</summary>
internal sealed class SymbolEntry(Section? section, Symbol symbol)
{
    private List<SymbolEntry>? duplicates;

    /// <summary>The section; <c>null</c> for one that is known without being authored.</summary>
    public Section? Section { get; } = section;

    /// <summary>The symbol.</summary>
    public Symbol Symbol { get; } = symbol;

    /// <summary>From where it may be referred to.</summary>
    public Access Access => Symbol.Identifier!.Value.Access;

    /// <summary>The others of the same name.</summary>
    public IReadOnlyList<SymbolEntry> Duplicates => duplicates ?? [];

    /// <summary>The first reference that found it.</summary>
    public Reference? FirstReference { get; set; }

    /// <summary>Whether this override has found what it overrides.</summary>
    public bool HasOverridden { get; set; }

    /// <summary>Notes another one of the same name.</summary>
    public void AddDuplicate(SymbolEntry other) => (duplicates ??= []).Add(other);

    /// <summary>Whether a section may refer to it.</summary>
    public bool IsAccessibleFrom(Section from) => Access switch
    {
        Access.Library => from.Library == Section!.Library,
        Access.File => from.Document == Section!.Document,
        Access.Section => from == Section,
        _ => true,
    };
}
