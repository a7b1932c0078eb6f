using System.Globalization;

using Installer.Msi.Database;
using Installer.Wix.Messages;
using Installer.Wix.Tables;

namespace Installer.Wix.Symbols;

/// <summary>A symbol that becomes one row of a table. A value is <c>null</c>, a string, an integer, or a <see cref="RowValue"/> that is known only when the package is bound.</summary>
internal sealed class RowSymbol : Symbol
{
    /// <summary>Makes a row.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="identifier">Its identifier, when it can be referred to.</param>
    /// <param name="source">Where it was authored.</param>
    /// <param name="values">Its values, one a column; trailing ones may be left out.</param>
    public RowSymbol(TableDefinition table, Identifier? identifier, SourceLine? source, params ReadOnlySpan<object?> values)
        : base(table.Name, identifier, source)
    {
        Table = table;
        Values = new object?[table.Columns.Count];
        values.CopyTo(Values);
    }

    /// <summary>The table that the row belongs to.</summary>
    public TableDefinition Table { get; }

    /// <summary>The values, one a column.</summary>
    public object?[] Values { get; }

    /// <summary>A value by its column's name.</summary>
    public object? this[string column]
    {
        get => Values[Table.IndexOf(column)];
        set => Values[Table.IndexOf(column)] = value;
    }

    /// <summary>A text by its column's name; <c>null</c> if it is empty or no text.</summary>
    public string? Text(string column) => this[column] as string;

    /// <inheritdoc />
    public override void Transform(Func<string, string> transform)
    {
        base.Transform(transform);
        for (var i = 0; i < Values.Length; i++)
        {
            switch (Values[i])
            {
                case string text:
                    Values[i] = Convert(i, transform(text));
                    break;
                case RowValue value:
                    value.Transform(transform);
                    break;
            }
        }
    }

    /// <summary>A number whose text had variables is a number once they are replaced; what is none is reported when the table is written.</summary>
    private object Convert(int column, string text) =>
        Table.Columns[column].Column is { Type: MsiColumnType.Integer2 or MsiColumnType.Integer4 } && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
}
