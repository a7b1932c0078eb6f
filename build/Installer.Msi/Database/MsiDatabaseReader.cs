using System.Buffers.Binary;

using Installer.Msi.CompoundFiles;
using Installer.Msi.Streams;
using Installer.Msi.Transforms;

namespace Installer.Msi.Database;

/// <summary>Reads Windows Installer databases (.msi).</summary>
public sealed class MsiDatabaseReader
{
    private static readonly Guid PatchClassId = new("000C1086-0000-0000-C000-000000000046");

    private readonly MsiDatabase database = new();
    private readonly Dictionary<string, StreamSource> tableStreams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamSource> streams = new(StringComparer.Ordinal);
    private readonly StringPool pool;

    private MsiDatabaseReader(CompoundFileStorage root)
    {
        if (root.ClassId == MsiTransformWriter.ClassId || root.ClassId == PatchClassId)
        {
            throw new MsiException($"The file is a {(root.ClassId == PatchClassId ? "patch" : "transform")}, not a database.");
        }

        // Several names of streams can stand for one name in the database. Windows Installer packs the name that it looks for, so that it never finds one that is spelt otherwise.
        foreach (var (packed, content) in root.Streams.OrderBy(stream => StreamName.IsCanonical(stream.Key) ? 0 : 1).ThenBy(stream => stream.Key, StringComparer.Ordinal))
        {
            var name = StreamName.Unpack(packed, out var isTable);
            (isTable ? tableStreams : streams).TryAdd(name, content);
        }

        foreach (var (name, content) in root.Storages)
        {
            database.AddStorage(name, content);
        }

        pool = StringPoolReader.Read(TakeTable(StringPoolFormat.PoolName, isRequired: true), TakeTable(StringPoolFormat.DataName, isRequired: true));
        database.Codepage = pool.Codepage;
    }

    /// <summary>Reads a database: tables and summary information now, streams when they are opened.</summary>
    /// <param name="input">A stream that can seek, the file from its start; it stays open and must outlive what is returned.</param>
    /// <exception cref="MsiException">The file is not a well-formed database.</exception>
    public static MsiDatabase Read(Stream input) => new MsiDatabaseReader(CompoundFileReader.Read(input)).Read();

    private MsiDatabase Read()
    {
        var definitions = ReadDefinitions();
        foreach (var (name, columns) in definitions)
        {
            ReadTable(new MsiTable(name, columns));
        }

        if (tableStreams.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } orphan)
        {
            throw new MsiException($"The database has rows of a table '{orphan}' that {SystemTables.TablesName} does not list.");
        }

        if (streams.Remove(StreamName.SummaryInformation, out var summary))
        {
            SummaryInformationFormat.Read(ReadAll(summary, "summary information"), database.Summary);
        }

        foreach (var (name, content) in streams)
        {
            database.AddStream(name, content);
        }

        return database;
    }

    private SortedDictionary<string, MsiColumn[]> ReadDefinitions()
    {
        var columns = ReadRows(SystemTables.ColumnsName, SystemTables.ColumnsColumns).ToLookup(
            row => (string?)row[0] ?? "",
            row => (Number: (int?)row[1] ?? 0, Name: (string?)row[2] ?? "", Word: ((int?)row[3] ?? 0) & ushort.MaxValue),
            StringComparer.Ordinal);
        var definitions = new SortedDictionary<string, MsiColumn[]>(StringComparer.Ordinal);
        foreach (var row in ReadRows(SystemTables.TablesName, SystemTables.TablesColumns))
        {
            var name = (string?)row[0] ?? throw new MsiException($"{SystemTables.TablesName} lists a table without a name.");
            var numbered = columns[name].OrderBy(column => column.Number).ToArray();
            if (numbered.Length is 0 or > MsiTable.MaxColumns || numbered.Where((column, i) => column.Number != i + 1).Any())
            {
                throw new MsiException($"{SystemTables.ColumnsName}: the columns of table {name} are not numbered from 1 to {MsiTable.MaxColumns} at most.");
            }

            var converted = Array.ConvertAll(numbered, column => ColumnTypeWord.ToColumn(column.Name, column.Word)
                ?? throw new MsiException($"{SystemTables.ColumnsName}: 0x{column.Word:X4} is not the type of a column ({name}.{column.Name})."));
            if (!definitions.TryAdd(name, converted))
            {
                throw new MsiException($"{SystemTables.TablesName} lists table {name} twice.");
            }
        }

        if (columns.FirstOrDefault(group => !definitions.ContainsKey(group.Key)) is { } orphans)
        {
            throw new MsiException($"{SystemTables.ColumnsName} has columns of a table '{orphans.Key}' that {SystemTables.TablesName} does not list.");
        }

        return definitions;
    }

    private void ReadTable(MsiTable table)
    {
        foreach (var row in ReadRows(table.Name, table.Columns))
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (table.Columns[i].Type == MsiColumnType.Stream && row[i] is not null)
                {
                    var name = table.StreamNameOf(row);
                    row[i] = streams.Remove(name, out var content)
                        ? content
                        : throw new MsiException($"Table {table.Name}, row {table.DescribeKey(row)}: the stream '{name}' is missing.");
                }
            }

            table.AddStoredRow(row);
        }

        database.AddTable(table);
    }

    private IEnumerable<object?[]> ReadRows(string table, IReadOnlyList<MsiColumn> columns)
    {
        var bytes = TakeTable(table, isRequired: false);
        var lengths = columns.Select(column => StoredRows.ValueLength(column, pool.ReferenceLength)).ToArray();
        var (rowCount, rest) = Math.DivRem(bytes.Length, lengths.Sum());
        if (rest != 0)
        {
            throw new MsiException($"Table {table}: {bytes.Length} bytes are not a number of rows of {lengths.Sum()} bytes.");
        }

        for (var row = 0; row < rowCount; row++)
        {
            var values = new object?[columns.Count];
            var columnStart = 0;
            for (var column = 0; column < values.Length; column++)
            {
                var position = columnStart + (row * lengths[column]);
                values[column] = Decode(bytes.AsSpan(position, lengths[column]), columns[column], table, position);
                columnStart += rowCount * lengths[column];
            }

            yield return values;
        }
    }

    private object? Decode(ReadOnlySpan<byte> stored, MsiColumn column, string table, int position)
    {
        Span<byte> wide = stackalloc byte[sizeof(uint)];
        wide.Clear();
        stored.CopyTo(wide);
        var value = BinaryPrimitives.ReadUInt32LittleEndian(wide);
        return (value, column.Type) switch
        {
            (0, _) => null,
            (_, MsiColumnType.Integer2) => (int)value - StoredRows.Integer2Bias,
            (_, MsiColumnType.Integer4) => (int)(value ^ StoredRows.Integer4Bias),
            (_, MsiColumnType.Stream) => value,
            _ => value < pool.Strings.Count && pool.Strings[(int)value] is { } text
                ? text
                : throw new MsiException($"Table {table}, offset 0x{position:X}: column {column.Name} refers to string {value}; there is none of that number."),
        };
    }

    private byte[] TakeTable(string name, bool isRequired) => tableStreams.Remove(name, out var content)
        ? ReadAll(content, $"table {name}")
        : isRequired ? throw new MsiException($"The file is not a database: it has no stream {name}.") : [];

    private static byte[] ReadAll(StreamSource content, string name)
    {
        if (content.Length > Array.MaxLength)
        {
            throw new MsiException($"The stream of the {name} has {content.Length} bytes.");
        }

        var bytes = new byte[content.Length];
        using var stream = content.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
