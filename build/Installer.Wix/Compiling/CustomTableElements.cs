using System.Globalization;
using System.Xml.Linq;

using Installer.Msi.Database;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>CustomTable</c> and <c>CustomTableRef</c> with their columns and rows.</summary>
internal static class CustomTableElements
{
    private const int MaximumNameLength = 31;
    private const int MaximumWidth = 255;

    /// <summary>Parses a <c>CustomTable</c> element.</summary>
    public static void ParseCustomTable(CompileContext context, XElement element)
    {
        var read = CustomTableElement.Read(context, element);
        var (id, source) = (read.Id, read.SourceLine);
        if (id?.Length > MaximumNameLength)
        {
            context.Write(Errors.CustomTableNameTooLong(source, id));
        }
        else if (id is not null && context.Tables.Find(id) is not null)
        {
            context.Write(PortableErrors.CustomTableIsStandard(source, id));
        }

        var columns = new List<CustomColumn>();
        read.ParseChildren(new()
        {
            Column = child =>
            {
                if (ParseColumn(context, child) is { } column && !context.HasErrors)
                {
                    columns.Add(column);
                }
            },
            Row = child => ParseRow(context, child, id),
        });
        if (columns.Count > 0 && !columns.Exists(c => c.Definition.Column!.IsPrimaryKey))
        {
            context.Write(Errors.CustomTableWithoutPrimaryKey(source));
        }

        if (columns.Count > 0 && id is not null && !context.HasErrors)
        {
            context.Add(new CustomTableSymbol(Identifier.Global(id), source, columns, read.Unreal));
        }
    }

    /// <summary>Parses a <c>CustomTableRef</c> element: the table is in the package, even without rows.</summary>
    public static void ParseCustomTableRef(CompileContext context, XElement element)
    {
        var read = CustomTableRefElement.Read(context, element);
        if (read.Id is not null)
        {
            context.EnsureTable(read.Id);
        }

        read.ParseChildren(new() { Row = child => ParseRow(context, child, read.Id) });
    }

    private static CustomColumn? ParseColumn(CompileContext context, XElement element)
    {
        var read = ColumnElement.Read(context, element);
        var (source, id, type, category, width) = (read.SourceLine, read.Id, read.Type, read.Category, read.Width);
        switch (type)
        {
            case "int" when width is not (2 or 4):
                context.Write(Errors.CustomTableIllegalWidth(source, width));
                return null;
            case "string" when width > MaximumWidth:
                context.Write(PortableErrors.ColumnTooWide(source, width, MaximumWidth));
                return null;
            case "binary" when category is not (null or "binary"):
                context.Write(Errors.ExpectedBinaryCategory(source));
                return null;
            case "binary":
                (category, width) = ("binary", 0);
                break;
        }

        context.NoChildren(element);
        if (id is null || type is null)
        {
            return null;
        }

        var letter = type switch { "int" => 'i', "binary" => 'v', _ => read.Localizable ? 'l' : 's' };
        var notation = string.Create(CultureInfo.InvariantCulture, $"{(read.Nullable ? char.ToUpperInvariant(letter) : letter)}{width}");
        var column = MsiColumn.Parse(id, notation, read.PrimaryKey);
        var nullable = read.Nullable ? "Y" : "N";
        return new(
            new ColumnDefinition(column, id, nullable, read.MinValue, read.MaxValue, read.KeyTable, read.KeyColumn, CategoryName(category), read.Set),
            read.Unreal);
    }

    /// <summary>A category as the _Validation table names it.</summary>
    private static string? CategoryName(string? category) => category switch
    {
        null => null,
        "formattedSddl" => "FormattedSDDLText",
        _ => char.ToUpperInvariant(category[0]) + category[1..],
    };

    private static void ParseRow(CompileContext context, XElement element, string? table)
    {
        var row = RowElement.Read(context, element);
        var cells = new List<(string Column, string? Value, SourceLine Source)>();
        row.ParseChildren(new()
        {
            Data = child =>
            {
                if (ParseData(context, child) is { } cell)
                {
                    cells.Add(cell);
                }
            },
        });
        if (table is not null && cells.Count > 0)
        {
            context.Add(new CustomRowSymbol(table, cells[0].Source, cells));
        }
    }

    private static (string Column, string? Value, SourceLine Source)? ParseData(CompileContext context, XElement element)
    {
        var data = DataElement.Read(context, element);
        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            context.Write(Errors.IllegalInnerText(data.SourceLine, "Data", "Value"));
        }

        data.Check();
        context.Children(element, default, _ => false);
        return data.Column is null ? null : (data.Column, data.Value, data.SourceLine);
    }
}
