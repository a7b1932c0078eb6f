using System.Globalization;

using Installer.Msi.Database;
using Installer.Wix.Compiling;
using Installer.Wix.Linking;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>Makes the tables that were authored known, and their rows like any other's.</summary>
internal sealed class CustomTables(Messaging messaging, TableDefinitions tables)
{
    private readonly Dictionary<string, CustomTableSymbol> custom = new(StringComparer.Ordinal);

    /// <summary>Adds the definitions, puts rows in place of what was authored, and reports tables that nobody defines.</summary>
    /// <returns>The tables that are to be there even without rows.</returns>
    public IReadOnlyCollection<string> Finish(LinkedPackage linked)
    {
        foreach (var table in linked.Symbols.OfType<CustomTableSymbol>())
        {
            custom[table.Id] = table;
            tables.Add([table.Definition]);
        }

        var rows = linked.Symbols.OfType<CustomRowSymbol>().ToList();
        if (custom.Count > 0 || rows.Count > 0)
        {
            linked.Symbols.RemoveAll(symbol => symbol is CustomTableSymbol or CustomRowSymbol);
            linked.Symbols.AddRange(rows.Select(MakeRow).OfType<RowSymbol>());
        }

        foreach (var name in linked.EnsuredTables.Where(name => tables.Find(name) is null))
        {
            messaging.Write(Errors.MissingTableDefinition(null, name));
        }

        return [.. linked.EnsuredTables.Where(name => !custom.TryGetValue(name, out var table) || !table.IsUnreal)];
    }

    private RowSymbol? MakeRow(CustomRowSymbol row)
    {
        if (!custom.TryGetValue(row.Table, out var table))
        {
            messaging.Write(Errors.MissingTableDefinition(row.Source, row.Table));
            return null;
        }

        if (table.IsUnreal)
        {
            return null;
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, text, source) in row.Cells)
        {
            if (table.Columns.FirstOrDefault(c => c.Definition.Name == name) is not { } column)
            {
                messaging.Write(Errors.UnexpectedCustomColumn(source, name));
            }
            else if (!values.TryAdd(name, Convert(column.Definition, table.Id, text, source)))
            {
                messaging.Write(Errors.DuplicateSymbol(source, row.Kind, $"{table.Id}/{name}"));
            }
        }

        foreach (var column in table.Columns.Where(c => c.Definition.Nullable == "N" && values.GetValueOrDefault(c.Definition.Name) is null))
        {
            messaging.Write(Errors.NoDataForColumn(row.Source, column.Definition.Name, table.Id));
        }

        return new RowSymbol(table.Definition, null, row.Source, [.. table.Definition.Columns.Select(c => values.GetValueOrDefault(c.Name))]);
    }

    private object? Convert(ColumnDefinition column, string table, string? text, SourceLine source)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        switch (column)
        {
            case { Column.Type: MsiColumnType.Stream }:
                return new SourceFileValue(text);
            case { Column.Type: MsiColumnType.Integer2 or MsiColumnType.Integer4 }:
                if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
                {
                    return number;
                }

                messaging.Write(Errors.IllegalInteger(source, column.Name, table, text));

                // The error is told; that the column has no value is not to be told as well.
                return 0;
            case { Category: "Identifier" } when !AttributeReader.IsIdentifier(text):
                messaging.Write(Errors.IllegalIdentifier(source, "Data", "Value", text));
                return text;
            default:
                return text;
        }
    }
}
