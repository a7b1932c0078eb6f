using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>InternetShortcut</c>.</summary>
internal static class InternetShortcutElements
{
    private const int OnUninstall = 2;

    /// <summary>Parses an <c>InternetShortcut</c> element.</summary>
    public static void ParseInternetShortcut(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId!;
        var shortcut = InternetShortcutElement.Read(context, element);
        context.NoChildren(element);
        var source = shortcut.SourceLine;
        var directory = shortcut.Directory ?? owner.DirectoryId;
        var isUrl = shortcut.Type == "url";
        var id = shortcut.Id ?? Identifier.Generated(IdentifierGenerator.Generate("uis", component, directory, shortcut.Name, shortcut.Target));
        var file = shortcut.Name + (isUrl ? ".url" : ".lnk");
        context.AddRow(
            "Wix4InternetShortcut", id, source, id.Id, component, directory, file, shortcut.Target, isUrl ? 1 : 0, shortcut.IconFile, shortcut.IconIndex);
        context.AddExtensionAction(element, "Wix4SchedInternetShortcuts");

        // The custom action adds rows to the one table while it runs; the other one takes the shortcut away again.
        context.EnsureTable("CreateFolder");
        context.AddRow("RemoveFile", id, source, id.Id, component, new FileNameValue(file, null, true, "RemoveFile", component), directory, OnUninstall);
    }
}
