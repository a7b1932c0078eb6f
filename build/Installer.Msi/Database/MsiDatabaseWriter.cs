using Installer.Msi.CompoundFiles;
using Installer.Msi.Streams;

namespace Installer.Msi.Database;

/// <summary>Writes Windows Installer databases (.msi).</summary>
public sealed class MsiDatabaseWriter
{
    private static readonly Guid DatabaseClassId = new("000C1084-0000-0000-C000-000000000046");

    private readonly MsiDatabase database;
    private readonly StringPoolBuilder pool;
    private readonly CompoundFileStorage root = new() { ClassId = DatabaseClassId };

    private MsiDatabaseWriter(MsiDatabase database)
    {
        this.database = database;
        pool = new StringPoolBuilder(database.Codepage);
    }

    /// <summary>Writes a database. The same database gives the same bytes.</summary>
    /// <param name="database">The database.</param>
    /// <param name="output">Where to; it need not seek.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MsiException">The database holds what the format cannot: a character outside its code page, two rows of one key,
    /// a name that is too long, more than 2 GB.</exception>
    public static void Write(MsiDatabase database, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(output);
        CompoundFileWriter.Write(output, new MsiDatabaseWriter(database).ToCompoundFile(), cancellation);
    }

    private CompoundFileStorage ToCompoundFile()
    {
        var tables = database.Tables.Values.ToArray();
        foreach (var table in tables)
        {
            CheckDefinition(table);
        }

        tables = [.. DescribeTables(tables), .. tables];
        foreach (var table in tables)
        {
            AddStrings(table);
        }

        // References have one width in every table, so the strings of all tables come first.
        foreach (var table in tables)
        {
            var rows = new StoredRows(table, pool);
            if (table.Rows.Count > 0)
            {
                root.AddStream(StreamName.PackTable(table.Name), StreamSource.FromBytes(rows.ToBytes()));
            }

            AddRowStreams(table);
        }

        root.AddStream(StreamName.PackTable(StringPoolFormat.PoolName), pool.ToPool());
        root.AddStream(StreamName.PackTable(StringPoolFormat.DataName), pool.ToData());
        root.AddStream(StreamName.SummaryInformation, StreamSource.FromBytes(SummaryInformationFormat.ToBytes(database.Summary)));
        foreach (var (name, content) in database.Streams)
        {
            root.AddStream(StreamName.Pack(name), content);
        }

        foreach (var (name, content) in database.Storages)
        {
            root.AddStorage(name, content);
        }

        return root;
    }

    private static void CheckDefinition(MsiTable table)
    {
        CheckName(table.Name, $"The table name '{table.Name}'");
        if (SystemTables.IsReserved(table.Name))
        {
            throw new MsiException($"A table cannot be named {table.Name}: the name is Windows Installer's own.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var keysEnded = false;
        foreach (var column in table.Columns)
        {
            CheckName(column.Name, $"Table {table.Name}: the column name '{column.Name}'");
            if (!names.Add(column.Name))
            {
                throw new MsiException($"Table {table.Name} has two columns named {column.Name}.");
            }

            keysEnded |= !column.IsPrimaryKey;
            if (column.IsPrimaryKey && keysEnded)
            {
                throw new MsiException(
                    $"Table {table.Name}: column {column.Name} belongs to the primary key, so it must stand at the table's beginning with the other keys.");
            }

            if (column is { IsPrimaryKey: true, Type: MsiColumnType.Stream })
            {
                throw new MsiException($"Table {table.Name}: column {column.Name} is a stream, so it cannot belong to the primary key.");
            }
        }
    }

    private static void CheckName(string name, string what)
    {
        if (name.Length > SystemTables.MaxNameLength)
        {
            throw new MsiException($"{what} has {name.Length} characters; Windows Installer allows {SystemTables.MaxNameLength}.");
        }
    }

    private static MsiTable[] DescribeTables(MsiTable[] tables)
    {
        var tablesTable = new MsiTable(SystemTables.TablesName, SystemTables.TablesColumns);
        var columnsTable = new MsiTable(SystemTables.ColumnsName, SystemTables.ColumnsColumns);
        foreach (var table in tables)
        {
            tablesTable.AddRow(table.Name);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                columnsTable.AddRow(table.Name, i + 1, table.Columns[i].Name, ColumnTypeWord.Of(table.Columns[i]));
            }
        }

        return [tablesTable, columnsTable];
    }

    private void AddStrings(MsiTable table)
    {
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is string text)
                {
                    AddString(text, table, row, i);
                }
            }
        }
    }

    private void AddString(string text, MsiTable table, object?[] row, int column)
    {
        try
        {
            pool.Add(text);
        }
        catch (MsiException e)
        {
            throw new MsiException($"Table {table.Name}, column {table.Columns[column].Name}, row {table.DescribeKey(row)}: {e.Message}", e);
        }
    }

    private void AddRowStreams(MsiTable table)
    {
        foreach (var row in table.Rows)
        {
            foreach (var content in row.OfType<StreamSource>())
            {
                root.AddStream(StreamName.Pack(table.StreamNameOf(row)), content);
            }
        }
    }
}
