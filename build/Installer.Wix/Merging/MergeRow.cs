using Installer.Msi.Database;

namespace Installer.Wix.Merging;

/// <summary>A row of a merge module.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Values">Its values, one a column.</param>
internal readonly record struct MergeRow(MsiTable Table, object?[] Values)
{
    /// <summary>A value by its column's name; <c>null</c> where the table has no such column.</summary>
    public object? this[string column]
    {
        get
        {
            for (var i = 0; i < Table.Columns.Count; i++)
            {
                if (Table.Columns[i].Name == column)
                {
                    return Values[i];
                }
            }

            return null;
        }
    }

    /// <summary>A text by its column's name.</summary>
    public string? Text(string column) => this[column] as string;

    /// <summary>A number by its column's name.</summary>
    public int? Number(string column) => this[column] as int?;
}
