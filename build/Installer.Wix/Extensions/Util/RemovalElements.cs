using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>RemoveFolderEx</c> and <c>RemoveRegistryKey</c>: folders and keys that are removed with all that is in them.</summary>
internal static class RemovalElements
{
    /// <summary>Parses a <c>RemoveFolderEx</c> element.</summary>
    public static void ParseRemoveFolderEx(CompileContext context, XElement element, string component)
    {
        Identifier? id = null;
        string? condition = null, property = null;
        var mode = "uninstall";
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "On":
                    mode = attribute.Option("install", "uninstall", "both") ?? mode;
                    break;
                case "Property":
                    property = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Property");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("wrf", component, property, NameOf(mode)));
        context.NoChildren(element);
        context.AddExtensionAction(element, "Wix4RemoveFoldersEx");
        context.AddRow("Wix4RemoveFolderEx", id, element.Source(), id.Value.Id, component, property, NumberOf(mode), condition);
        context.EnsureTable("RemoveFile");
    }

    /// <summary>Parses a <c>RemoveRegistryKey</c> element.</summary>
    public static void ParseRemoveRegistryKey(CompileContext context, XElement element, string component)
    {
        Identifier? id = null;
        string? condition = null, key = null;
        (string Name, int Number)? root = null;
        var mode = "uninstall";
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Key":
                    key = attribute.Text();
                    break;
                case "On":
                    mode = attribute.Option("install", "uninstall") ?? mode;
                    break;
                case "Root":
                    root = attribute.Option("HKCR", "HKCU", "HKLM", "HKU") switch
                    {
                        "HKCR" => ("ClassesRoot", 0),
                        "HKCU" => ("CurrentUser", 1),
                        "HKLM" => ("LocalMachine", 2),
                        "HKU" => ("Users", 3),
                        _ => null,
                    };
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Root", "Key");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("rrx", component, condition, root?.Name, key, NameOf(mode)));
        context.NoChildren(element);

        // The custom action adds rows to these tables while it runs.
        context.EnsureTable("Registry");
        context.EnsureTable("RemoveRegistry");
        context.AddExtensionAction(element, "Wix4RemoveRegistryKeysEx");
        context.AddRow("Wix4RemoveRegistryKeyEx", id, element.Source(), id.Value.Id, component, root?.Number, key, NumberOf(mode), condition);
    }

    private static string NameOf(string mode) => char.ToUpperInvariant(mode[0]) + mode[1..];

    private static int NumberOf(string mode) => mode switch { "install" => 1, "uninstall" => 2, _ => 3 };
}
