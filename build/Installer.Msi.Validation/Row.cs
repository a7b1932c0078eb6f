using System.Globalization;

using Installer.Msi.Database;

namespace Installer.Msi.Validation;

/// <summary>A row of a table, with its values by the names of the columns. A column that the table does not have is empty.</summary>
/// <param name="Table">The table.</param>
/// <param name="Values">The values, one a column.</param>
internal readonly record struct Row(MsiTable Table, object?[] Values)
{
    /// <summary>The values of the primary key with dots between, as messages name a row.</summary>
    public string Key
    {
        get
        {
            var (table, values) = (Table, Values);
            return string.Join('.', values.Where((_, i) => table.Columns[i].IsPrimaryKey).Select(AsText));
        }
    }

    /// <summary>A column's value as text; empty if it has none.</summary>
    public string this[string column] => Table.IndexOf(column) is var index and >= 0 ? AsText(Values[index]) : string.Empty;

    /// <summary>A column's value as a number; <c>null</c> if it has none, or is no number.</summary>
    public int? Number(string column) => Table.IndexOf(column) is var index and >= 0 ? Values[index] as int? : null;

    /// <summary>Whether a column of bits has one of some.</summary>
    public bool HasBits(string column, int bits) => ((Number(column) ?? 0) & bits) != 0;

    /// <summary>A value as text; a stream is not empty.</summary>
    public static string AsText(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
