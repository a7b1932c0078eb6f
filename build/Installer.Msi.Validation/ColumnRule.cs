using Installer.Msi.Database;

namespace Installer.Msi.Validation;

/// <summary>What <c>_Validation</c> says of a column (Windows Installer SDK, "_Validation Table").</summary>
internal sealed class ColumnRule
{
    /// <summary>Reads a rule.</summary>
    /// <param name="table">The table, which has the column.</param>
    /// <param name="row">The row of <c>_Validation</c>.</param>
    public ColumnRule(MsiTable table, Row row)
    {
        Table = table;
        Index = table.IndexOf(row["Column"]);
        IsNullable = row["Nullable"] is "Y" or "@";
        Minimum = row.Number("MinValue");
        Maximum = row.Number("MaxValue");
        KeyTables = row["KeyTable"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        KeyColumn = row.Number("KeyColumn") ?? 1;
        Category = row["Category"];
        Set = row["Set"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The table.</summary>
    public MsiTable Table { get; }

    /// <summary>The column's index in the table.</summary>
    public int Index { get; }

    /// <summary>The column.</summary>
    public MsiColumn Column => Table.Columns[Index];

    /// <summary>Whether it may be empty.</summary>
    public bool IsNullable { get; }

    /// <summary>The smallest number.</summary>
    public int? Minimum { get; }

    /// <summary>The largest number.</summary>
    public int? Maximum { get; }

    /// <summary>The tables into which it is a foreign key.</summary>
    public IReadOnlyList<string> KeyTables { get; }

    /// <summary>The column there, from 1.</summary>
    public int KeyColumn { get; }

    /// <summary>What kind of text it is; empty if no kind is named.</summary>
    public string Category { get; }

    /// <summary>The values that it may have; empty if they are not listed.</summary>
    public IReadOnlySet<string> Set { get; }
}
