using System.Globalization;

using Installer.Msi.Comparison;
using Installer.Msi.Database;
using Installer.Msi.Streams;

namespace Installer.Wix.CommandLine;

/// <summary><c>wixc table</c>: what is inside a package.</summary>
internal sealed class TableCommand : ICommand
{
    private const string Summary = "_SummaryInformation";
    private const string Streams = "_Streams";
    private const string Storages = "_Storages";

    private static readonly string[] PseudoTables = [Storages, Streams, Summary];

    /// <inheritdoc />
    public string Name => "table";

    /// <inheritdoc />
    public string Usage => """
        wixc table FILE.msi [NAME ...]

        Lists the tables of a package with the number of their rows, or prints tables as archive files (IDT): names of the columns, types, name and key, rows; tabs between.
        _SummaryInformation, _Streams (with lengths and SHA-256) and _Storages can be printed like tables.
        A control character in a value is printed as its symbol: U+2409 for a tab, U+240D and U+240A for the ends of lines.

        """;

    /// <inheritdoc />
    public int Run(ArgumentReader arguments, CommandContext context)
    {
        string? file = null;
        var names = new List<string>();
        while (arguments.TryRead(out var argument, out var switchName))
        {
            if (switchName is not null)
            {
                arguments.Refuse(argument);
            }
            else if (file is null)
            {
                file = argument;
            }
            else
            {
                names.Add(argument);
            }
        }

        if (file is null && !context.Messaging.HasErrors)
        {
            context.Messaging.Write(CommandLineErrors.PackageMissing("table"));
        }

        if (context.Messaging.HasErrors || PackageFile.Open(file!, context) is not { } package)
        {
            return 0;
        }

        using (package)
        {
            if (names.Count == 0)
            {
                WriteList(package.Database, context.Output);
            }

            foreach (var name in names)
            {
                Write(package, name, context);
            }
        }

        return 0;
    }

    private static void WriteList(MsiDatabase database, TextWriter output)
    {
        (string Name, int Rows)[] rows =
        [
            .. database.Tables.Values.Select(table => (table.Name, table.Rows.Count)),
            (Storages, database.Storages.Count),
            (Streams, AllStreams(database).Count()),
            (Summary, SummaryProperties.Of(database.Summary).Count(property => property.Value is not null)),
        ];
        var width = rows.Max(row => row.Name.Length);
        foreach (var (name, count) in rows)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.PadRight(width)} {count,8}"));
        }
    }

    private static void Write(PackageFile package, string name, CommandContext context)
    {
        var (database, output) = (package.Database, context.Output);
        switch (name)
        {
            case Summary:
                WriteLines(output, ["PropertyId", "Name", "Value"], ["i2", "s32", "l255"], [Summary, "PropertyId"]);
                foreach (var (number, property, value, _) in SummaryProperties.Of(database.Summary).Where(property => property.Value is not null))
                {
                    WriteLines(output, [Text(number), property, Text(value)]);
                }

                break;
            case Streams:
                WriteLines(output, ["Name", "Length", "SHA-256"], ["s62", "i4", "s64"], [Streams, "Name"]);
                foreach (var (stream, content) in AllStreams(database).OrderBy(stream => stream.Name, StringComparer.Ordinal))
                {
                    WriteLines(output, [stream, Text(content.Length), ContentHash.Of(content, context.Cancellation)]);
                }

                break;
            case Storages:
                WriteLines(output, ["Name"], ["s62"], [Storages, "Name"]);
                foreach (var storage in database.Storages.Keys)
                {
                    WriteLines(output, [storage]);
                }

                break;
            default:
                if (database.Tables.TryGetValue(name, out var table))
                {
                    WriteTable(output, table);
                }
                else
                {
                    context.Messaging.Write(CommandLineErrors.NoSuchTable(package.Path, name, [.. database.Tables.Keys, .. PseudoTables]));
                }

                break;
        }
    }

    private static void WriteTable(TextWriter output, MsiTable table)
    {
        WriteLines(
            output,
            table.Columns.Select(column => column.Name),
            table.Columns.Select(column => column.Notation),
            [table.Name, .. table.Columns.Where(column => column.IsPrimaryKey).Select(column => column.Name)]);
        foreach (var row in table.Rows)
        {
            WriteLines(output, row.Select(value => value is StreamSource ? table.StreamNameOf(row) : Text(value)));
        }
    }

    /// <summary>The streams of the package, those that belong to a row under the name that is stored.</summary>
    private static IEnumerable<(string Name, StreamSource Content)> AllStreams(MsiDatabase database) =>
        database.Streams.Select(stream => (stream.Key, stream.Value))
            .Concat(from table in database.Tables.Values from row in table.Rows from content in row.OfType<StreamSource>() select (table.StreamNameOf(row), content));

    private static void WriteLines(TextWriter output, params IEnumerable<string>[] lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(string.Join('\t', line.Select(VisibleText.Of)));
        }
    }

    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        DateTime time => time.ToString("yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
