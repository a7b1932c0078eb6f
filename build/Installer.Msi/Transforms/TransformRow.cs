using Installer.Msi.Database;

namespace Installer.Msi.Transforms;

/// <summary>One row of a table in a transform.</summary>
/// <param name="Mask">What follows it: see <see cref="Inserted"/>, <see cref="Updated"/>, <see cref="Deleted"/>.</param>
/// <param name="Columns">The columns of the values that are stored.</param>
/// <param name="Values">The values that are stored, in the order of the columns.</param>
internal sealed record TransformRow(ushort Mask, IReadOnlyList<MsiColumn> Columns, IReadOnlyList<object?> Values)
{
    private const ushort WholeRow = 1;

    /// <summary>A new row: the number of its columns, and all of its values.</summary>
    public static TransformRow Inserted(MsiTable table, object?[] row) => new((ushort)((row.Length << 8) | WholeRow), table.Columns, row);

    /// <summary>A row that was there: a bit for each column that is changed; the key and the changed values.</summary>
    /// <returns>The row; null when nothing is changed.</returns>
    /// <exception cref="MsiException">The mask has no bit for the column.</exception>
    public static TransformRow? Updated(MsiTable table, object?[] before, object?[] after)
    {
        var mask = 0;
        for (var i = 0; i < after.Length; i++)
        {
            if (!Equals(before[i], after[i]))
            {
                mask |= i < 16 ? 1 << i : throw new MsiException($"Table {table.Name}, column {table.Columns[i].Name}: a transform changes the first 16 columns of a row only.");
            }
        }

        return mask == 0 ? null : Of(table, after, (ushort)mask);
    }

    /// <summary>A row that goes: its key alone.</summary>
    public static TransformRow Deleted(MsiTable table, object?[] row) => Of(table, row, 0);

    private static TransformRow Of(MsiTable table, object?[] row, ushort mask)
    {
        int[] stored = [.. Enumerable.Range(0, row.Length).Where(i => table.Columns[i].IsPrimaryKey || (i < 16 && (mask & (1 << i)) != 0))];
        return new TransformRow(mask, [.. stored.Select(i => table.Columns[i])], [.. stored.Select(i => row[i])]);
    }
}
