using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A <c>Files</c> element: a pattern, each file of which becomes a component with one file before the package is linked.</summary>
internal sealed class HarvestSymbol(SourceLine source) : Symbol("HarvestFiles", null, source)
{
    /// <summary>The folder that the files go to.</summary>
    public required string Directory { get; init; }

    /// <summary>Where the files are, if an element around this one says so; else beside the source file.</summary>
    public string? FileSource { get; init; }

    /// <summary>The patterns of files to take.</summary>
    public required IReadOnlyList<HarvestPattern> Include { get; init; }

    /// <summary>The patterns of files to leave out.</summary>
    public required IReadOnlyList<HarvestPattern> Exclude { get; init; }

    /// <summary>What the components belong to, if the element says so by its place.</summary>
    public (MemberKind Kind, string Id)? Parent { get; init; }
}
