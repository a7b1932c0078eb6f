using System.Globalization;

using Installer.Msi.Database;

namespace Installer.Wix.Tables;

/// <summary>The tables that are known in a build: the standard ones and those of the extensions in use.</summary>
internal sealed class TableDefinitions
{
    private static readonly Lazy<IReadOnlyList<TableDefinition>> StandardTables = new(() => Load("Standard.tables"));

    private readonly Dictionary<string, TableDefinition> tables = new(StringComparer.Ordinal);

    /// <summary>Starts with the standard tables.</summary>
    public TableDefinitions() => Add(StandardTables.Value);

    /// <summary>The definition of a table.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public TableDefinition this[string name] => tables[name];

    /// <summary>The definition of a table, or <c>null</c>.</summary>
    public TableDefinition? Find(string name) => tables.GetValueOrDefault(name);

    /// <summary>Adds the tables of an extension.</summary>
    public void Add(IEnumerable<TableDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            tables[definition.Name] = definition;
        }
    }

    /// <summary>Reads definitions from a resource of this assembly; its first line says what the fields are.</summary>
    public static IReadOnlyList<TableDefinition> Load(string resource)
    {
        using var stream = typeof(TableDefinitions).Assembly.GetManifestResourceStream(resource)
            ?? throw new ArgumentException($"There is no resource {resource}.", nameof(resource));
        using var reader = new StreamReader(stream);
        var tables = new List<TableDefinition>();
        string? name = null;
        var columns = new List<ColumnDefinition>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("table ", StringComparison.Ordinal))
            {
                Flush();
                name = line[6..];
            }
            else if (line.StartsWith(' '))
            {
                columns.Add(ParseColumn(line.Trim()));
            }
        }

        Flush();
        return tables;

        void Flush()
        {
            if (name is not null)
            {
                tables.Add(new TableDefinition(name, [.. columns]));
                columns.Clear();
            }
        }
    }

    private static ColumnDefinition ParseColumn(string line)
    {
        var isKey = line[0] == '*';
        var fields = (isKey ? line[1..] : line).Split('|');
        var column = fields[1].Length == 0 ? null : MsiColumn.Parse(fields[0], fields[1], isKey);
        return new ColumnDefinition(column, fields[0], fields[2], Number(fields[3]), Number(fields[4]), Text(fields[5]), Number(fields[6]), Text(fields[7]), Text(fields[8]), fields.Length > 9 ? Enum.Parse<Modularization>(fields[9]) : null);

        static string? Text(string field) => field.Length == 0 ? null : field;
        static int? Number(string field) => field.Length == 0 ? null : int.Parse(field, CultureInfo.InvariantCulture);
    }
}
