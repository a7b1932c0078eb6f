using Installer.Wix.Messages;
using Installer.Wix.Tables;

namespace Installer.Wix.Symbols;

/// <summary>A table that was authored.</summary>
/// <param name="identifier">Its name.</param>
/// <param name="source">Where it was authored.</param>
/// <param name="columns">Its columns, those that are not stored included.</param>
/// <param name="isUnreal">Whether the table is left out of the package.</param>
internal sealed class CustomTableSymbol(Identifier identifier, SourceLine? source, IReadOnlyList<CustomColumn> columns, bool isUnreal)
    : Symbol("WixCustomTable", identifier, source)
{
    /// <summary>Its columns, those that are not stored included.</summary>
    public IReadOnlyList<CustomColumn> Columns { get; } = columns;

    /// <summary>Whether the table is left out of the package.</summary>
    public bool IsUnreal { get; } = isUnreal;

    /// <summary>The table as it is stored.</summary>
    public TableDefinition Definition { get; } = new(identifier.Id, [.. columns.Where(c => !c.IsUnreal).Select(c => c.Definition)]);
}
