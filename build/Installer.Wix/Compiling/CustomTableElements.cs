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

    private static readonly string[] Categories =
    [
        "text", "upperCase", "lowerCase", "integer", "doubleInteger", "timeDate", "identifier", "property", "filename", "wildCardFilename", "path", "paths",
        "anyPath", "defaultDir", "regPath", "formatted", "formattedSddl", "template", "condition", "guid", "version", "language", "binary", "customSource",
        "cabinet", "shortcut",
    ];

    /// <summary>Parses a <c>CustomTable</c> element.</summary>
    public static void ParseCustomTable(CompileContext context, XElement element)
    {
        var source = element.Source();
        string? id = null;
        var isUnreal = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.IdentifierText();
                    break;
                case "Unreal":
                    isUnreal = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");
        if (id?.Length > MaximumNameLength)
        {
            context.Write(Errors.CustomTableNameTooLong(source, id));
        }
        else if (id is not null && context.Tables.Find(id) is not null)
        {
            context.Write(PortableErrors.CustomTableIsStandard(source, id));
        }

        var columns = new List<CustomColumn>();
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "Column":
                    if (ParseColumn(context, child) is { } column && !context.HasErrors)
                    {
                        columns.Add(column);
                    }

                    return true;
                case "Row":
                    ParseRow(context, child, id);
                    return true;
                default:
                    return false;
            }
        });

        if (columns.Count > 0 && !columns.Exists(c => c.Definition.Column!.IsPrimaryKey))
        {
            context.Write(Errors.CustomTableWithoutPrimaryKey(source));
        }

        if (columns.Count > 0 && id is not null && !context.HasErrors)
        {
            context.Add(new CustomTableSymbol(Identifier.Global(id), source, columns, isUnreal));
        }
    }

    /// <summary>Parses a <c>CustomTableRef</c> element: the table is in the package, even without rows.</summary>
    public static void ParseCustomTableRef(CompileContext context, XElement element)
    {
        string? id = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name != "Id")
            {
                attribute.Unexpected();
            }
            else if (attribute.IdentifierText() is { } table)
            {
                id = table;
                context.AddReference("WixCustomTable", id, element.Source());
                context.EnsureTable(id);
            }
        }

        context.Require(element, "Id");
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Row")
            {
                return false;
            }

            ParseRow(context, child, id);
            return true;
        });
    }

    private static CustomColumn? ParseColumn(CompileContext context, XElement element)
    {
        var source = element.Source();
        string? id = null, category = null, keyTable = null, set = null, type = null;
        int? keyColumn = null, minimum = null, maximum = null;
        var width = 0;
        bool isLocalizable = false, isNullable = false, isKey = false, isUnreal = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.IdentifierText();
                    break;
                case "Category":
                    category = attribute.Option(Categories);
                    break;
                case "Description":
                    // The column of that name in the _Validation table stays empty in every table.
                    attribute.Text();
                    break;
                case "KeyColumn":
                    keyColumn = attribute.Integer(1, 32);
                    break;
                case "KeyTable":
                    keyTable = attribute.Text();
                    break;
                case "Localizable":
                    isLocalizable = attribute.IsYes();
                    break;
                case "MaxValue":
                    maximum = attribute.Integer(int.MinValue + 1, int.MaxValue);
                    break;
                case "MinValue":
                    minimum = attribute.Integer(int.MinValue + 1, int.MaxValue);
                    break;
                case "Modularize":
                    // Only merge modules rename what is in them.
                    attribute.Option("column", "companionFile", "condition", "controlEventArgument", "controlText", "icon", "none", "property", "semicolonDelimited");
                    break;
                case "Nullable":
                    isNullable = attribute.IsYes();
                    break;
                case "PrimaryKey":
                    isKey = attribute.IsYes();
                    break;
                case "Set":
                    set = attribute.Text();
                    break;
                case "Type":
                    type = attribute.Option("binary", "int", "string");
                    break;
                case "Width":
                    width = attribute.Integer(0, int.MaxValue) ?? 0;
                    break;
                case "Unreal":
                    isUnreal = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id", "Type");
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

        var letter = type switch { "int" => 'i', "binary" => 'v', _ => isLocalizable ? 'l' : 's' };
        var notation = string.Create(CultureInfo.InvariantCulture, $"{(isNullable ? char.ToUpperInvariant(letter) : letter)}{width}");
        var column = MsiColumn.Parse(id, notation, isKey);
        return new(new ColumnDefinition(column, id, isNullable ? "Y" : "N", minimum, maximum, keyTable, keyColumn, CategoryName(category), set), isUnreal);
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
        foreach (var attribute in context.Attributes(element))
        {
            attribute.Unexpected();
        }

        var cells = new List<(string Column, string? Value, SourceLine Source)>();
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Data")
            {
                return false;
            }

            if (ParseData(context, child) is { } cell)
            {
                cells.Add(cell);
            }

            return true;
        });
        if (table is not null && cells.Count > 0)
        {
            context.Add(new CustomRowSymbol(table, cells[0].Source, cells));
        }
    }

    private static (string Column, string? Value, SourceLine Source)? ParseData(CompileContext context, XElement element)
    {
        string? column = null, value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Column":
                    column = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            context.Write(Errors.IllegalInnerText(element.Source(), "Data", "Value"));
        }

        context.Require(element, "Column");
        context.Children(element, default, _ => false);
        return column is null ? null : (column, value, element.Source());
    }
}
