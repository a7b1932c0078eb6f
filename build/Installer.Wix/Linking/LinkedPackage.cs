using Installer.Wix.Symbols;

namespace Installer.Wix.Linking;

/// <summary>What belongs to a package: everything that is reached from it, with all references resolved.</summary>
internal sealed class LinkedPackage
{
    /// <summary>The package.</summary>
    public required PackageSymbol Package { get; init; }

    /// <summary>All symbols, section by section in the order in which they were reached.</summary>
    public required List<Symbol> Symbols { get; init; }

    /// <summary>The standard directories that are referred to.</summary>
    public required IReadOnlyCollection<string> StandardDirectories { get; init; }

    /// <summary>Tables that must be there even without rows.</summary>
    public required IReadOnlyCollection<string> EnsuredTables { get; init; }

    /// <summary>Which component belongs to which feature.</summary>
    public required List<(string Feature, string Component)> FeatureComponents { get; init; }

    /// <summary>Which merge module belongs to which feature; of each module the primary feature first.</summary>
    public required IReadOnlyList<(string Feature, string Module)> ModuleFeatures { get; init; }

    /// <summary>The first feature of each component: the target of its advertised shortcuts.</summary>
    public required IReadOnlyDictionary<string, string> PrimaryFeatures { get; init; }
}
