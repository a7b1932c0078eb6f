using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Environment</c> and <c>IniFile</c>.</summary>
internal static class EnvironmentElements
{
    /// <summary>Parses an <c>Environment</c> element.</summary>
    public static void ParseEnvironment(CompileContext context, XElement element, string componentId)
    {
        var source = element.Source();
        Identifier? id = null;
        string? action = null, name = null, part = null, separator = ";", value = null;
        bool permanent = false, system = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Action":
                    action = attribute.Option("create", "set", "remove");
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Part":
                    part = attribute.Option("all", "first", "last");
                    break;
                case "Permanent":
                    permanent = attribute.IsYes();
                    break;
                case "Separator":
                    separator = attribute.Text();
                    break;
                case "System":
                    system = attribute.IsYes();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Name");
        if (action == "create" && part is not null)
        {
            context.Write(Errors.IllegalWith(source, "Environment", "Part", "Action", "create"));
        }

        if (part is "first" or "last")
        {
            var marker = "[~]";
            value = part == "first" ? $"{value}{separator}{marker}" : $"{marker}{separator}{value}";
        }

        var (sign, number) = action switch { "set" => ("=", "0"), "create" => ("+", "1"), "remove" => ("!", "2"), _ => (string.Empty, string.Empty) };
        var partNumber = part switch { "all" => "0", "first" => "1", "last" => "2", _ => string.Empty };
        id ??= Identifier.Generated(IdentifierGenerator.Generate("env", number, name, partNumber, system ? "True" : "False"));
        context.NoChildren(element);
        var encoded = $"{sign}{(permanent ? string.Empty : "-")}{(system ? "*" : string.Empty)}{name}";
        context.AddRow("Environment", id, source, id.Value.Id, encoded, value, componentId);
    }

    /// <summary>Parses an <c>IniFile</c> element.</summary>
    public static void ParseIniFile(CompileContext context, XElement element, string componentId)
    {
        var source = element.Source();
        Identifier? id = null;
        string? action = null, directory = null, key = null, name = null, section = null, shortName = null, value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Action":
                    action = attribute.Option("addLine", "addTag", "createLine", "removeLine", "removeTag");
                    break;
                case "Directory":
                    directory = attribute.IdentifierText();
                    break;
                case "Key":
                    key = attribute.Text();
                    break;
                case "Name":
                    name = attribute.LongFileName();
                    break;
                case "Section":
                    section = attribute.Text();
                    break;
                case "ShortName":
                    shortName = attribute.ShortFileName();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Action");
        if (action is "addLine" or "addTag" or "createLine")
        {
            context.Require(element, "Value");
        }

        context.Require(element, "Key", "Name", "Section");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("ini", directory, name ?? shortName, section, key, name));
        context.NoChildren(element);
        var (table, number) = action switch
        {
            "createLine" => ("IniFile", 1),
            "removeLine" => ("RemoveIniFile", 2),
            "addTag" => ("IniFile", 3),
            "removeTag" => ("RemoveIniFile", 4),
            _ => ("IniFile", 0),
        };
        var fileName = new FileNameValue(name, shortName, true, "IniFile", componentId);
        context.AddRow(table, id, source, id.Value.Id, fileName, directory, section, key, value, number, componentId);
    }
}
