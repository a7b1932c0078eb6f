using System.Buffers.Binary;

namespace Installer.Msi.Database;

/// <summary>The rows of a table as they are stored: sorted by primary key, and column after column rather than row after row.</summary>
internal sealed class StoredRows
{
    /// <summary>Added to a two-byte integer, so that 0 can mean empty.</summary>
    public const int Integer2Bias = 0x8000;

    /// <summary>Added to a four-byte integer, so that 0 can mean empty.</summary>
    public const uint Integer4Bias = 0x8000_0000;

    private const uint HasStream = 1;

    private readonly MsiTable table;
    private readonly int referenceLength;
    private readonly uint[][] rows;

    /// <summary>Encodes and sorts the rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="pool">All strings of the database.</param>
    /// <exception cref="MsiException">Two rows have one key.</exception>
    public StoredRows(MsiTable table, StringPoolBuilder pool)
    {
        this.table = table;
        referenceLength = pool.ReferenceLength;
        rows = [.. table.Rows.Select(row => Encode(row, pool))];
        var order = new int[rows.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var keyLength = table.Columns.Count(column => column.IsPrimaryKey);
        Array.Sort(order, (x, y) => CompareKeys(rows[x], rows[y], keyLength) is var result and not 0 ? result : x.CompareTo(y));
        for (var i = 1; i < order.Length; i++)
        {
            if (CompareKeys(rows[order[i - 1]], rows[order[i]], keyLength) == 0)
            {
                throw new MsiException($"Table {table.Name} has two rows with the key {table.DescribeKey(table.Rows[order[i]])}.");
            }
        }

        rows = Array.ConvertAll(order, i => rows[i]);
    }

    /// <summary>The stored length of a column's value in bytes.</summary>
    public static int ValueLength(MsiColumn column, int referenceLength) => column.Type switch
    {
        MsiColumnType.Integer4 => sizeof(int),
        MsiColumnType.Text => referenceLength,
        _ => sizeof(short),
    };

    /// <summary>A value as it is stored.</summary>
    public static uint Encode(object? value, MsiColumn column, StringPoolBuilder pool) => (value, column.Type) switch
    {
        (null, _) => 0,
        (int number, MsiColumnType.Integer2) => (uint)(number + Integer2Bias),
        (int number, _) => (uint)number ^ Integer4Bias,
        (string text, _) => (uint)pool[text],
        _ => HasStream,
    };

    /// <summary>The bytes of the table's stream.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[table.Columns.Sum(column => ValueLength(column, referenceLength)) * rows.Length];
        var position = 0;
        Span<byte> value = stackalloc byte[sizeof(uint)];
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var length = ValueLength(table.Columns[column], referenceLength);
            foreach (var row in rows)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(value, row[column]);
                value[..length].CopyTo(bytes.AsSpan(position));
                position += length;
            }
        }

        return bytes;
    }

    private static int CompareKeys(uint[] x, uint[] y, int keyLength) => x.AsSpan(0, keyLength).SequenceCompareTo(y.AsSpan(0, keyLength));

    private uint[] Encode(object?[] row, StringPoolBuilder pool)
    {
        var stored = new uint[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            stored[i] = Encode(row[i], table.Columns[i], pool);
        }

        return stored;
    }
}
