using Installer.Wix.Messages;

namespace Installer.Wix.Symbols;

/// <summary>A row of a table that was authored; it becomes a <see cref="RowSymbol"/> when the table's columns are known.</summary>
/// <param name="table">The table.</param>
/// <param name="source">Where the row was authored.</param>
/// <param name="cells">Its values.</param>
internal sealed class CustomRowSymbol(string table, SourceLine? source, IEnumerable<(string Column, string? Value, SourceLine Source)> cells)
    : Symbol("WixCustomTableCell", null, source)
{
    private readonly List<(string Column, string? Value, SourceLine Source)> cells = [.. cells];

    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>The values, each with its column and its place.</summary>
    public IReadOnlyList<(string Column, string? Value, SourceLine Source)> Cells => cells;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            cells[i] = cells[i] with { Value = Apply(transform, cells[i].Value) };
        }
    }
}
