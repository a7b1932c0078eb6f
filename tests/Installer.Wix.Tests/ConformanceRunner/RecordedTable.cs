using System.Globalization;
using System.Text;

using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Wix.Tests.ConformanceRunner;

/// <summary>A table as an archive (IDT) file tells it: columns, types, key, and its rows as a set, because their order has no meaning.</summary>
internal sealed record RecordedTable(string Columns, string Types, string NameAndKey, IReadOnlyList<string> Rows)
{
    // The columns that the corpus kept of tables whose texts are WiX's own wording.
    private static readonly Dictionary<string, int> CutColumns = new(StringComparer.Ordinal) { ["_Validation"] = 9 };

    /// <summary>Reads an archive file as the corpus keeps it.</summary>
    public static RecordedTable Read(string file)
    {
        var lines = File.ReadAllText(file, Encoding.UTF8).Split('\n');
        return new(lines[0], lines[1], lines[2], [.. lines.Skip(3).Where(line => line.Length > 0).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Writes a table as the corpus would have kept it, with as many columns as the recorded one.</summary>
    public static RecordedTable From(MsiTable table, RecordedTable recorded, IReadOnlyDictionary<string, string> placeholders)
    {
        var kept = CutColumns.TryGetValue(table.Name, out var count) ? count : recorded.Columns.Split('\t').Length;
        if (table.Name is not ("Error" or "ActionText" or "_Validation"))
        {
            kept = table.Columns.Count;
        }

        var columns = table.Columns.Take(kept).ToList();
        var keys = table.Columns.Where(column => column.IsPrimaryKey).Select(column => column.Name);
        return new(
            string.Join('\t', columns.Select(column => column.Name)),
            string.Join('\t', columns.Select(column => column.Notation)),
            string.Join('\t', keys.Prepend(table.Name)),
            [.. table.Rows.Select(row => Line(table, row, kept, placeholders)).Order(StringComparer.Ordinal)]);
    }

    private static string Line(MsiTable table, object?[] row, int kept, IReadOnlyDictionary<string, string> placeholders) =>
        string.Join('\t', row.Take(kept).Select(value => value switch
        {
            null => string.Empty,
            int number => number.ToString(CultureInfo.InvariantCulture),
            StreamSource => string.Join('.', row.Take(table.Columns.Count(column => column.IsPrimaryKey)).Prepend(table.Name)),
            // Archive files write the characters that separate fields and rows as control characters.
            string text => (placeholders.TryGetValue(text, out var placeholder) ? placeholder : text).Replace('\t', '\x10').Replace("\r\n", "\x11\x19").Replace('\n', '\x19'),
            _ => throw new InvalidOperationException($"{table.Name} holds a {value.GetType()}."),
        }));
}
