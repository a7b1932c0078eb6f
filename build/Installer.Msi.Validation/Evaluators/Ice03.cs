using Installer.Msi.Database;

namespace Installer.Msi.Validation.Evaluators;

/// <summary>ICE03: every value is what the column's row in <c>_Validation</c> allows: not empty, in the range or the set, of the category, a key of another table; keys are unique.</summary>
internal sealed class Ice03 : Evaluator
{
    // A value of these is either a key or what the category says; of the others that name key tables it is always a key.
    private static readonly string[] KeyOrCategory = ["Version", "Shortcut"];

    // What Windows Installer takes beside the set that WiX writes into _Validation (Windows Installer SDK, "LockPermissions table").
    private static readonly ILookup<(string Table, string Column), string> DocumentedValues = new[] { (Place: ("LockPermissions", "Table"), Value: "CreateFolder") }.ToLookup(v => v.Place, v => v.Value);

    /// <inheritdoc />
    public override void Evaluate(Package package, Report report)
    {
        if (!package.Has("_Validation"))
        {
            report.Error("The package has no _Validation table, so that its values cannot be checked.");
            return;
        }

        var rules = package.Rules.ToLookup(rule => (rule.Table.Name, rule.Index));
        foreach (var table in package.Tables.Values.Where(table => table.Name != "_Validation"))
        {
            CheckKeys(package.Rows(table.Name), report);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                CheckLengths(package, table, i, report);
                if (rules[(table.Name, i)].FirstOrDefault() is { } rule)
                {
                    CheckColumn(package, rule, report);
                }
                else
                {
                    report.Error($"Table {table.Name}, column {table.Columns[i].Name}: the _Validation table says nothing of it.");
                }
            }
        }
    }

    private static void CheckKeys(IReadOnlyList<Row> rows, Report report)
    {
        foreach (var key in rows.GroupBy(row => row.Key, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            report.Error($"Table {key.First().Table.Name}: several rows have the key '{key.Key}'.");
        }
    }

    private static void CheckLengths(Package package, MsiTable table, int index, Report report)
    {
        var column = table.Columns[index];
        if (column is { IsPrimaryKey: true, IsLocalizable: true })
        {
            report.Error($"Table {table.Name}, column {column.Name}: a column of the primary key cannot be localizable.");
        }

        if (column.Type == MsiColumnType.Text && column.Length > 0)
        {
            foreach (var row in package.Rows(table.Name).Where(row => row.Values[index] is string text && text.Length > column.Length))
            {
                report.Warning($"{Place(row, column)}: the text has {((string)row.Values[index]!).Length} characters; the column is declared for {column.Length}.");
            }
        }
    }

    private static void CheckColumn(Package package, ColumnRule rule, Report report)
    {
        if (rule.Category.Length > 0 && !ValueCategories.IsKnown(rule.Category))
        {
            report.Error($"_Validation, {rule.Table.Name}.{rule.Column.Name}: '{rule.Category}' is no category.");
        }

        if (rule.Minimum > rule.Maximum)
        {
            report.Error($"_Validation, {rule.Table.Name}.{rule.Column.Name}: the smallest value, {rule.Minimum}, is above the largest, {rule.Maximum}.");
        }

        var keys = KeysOf(package, rule);
        foreach (var row in package.Rows(rule.Table.Name))
        {
            if (Flaw(package, rule, keys, row) is { } flaw)
            {
                report.Error($"{Place(row, rule.Column)}: {flaw}");
            }
        }
    }

    private static string? Flaw(Package package, ColumnRule rule, HashSet<string>? keys, Row row)
    {
        switch (row.Values[rule.Index])
        {
            case null:
                return rule.IsNullable ? null : "the value must not be empty.";
            case int number when number < rule.Minimum:
                return $"{number} is below {rule.Minimum}, the smallest value.";
            case int number when number > rule.Maximum:
                return $"{number} is above {rule.Maximum}, the largest value.";
        }

        var value = Row.AsText(row.Values[rule.Index]);
        if (rule.Set.Count > 0 && !rule.Set.Contains(value) && !DocumentedValues[(rule.Table.Name, rule.Column.Name)].Contains(value))
        {
            return $"'{value}' is none of {string.Join(", ", rule.Set)}.";
        }

        if (keys is not null && !keys.Contains(value) && !(KeyOrCategory.Contains(rule.Category) && IsOfCategory(package, rule, row, value)))
        {
            return $"'{value}' is no key of {string.Join(" or ", rule.KeyTables)}.";
        }

        return keys is null && rule.Category.Length > 0 && row.Values[rule.Index] is string ? ValueCategories.Flaw(rule.Category, value, row, package) : null;
    }

    private static bool IsOfCategory(Package package, ColumnRule rule, Row row, string value) => ValueCategories.Flaw(rule.Category, value, row, package) is null;

    /// <summary>The values that a foreign key may have; <c>null</c> if the column is none.</summary>
    private static HashSet<string>? KeysOf(Package package, ColumnRule rule)
    {
        // A table in brackets is named by another column of the row; ICE55 and ICE104 look at those.
        if (rule.KeyTables.Count == 0 || rule.KeyTables.Any(table => table.StartsWith('[')))
        {
            return null;
        }

        return rule.KeyTables.SelectMany(package.Rows)
            .Where(row => row.Values.Length >= rule.KeyColumn)
            .Select(row => Row.AsText(row.Values[rule.KeyColumn - 1]))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static string Place(Row row, MsiColumn column) => $"Table {row.Table.Name}, column {column.Name}, row '{row.Key}'";
}
