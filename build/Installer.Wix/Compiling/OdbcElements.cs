using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>ODBCDriver</c>, <c>ODBCTranslator</c> and <c>ODBCDataSource</c>.</summary>
internal static class OdbcElements
{
    /// <summary>Parses an <c>ODBCDriver</c> or <c>ODBCTranslator</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element; its name is that of its table.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="file">The file around it: driver and setup library, unless the element names others.</param>
    public static void ParseDriver(CompileContext context, XElement element, string componentId, string? file)
    {
        var table = element.Name.LocalName;
        var source = element.Source();
        Identifier? id = null;
        string? name = null, driver = file, setup = file;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "File":
                    driver = ReadFile(attribute);
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "SetupFile":
                    setup = ReadFile(attribute);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Name");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("odb", name, file, setup));
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "ODBCDataSource" when table == "ODBCDriver":
                    ParseDataSource(context, child, componentId, name);
                    return true;
                case "Property" when table == "ODBCDriver":
                    ParseProperty(context, child, "ODBCAttribute", id.Value.Id);
                    return true;
                default:
                    return false;
            }
        });
        context.AddRow(table, id, source, id.Value.Id, componentId, name, driver, setup);

        string? ReadFile(AttributeReader attribute)
        {
            var reference = attribute.IdentifierText();
            if (reference is not null)
            {
                context.AddReference("File", reference, source);
            }

            return reference;
        }
    }

    /// <summary>Parses an <c>ODBCDataSource</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="componentId">The component.</param>
    /// <param name="driver">The name of the driver around it.</param>
    public static ComponentElements.KeyPathCandidate ParseDataSource(CompileContext context, XElement element, string componentId, string? driver)
    {
        Identifier? id = null;
        string? name = null;
        int? registration = null;
        bool? keyPath = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "DriverName":
                    driver = attribute.Text();
                    break;
                case "KeyPath":
                    keyPath = attribute.YesNo();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Registration":
                    registration = attribute.Option("machine", "user") switch { "machine" => 0, "user" => 1, _ => null };
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Registration");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("odc", name, driver, registration?.ToString(CultureInfo.InvariantCulture)));
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Property")
            {
                return false;
            }

            ParseProperty(context, child, "ODBCSourceAttribute", id.Value.Id);
            return true;
        });
        context.AddRow("ODBCDataSource", id, element.Source(), id.Value.Id, componentId, name, driver, registration);
        return new(id, KeyPathKind.OdbcDataSource, keyPath);
    }

    private static void ParseProperty(CompileContext context, XElement element, string table, string owner)
    {
        string? id = null, value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Id");
        context.NoChildren(element);
        context.AddRow(table, Identifier.Generated($"{owner}/{id}"), element.Source(), owner, id, value);
    }
}
