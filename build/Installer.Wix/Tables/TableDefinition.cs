using Installer.Msi.Database;

namespace Installer.Wix.Tables;

/// <summary>A table's columns and what validation says of them.</summary>
/// <param name="name">The table's name.</param>
/// <param name="columns">Its columns, primary key first.</param>
internal sealed class TableDefinition(string name, IReadOnlyList<ColumnDefinition> columns)
{
    /// <summary>The table's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its columns, primary key first.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; } = columns;

    /// <summary>How many columns the primary key has.</summary>
    public int KeyLength { get; } = columns.Count(c => c.Column is { IsPrimaryKey: true });

    /// <summary>The index of a column.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new ArgumentException($"Table {Name} has no column {column}.", nameof(column));
    }

    /// <summary>Makes the empty table.</summary>
    public MsiTable CreateTable() => new(Name, [.. Columns.Select(c => c.Column!)]);

    /// <inheritdoc />
    public override string ToString() => Name;
}
