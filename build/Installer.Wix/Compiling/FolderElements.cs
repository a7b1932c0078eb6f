using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>CreateFolder</c>, <c>RemoveFolder</c>, <c>RemoveFile</c>, <c>ReserveCost</c>.</summary>
internal static class FolderElements
{
    /// <summary>Parses a <c>CreateFolder</c> element.</summary>
    public static void ParseCreateFolder(CompileContext context, XElement element, string componentId, string parentDirectory, bool is64Bit)
    {
        var folder = CreateFolderElement.Read(context, element);
        var directory = DirectoryElements.Subdirectory(context, element, folder.Directory ?? parentDirectory, folder.Subdirectory)!;
        folder.ParseChildren(
            new()
            {
                Permission = child => PermissionElements.ParsePermission(context, child, directory, "CreateFolder"),
                PermissionEx = child => PermissionElements.ParsePermissionEx(context, child, directory, "CreateFolder"),
                Shortcut = child => ShortcutElements.ParseShortcut(context, child, componentId, "CreateFolder", directory),
            },
            new ElementOwner(componentId, directory, is64Bit, "CreateFolder", directory));
        context.AddRow("CreateFolder", Identifier.Generated($"{directory}/{componentId}"), folder.SourceLine, directory, componentId);
    }

    /// <summary>Parses a <c>RemoveFolder</c> element.</summary>
    public static void ParseRemoveFolder(CompileContext context, XElement element, string componentId, string parentDirectory)
    {
        var removal = RemoveFolderElement.Read(context, element);
        var mode = CheckRemoval(context, element, removal.On, removal.Directory, removal.Property, removal.Subdirectory);
        var directory = FindDirectory(context, element, removal.Directory, removal.Property, removal.Subdirectory, parentDirectory);
        var id = removal.Id ?? Identifier.Generated(IdentifierGenerator.Generate("rmf", directory ?? removal.Property, Text(mode)));
        context.AddRow("RemoveFile", id, removal.SourceLine, id.Id, componentId, null, directory ?? removal.Property, mode);
    }

    /// <summary>Parses a <c>RemoveFile</c> element.</summary>
    public static void ParseRemoveFile(CompileContext context, XElement element, string componentId, string parentDirectory)
    {
        var removal = RemoveFileElement.Read(context, element);
        var mode = CheckRemoval(context, element, removal.On, removal.Directory, removal.Property, removal.Subdirectory);
        var directory = FindDirectory(context, element, removal.Directory, removal.Property, removal.Subdirectory, parentDirectory);
        var id = removal.Id ?? Identifier.Generated(IdentifierGenerator.Generate(
            "rmf",
            directory ?? removal.Property,
            removal.ShortName?.ToLowerInvariant(),
            removal.Name?.ToLowerInvariant(),
            Text(mode)));
        var name = new FileNameValue(removal.Name, removal.ShortName, true, "RemoveFile", componentId);
        context.AddRow("RemoveFile", id, removal.SourceLine, id.Id, componentId, name, directory ?? removal.Property, mode);
    }

    /// <summary>Parses a <c>ReserveCost</c> element.</summary>
    public static void ParseReserveCost(CompileContext context, XElement element, string componentId, string parentDirectory)
    {
        var cost = ReserveCostElement.Read(context, element);
        var directory = DirectoryElements.Subdirectory(context, element, cost.Directory ?? parentDirectory, cost.Subdirectory)!;
        context.NoChildren(element);
        var id = cost.Id ?? Identifier.Generated(IdentifierGenerator.Generate("rc", componentId, directory));
        context.AddRow("ReserveCost", id, cost.SourceLine, id.Id, componentId, directory, cost.RunLocal, cost.RunFromSource);
    }

    private static int CheckRemoval(CompileContext context, XElement element, string? when, string? directory, string? property, string? subdirectory)
    {
        var name = element.Name.LocalName;
        int? mode = when switch { "install" => 1, "uninstall" => 2, "both" => 3, _ => null };
        if (mode is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), name, "On"));
        }

        if (directory is not null && property is not null)
        {
            context.Write(Errors.IllegalWith(element.Source(), name, "Property", "Directory", directory));
        }
        else if (subdirectory is not null && property is not null)
        {
            context.Write(Errors.IllegalWith(element.Source(), name, "Property", "Subdirectory", subdirectory));
        }

        context.NoChildren(element);
        return mode ?? 0;
    }

    /// <summary>The folder; <c>null</c> where a property names it.</summary>
    private static string? FindDirectory(CompileContext context, XElement element, string? directory, string? property, string? subdirectory, string parentDirectory) =>
        property is null ? DirectoryElements.Subdirectory(context, element, directory ?? parentDirectory, subdirectory) : directory;

    private static string Text(int mode) => mode.ToString(CultureInfo.InvariantCulture);
}
