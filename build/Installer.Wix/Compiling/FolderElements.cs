using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>CreateFolder</c>, <c>RemoveFolder</c>, <c>RemoveFile</c>, <c>ReserveCost</c>.</summary>
internal static class FolderElements
{
    private static readonly string[] RequiredCosts = ["RunFromSource", "RunLocal"];

    /// <summary>Parses a <c>CreateFolder</c> element.</summary>
    public static void ParseCreateFolder(CompileContext context, XElement element, string componentId, string directory, bool is64Bit)
    {
        string? subdirectory = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Directory":
                    if (attribute.IdentifierText() is { } id)
                    {
                        directory = id;
                        context.AddReference("Directory", id, element.Source());
                    }

                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        directory = DirectoryElements.Subdirectory(context, element, directory, subdirectory)!;
        context.Children(element, new ElementOwner(componentId, directory, is64Bit, "CreateFolder", directory), child =>
        {
            switch (child.Name.LocalName)
            {
                case "Permission":
                    PermissionElements.ParsePermission(context, child, directory, "CreateFolder");
                    return true;
                case "Shortcut":
                    ShortcutElements.ParseShortcut(context, child, componentId, "CreateFolder", directory);
                    return true;
                case "PermissionEx":
                    PermissionElements.ParsePermissionEx(context, child, directory, "CreateFolder");
                    return true;
                default:
                    return false;
            }
        });
        context.AddRow("CreateFolder", Identifier.Generated($"{directory}/{componentId}"), element.Source(), directory, componentId);
    }

    /// <summary>Parses a <c>RemoveFolder</c> element.</summary>
    public static void ParseRemoveFolder(CompileContext context, XElement element, string componentId, string parentDirectory)
    {
        var removal = ReadRemoval(context, element);
        var directory = removal.FindDirectory(context, element, parentDirectory);
        var id = removal.Id ?? Identifier.Generated(IdentifierGenerator.Generate("rmf", directory ?? removal.Property, removal.ModeText));
        context.AddRow("RemoveFile", id, element.Source(), id.Id, componentId, null, directory ?? removal.Property, removal.Mode);
    }

    /// <summary>Parses a <c>RemoveFile</c> element.</summary>
    public static void ParseRemoveFile(CompileContext context, XElement element, string componentId, string parentDirectory)
    {
        var removal = ReadRemoval(context, element);
        var directory = removal.FindDirectory(context, element, parentDirectory);
        var id = removal.Id ?? Identifier.Generated(IdentifierGenerator.Generate(
            "rmf",
            directory ?? removal.Property,
            removal.ShortName?.ToLowerInvariant(),
            removal.Name?.ToLowerInvariant(),
            removal.ModeText));
        var name = new FileNameValue(removal.Name, removal.ShortName, true, "RemoveFile", componentId);
        context.AddRow("RemoveFile", id, element.Source(), id.Id, componentId, name, directory ?? removal.Property, removal.Mode);
    }

    /// <summary>Parses a <c>ReserveCost</c> element.</summary>
    public static void ParseReserveCost(CompileContext context, XElement element, string componentId, string directory)
    {
        Identifier? id = null;
        string? subdirectory = null;
        int? local = null, source = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Directory":
                    if (attribute.IdentifierText() is { } authored)
                    {
                        directory = authored;
                        context.AddReference("Directory", authored, element.Source());
                    }

                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                case "RunFromSource":
                    source = attribute.Integer(0, int.MaxValue);
                    break;
                case "RunLocal":
                    local = attribute.Integer(0, int.MaxValue);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        foreach (var required in RequiredCosts)
        {
            if (element.Attribute(required) is null)
            {
                context.Write(Errors.ExpectedAttribute(element.Source(), "ReserveCost", required));
            }
        }

        directory = DirectoryElements.Subdirectory(context, element, directory, subdirectory)!;
        id ??= Identifier.Generated(IdentifierGenerator.Generate("rc", componentId, directory));
        context.NoChildren(element);
        context.AddRow("ReserveCost", id, element.Source(), id.Value.Id, componentId, directory, local, source);
    }

    private static Removal ReadRemoval(CompileContext context, XElement element)
    {
        var isFile = element.Name.LocalName == "RemoveFile";
        Identifier? id = null;
        string? directory = null, property = null, subdirectory = null, name = null, shortName = null;
        int? mode = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Directory":
                    directory = attribute.IdentifierText();
                    if (directory is not null)
                    {
                        context.AddReference("Directory", directory, element.Source());
                    }

                    break;
                case "Name" when isFile:
                    name = attribute.LongFileName(allowWildcards: true);
                    break;
                case "ShortName" when isFile:
                    shortName = attribute.ShortFileName(allowWildcards: true);
                    break;
                case "On":
                    mode = attribute.Text() switch { "install" => 1, "uninstall" => 2, "both" => 3, _ => null };
                    break;
                case "Property":
                    property = attribute.IdentifierText();
                    break;
                case "Subdirectory":
                    subdirectory = attribute.RelativePath();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (isFile)
        {
            context.Require(element, "Name");
        }

        if (mode is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), element.Name.LocalName, "On"));
        }

        if (directory is not null && property is not null)
        {
            context.Write(Errors.IllegalWith(element.Source(), element.Name.LocalName, "Property", "Directory", directory));
        }
        else if (subdirectory is not null && property is not null)
        {
            context.Write(Errors.IllegalWith(element.Source(), element.Name.LocalName, "Property", "Subdirectory", subdirectory));
        }

        context.NoChildren(element);
        return new Removal(id, directory, property, subdirectory, name, shortName, mode ?? 0);
    }

    private readonly record struct Removal(
        Identifier? Id,
        string? Directory,
        string? Property,
        string? Subdirectory,
        string? Name,
        string? ShortName,
        int Mode)
    {
        public string ModeText => Mode.ToString(CultureInfo.InvariantCulture);

        /// <summary>The folder; <c>null</c> where a property names it.</summary>
        public string? FindDirectory(CompileContext context, XElement element, string parentDirectory) =>
            Property is null ? DirectoryElements.Subdirectory(context, element, Directory ?? parentDirectory, Subdirectory) : Directory;
    }
}
