using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>RemoveFolderEx</c> and <c>RemoveRegistryKey</c>: folders and keys that are removed with all that is in them.</summary>
internal static class RemovalElements
{
    /// <summary>The root keys as WiX spells them in identifiers.</summary>
    private static readonly string[] s_rootNames = ["ClassesRoot", "CurrentUser", "LocalMachine", "Users"];

    /// <summary>Parses a <c>RemoveFolderEx</c> element.</summary>
    public static void ParseRemoveFolderEx(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var removal = RemoveFolderExElement.Read(context, element);
        context.NoChildren(element);
        var id = removal.Id ?? Identifier.Generated(IdentifierGenerator.Generate("wrf", component, removal.Property, NameOf(removal.On)));
        context.AddExtensionAction(element, "Wix4RemoveFoldersEx");
        context.AddRow("Wix4RemoveFolderEx", id, removal.SourceLine, id.Id, component, removal.Property, removal.On, removal.Condition);
        context.EnsureTable("RemoveFile");
    }

    /// <summary>Parses a <c>RemoveRegistryKey</c> element.</summary>
    public static void ParseRemoveRegistryKey(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var removal = RemoveRegistryKeyElement.Read(context, element);
        context.NoChildren(element);
        var root = removal.Root is { } number ? s_rootNames[number] : null;
        var id = removal.Id ?? Identifier.Generated(IdentifierGenerator.Generate("rrx", component, removal.Condition, root, removal.Key, NameOf(removal.On)));

        // The custom action adds rows to these tables while it runs.
        context.EnsureTable("Registry");
        context.EnsureTable("RemoveRegistry");
        context.AddExtensionAction(element, "Wix4RemoveRegistryKeysEx");
        context.AddRow("Wix4RemoveRegistryKeyEx", id, removal.SourceLine, id.Id, component, removal.Root, removal.Key, removal.On, removal.Condition);
    }

    /// <summary>A time of removal as WiX spells it in identifiers.</summary>
    private static string NameOf(int mode) => mode switch { 1 => "Install", 2 => "Uninstall", _ => "Both" };
}
