using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>The content of one Package or Fragment element. A reference to anything in a section takes in the whole section.</summary>
/// <param name="isPackage">Whether it is the package: where linking starts.</param>
/// <param name="document">The source file that it came from.</param>
/// <param name="source">Where it was authored.</param>
internal sealed class Section(bool isPackage, string document, SourceLine? source)
{
    /// <summary>Whether it is the package.</summary>
    public bool IsPackage { get; } = isPackage;

    /// <summary>The source file that it came from.</summary>
    public string Document { get; } = document;

    /// <summary>The library that it came from; <c>null</c> for what was compiled from sources.</summary>
    public string? Library { get; init; }

    /// <summary>Where it was authored.</summary>
    public SourceLine? Source { get; } = source;

    /// <summary>What it declares, in document order.</summary>
    public List<Symbol> Symbols { get; } = [];

    /// <summary>What it refers to, in document order.</summary>
    public List<Reference> References { get; } = [];

    /// <summary>What belongs to what: components, features and groups of them.</summary>
    public List<Membership> Memberships { get; } = [];

    /// <summary>Tables that must be there even without a row.</summary>
    public List<string> EnsuredTables { get; } = [];
}
