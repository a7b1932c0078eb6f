using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Localization;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Extensions.Util;

/// <summary>The utility extension: <c>WixToolset.Util.wixext</c>.</summary>
internal sealed class UtilExtension : WixExtension
{
    /// <inheritdoc />
    public override string Name => "WixToolset.Util.wixext";

    /// <inheritdoc />
    public override XNamespace Namespace => Namespaces.Util;

    /// <inheritdoc />
    public override IReadOnlyList<TableDefinition> Tables { get; } = TableDefinitions.Load("Util.tables");

    /// <inheritdoc />
    public override IEnumerable<WixLocalization> Localizations => [UtilTexts.English];

    /// <inheritdoc />
    public override IEnumerable<Section> CreateLibrary(Platform platform, TableDefinitions tables) => new UtilLibrary(Name, platform, tables).Fragments;

    /// <inheritdoc />
    public override bool TryParseElement(CompileContext context, XElement parent, XElement element, ElementOwner owner)
    {
        var isKnown = (parent.Name.Namespace == Namespaces.Wxs, parent.Name.LocalName) switch
        {
            (true, "Package" or "Fragment") => TryParseInPackage(context, element),
            (true, "UI") => UtilActionElements.TryParse(context, element),
            (true, "Component") => TryParseInComponent(context, element, owner),
            (true, "CreateFolder" or "File" or "RegistryKey" or "RegistryValue" or "ServiceInstall") => TryParseInObject(context, element, owner),
            (false, "User" or "Group" or "XmlConfig") when parent.Name.Namespace == Namespace => TryParseNested(context, parent, element, owner),
            _ => false,
        };
        var name = element.Name.LocalName;
        if (!isKnown && (UnsupportedElements.Contains(name) || UnsupportedSearches.Contains(name)))
        {
            context.Write(PortableErrors.UnsupportedElement(element.Source(), parent.Name.LocalName, name));
            return true;
        }

        return isKnown;
    }

    private static bool TryParseInPackage(CompileContext context, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "CloseApplication":
                CloseApplicationElements.ParseCloseApplication(context, element);
                return true;
            case "Group":
                AccountElements.ParseGroup(context, element, null);
                return true;
            case "RestartResource":
                CloseApplicationElements.ParseRestartResource(context, element, null);
                return true;
            case "User":
                AccountElements.ParseUser(context, element, null);
                return true;
            default:
                return UtilActionElements.TryParse(context, element);
        }
    }

    private static bool TryParseInComponent(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId!;
        switch (element.Name.LocalName)
        {
            case "EventSource":
                EventElements.ParseEventSource(context, element, component, owner.ConsiderKeyPath!);
                return true;
            case "Group":
                AccountElements.ParseGroup(context, element, component);
                return true;
            case "InternetShortcut":
                InternetShortcutElements.ParseInternetShortcut(context, element, component, owner.DirectoryId!);
                return true;
            case "RemoveFolderEx":
                RemovalElements.ParseRemoveFolderEx(context, element, component);
                return true;
            case "RemoveRegistryKey":
                RemovalElements.ParseRemoveRegistryKey(context, element, component);
                return true;
            case "RestartResource":
                CloseApplicationElements.ParseRestartResource(context, element, component);
                return true;
            case "ServiceConfig":
                ServiceConfigurationElements.ParseServiceConfig(context, element, component, null);
                return true;
            case "TouchFile":
                FileModificationElements.ParseTouchFile(context, element, component, owner.Is64Bit);
                return true;
            case "User":
                AccountElements.ParseUser(context, element, component);
                return true;
            case "XmlConfig":
                XmlElements.ParseXmlConfig(context, element, component, null);
                return true;
            case "XmlFile":
                XmlElements.ParseXmlFile(context, element, component);
                return true;
            default:
                return false;
        }
    }

    private static bool TryParseInObject(CompileContext context, XElement element, ElementOwner owner)
    {
        switch (element.Name.LocalName)
        {
            case "PermissionEx":
                SecurityElements.ParsePermissionEx(context, element, owner);
                return true;
            case "EventManifest" when owner.TableName == "File":
                EventElements.ParseEventManifest(context, element, owner.ComponentId!, owner.ObjectId!);
                return true;
            case "FormatFile" when owner.TableName == "File":
                FileModificationElements.ParseFormatFile(context, element, owner.ObjectId!);
                return true;
            case "ServiceConfig" when owner.TableName == "ServiceInstall":
                ServiceConfigurationElements.ParseServiceConfig(context, element, owner.ComponentId!, owner.ServiceName);
                return true;
            default:
                return false;
        }
    }

    private static bool TryParseNested(CompileContext context, XElement parent, XElement element, ElementOwner owner)
    {
        switch (parent.Name.LocalName, element.Name.LocalName)
        {
            case ("User" or "Group", "GroupRef"):
                AccountElements.ParseGroupRef(context, element, parent, owner);
                return true;
            case ("XmlConfig", "XmlConfig") when owner.ObjectId is not null:
                XmlElements.ParseXmlConfig(context, element, owner.ComponentId!, parent);
                return true;
            default:
                return false;
        }
    }
}
