using Installer.Msi.Database;

namespace Installer.Msi.Validation;

/// <summary>A package as the evaluators look at it: tables by name, rows by the values of their columns. What they look for twice is remembered.</summary>
/// <param name="database">The package.</param>
internal sealed class Package(MsiDatabase database)
{
    private readonly Dictionary<string, IReadOnlyList<Row>> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), ILookup<string, Row>> lookups = [];
    private DirectoryTree? directories;
    private IReadOnlyList<ColumnRule>? rules;
    private HashSet<string>? secureProperties;

    /// <summary>The tables.</summary>
    public IReadOnlyDictionary<string, MsiTable> Tables => database.Tables;

    /// <summary>The summary information.</summary>
    public SummaryInformation Summary => database.Summary;

    /// <summary>The schema, the lowest version of Windows Installer times 100.</summary>
    public int Schema => Summary.PageCount ?? 0;

    /// <summary>The directories.</summary>
    public DirectoryTree Directories => directories ??= new DirectoryTree(this);

    /// <summary>What <c>_Validation</c> says of the columns that the tables have.</summary>
    public IReadOnlyList<ColumnRule> Rules => rules ??=
        [.. Rows("_Validation").Where(row => Tables.TryGetValue(row["Table"], out var table) && table.IndexOf(row["Column"]) >= 0).Select(row => new ColumnRule(Tables[row["Table"]], row))];

    /// <summary>The names in the property <c>SecureCustomProperties</c>.</summary>
    public IReadOnlySet<string> SecureCustomProperties => secureProperties ??=
        Property("SecureCustomProperties").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether there is a table with rows.</summary>
    public bool Has(string table) => Rows(table).Count > 0;

    /// <summary>The rows of a table; none if there is no such table.</summary>
    public IReadOnlyList<Row> Rows(string name)
    {
        if (!rows.TryGetValue(name, out var result))
        {
            result = database.Tables.TryGetValue(name, out var table) ? [.. table.Rows.Select(values => new Row(table, values))] : [];
            rows.Add(name, result);
        }

        return result;
    }

    /// <summary>The rows of a table by the value of a column.</summary>
    public ILookup<string, Row> By(string table, string column)
    {
        if (!lookups.TryGetValue((table, column), out var result))
        {
            result = Rows(table).ToLookup(row => row[column], StringComparer.Ordinal);
            lookups.Add((table, column), result);
        }

        return result;
    }

    /// <summary>The rows of a table with a value in a column.</summary>
    public IEnumerable<Row> Find(string table, string column, string value) => By(table, column)[value];

    /// <summary>The row of a table whose key, of one column, is a value; <c>null</c> if there is none.</summary>
    public Row? Find(string table, string key) =>
        key.Length > 0 && database.Tables.TryGetValue(table, out var found) && By(table, found.Columns[0].Name)[key] is var matches && matches.Any() ? matches.First() : null;

    /// <summary>The value of a property that the Property table has; empty without one.</summary>
    public string Property(string name) => Find("Property", name)?["Value"] ?? string.Empty;

    /// <summary>Whether a component belongs to a feature.</summary>
    public bool IsMapped(string feature, string component) => Find("FeatureComponents", "Component_", component).Any(row => row["Feature_"] == feature);

    /// <summary>The numbers of the actions in a sequence table; those with a number, by name.</summary>
    public Dictionary<string, int> Sequence(string table) =>
        Rows(table).Where(row => row.Number("Sequence") is not null).GroupBy(row => row["Action"], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Number("Sequence")!.Value, StringComparer.Ordinal);

    /// <summary>All values of a category that <c>_Validation</c> names, with their rows and columns.</summary>
    public IEnumerable<(Row Row, string Column, string Value)> Values(string category) =>
        from rule in Rules
        where rule.Category == category
        from row in Rows(rule.Table.Name)
        let value = row[rule.Column.Name]
        where value.Length > 0
        select (row, rule.Column.Name, value);
}
