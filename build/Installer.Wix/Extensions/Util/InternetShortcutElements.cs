using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>InternetShortcut</c>.</summary>
internal static class InternetShortcutElements
{
    private const int OnUninstall = 2;

    /// <summary>Parses an <c>InternetShortcut</c> element.</summary>
    public static void ParseInternetShortcut(CompileContext context, XElement element, string component, string componentDirectory)
    {
        var source = element.Source();
        Identifier? id = null;
        string? name = null, target = null, iconFile = null;
        var directory = componentDirectory;
        int? iconIndex = 0;
        var isUrl = false;
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
                        context.AddReference("Directory", directory, source);
                    }

                    break;
                case "IconFile":
                    iconFile = attribute.Text();
                    break;
                case "IconIndex":
                    iconIndex = attribute.Integer(0, int.MaxValue);
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Target":
                    target = attribute.Text();
                    break;
                case "Type":
                    isUrl = attribute.Option("url", "link") == "url";
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate("uis", component, directory, name, target));
        context.Require(element, "Name", "Target");
        context.NoChildren(element);
        var file = name + (isUrl ? ".url" : ".lnk");
        context.AddRow("Wix4InternetShortcut", id, source, id.Value.Id, component, directory, file, target, isUrl ? 1 : 0, iconFile, iconIndex);
        context.AddExtensionAction(element, "Wix4SchedInternetShortcuts");

        // The custom action adds rows to the one table while it runs; the other one takes the shortcut away again.
        context.EnsureTable("CreateFolder");
        context.AddRow("RemoveFile", id, source, id.Value.Id, component, new FileNameValue(file, null, true, "RemoveFile", component), directory, OnUninstall);
    }
}
