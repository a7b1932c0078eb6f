using Installer.Msi.Database;

namespace Installer.Msi.Transforms;

/// <summary>Changes of rows in a database's tables, which Windows Installer applies to a package while it installs it. Tables, columns and streams cannot be changed here.</summary>
public sealed class MsiTransform
{
    private readonly SortedDictionary<string, SortedDictionary<string, TransformRow>> rows = new(StringComparer.Ordinal);

    /// <summary>Makes a transform without changes.</summary>
    /// <param name="original">The database that it is made for.</param>
    /// <exception cref="MsiException">The database is no package: it lacks the properties that identify one.</exception>
    public MsiTransform(MsiDatabase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Original = original;
        ProductCode = RequiredProperty("ProductCode");
        ProductVersion = RequiredProperty("ProductVersion");
        UpgradeCode = RequiredProperty("UpgradeCode");
    }

    /// <summary>What is compared before it is applied; by default the upgrade code, so that it also fits later versions.</summary>
    public TransformValidation Validation { get; set; } = TransformValidation.UpgradeCode;

    /// <summary>Whether nothing is changed.</summary>
    public bool IsEmpty => rows.Values.All(table => table.Count == 0);

    internal MsiDatabase Original { get; }

    internal string ProductCode { get; }

    internal string ProductVersion { get; }

    internal string UpgradeCode { get; }

    internal IEnumerable<(string Table, IReadOnlyCollection<TransformRow> Rows)> Tables =>
        rows.Where(table => table.Value.Count > 0).Select(table => (table.Key, (IReadOnlyCollection<TransformRow>)table.Value.Values));

    /// <summary>Sets a row: adds it, or changes the one of its key.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="values">One value a column: a text, an integer or <c>null</c>.</param>
    /// <exception cref="MsiException">There is no such table, or a value does not fit its column.</exception>
    public void SetRow(string table, params object?[] values)
    {
        var definition = Definition(table);
        var row = new MsiTable(table, definition.Columns);
        row.AddRow(values);
        if (definition.Columns.Any(column => column.Type == MsiColumnType.Stream))
        {
            throw new MsiException($"Table {table} has a column of streams; a transform cannot change its rows here.");
        }

        var after = row.Rows[0];
        Keep(definition, after, Find(definition, after) is { } before ? TransformRow.Updated(definition, before, after) : TransformRow.Inserted(definition, after));
    }

    /// <summary>Takes a row out.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="key">The values of its key.</param>
    /// <returns>Whether the package has it.</returns>
    /// <exception cref="MsiException">There is no such table.</exception>
    public bool RemoveRow(string table, params object?[] key)
    {
        var definition = Definition(table);
        var before = Find(definition, key);
        if (before is not null)
        {
            Keep(definition, before, TransformRow.Deleted(definition, before));
        }

        return before is not null;
    }

    private MsiTable Definition(string table) => Original.Tables.TryGetValue(table, out var found) ? found : throw new MsiException($"The package has no table {table}.");

    private static object?[]? Find(MsiTable table, object?[] key)
    {
        var keyLength = table.Columns.Count(column => column.IsPrimaryKey);
        return table.Rows.FirstOrDefault(row => row.AsSpan(0, keyLength).SequenceEqual(key.AsSpan(0, keyLength)));
    }

    private void Keep(MsiTable table, object?[] row, TransformRow? change)
    {
        if (!rows.TryGetValue(table.Name, out var changes))
        {
            rows.Add(table.Name, changes = new SortedDictionary<string, TransformRow>(StringComparer.Ordinal));
        }

        changes.Remove(table.DescribeKey(row));
        if (change is not null)
        {
            changes.Add(table.DescribeKey(row), change);
        }
    }

    private string RequiredProperty(string name) =>
        Find(Definition("Property"), [name]) is [_, string value]
            ? value
            : throw new MsiException($"The package has no property {name}.");
}
