using System.Globalization;

using Installer.Msi.Database;

namespace Installer.Wix.Tests.Extensions;

/// <summary>
/// What sources that use the sets of dialogs refer to, as rows of tables without texts, places and pictures: <c>WixUIFacts.txt</c>. Each line has the sets that have the row (<c>*</c> for all, <c>+</c> after
/// a set that validates paths more strictly), and the row.
/// </summary>
internal static class WixUIFacts
{
    /// <summary>The columns of each table that a source may depend on.</summary>
    private static readonly (string Table, string[] Columns)[] s_tables =
    [
        ("Dialog", ["Dialog", "Attributes"]),
        ("Control", ["Dialog_", "Control", "Type", "Attributes", "Property"]),
        ("ControlEvent", ["Dialog_", "Control_", "Event", "Argument", "Condition", "Ordering"]),
        ("ControlCondition", ["Dialog_", "Control_", "Action", "Condition"]),
        ("EventMapping", ["Dialog_", "Control_", "Event", "Attribute"]),
        ("RadioButton", ["Property", "Order", "Value"]),
        ("CheckBox", ["Property", "Value"]),
        ("TextStyle", ["TextStyle", "FaceName", "Size", "StyleBits"]),
        ("UIText", ["Key"]),
        ("Binary", ["Name"]),
        ("CustomAction", ["Action", "Type", "Source", "Target"]),
        ("InstallUISequence", ["Action", "Condition"]),
        ("AdminUISequence", ["Action", "Condition"]),
        ("InstallExecuteSequence", ["Action", "Condition"]),
        ("Property", ["Property", "Value"]),
    ];

    /// <summary>All facts: the sets, and the row after its table.</summary>
    public static IReadOnlyList<(string[] Sets, string Row)> All { get; } = [.. Read()];

    /// <summary>The rows of a package in the form of the facts.</summary>
    public static HashSet<string> Of(MsiDatabase database)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (table, columns) in s_tables)
        {
            if (database.Tables.TryGetValue(table, out var found))
            {
                rows.UnionWith(found.Rows.Select(row => $"{table}|{string.Join('|', columns.Select(column => Text(row[found.IndexOf(column)])))}"));
            }
        }

        return rows;
    }

    /// <summary>The rows of a table, all columns.</summary>
    public static string[] Rows(MsiDatabase database, string table) =>
        database.Tables.TryGetValue(table, out var found) ? [.. found.Rows.Select(row => string.Join('|', row.Select(Text)))] : [];

    private static string Text(object? value) => string.Create(CultureInfo.InvariantCulture, $"{value}");

    private static IEnumerable<(string[] Sets, string Row)> Read()
    {
        using var reader = new StreamReader(typeof(WixUIFacts).Assembly.GetManifestResourceStream("WixUIFacts.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            yield return (line[..end].Split(','), line[(end + 1)..]);
        }
    }
}
