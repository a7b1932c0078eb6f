using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary>Parses the children of one <c>Component</c> element and finds its key path among them.</summary>
internal sealed class ComponentChildParser(
    CompileContext context,
    XElement element,
    string componentId,
    string directory,
    bool is64Bit,
    int? diskId,
    string? fileSource)
{
    /// <summary>The key path; <c>null</c> for the component's folder.</summary>
    public Identifier? KeyPath { get; private set; }

    /// <summary>What the key path is.</summary>
    public KeyPathKind KeyPathKind { get; private set; }

    /// <summary>Whether <c>KeyPath</c> was authored as <c>yes</c>.</summary>
    public bool IsKeyPathExplicit { get; private set; }

    /// <summary>How many files the component has.</summary>
    public int FileCount { get; private set; }

    /// <summary>Whether the component has an ODBC data source.</summary>
    public bool HasOdbcDataSource { get; private set; }

    /// <summary>Parses all children.</summary>
    /// <param name="isDirectoryKeyPath">Whether the component itself says that its folder is the key path.</param>
    public void Parse(bool isDirectoryKeyPath)
    {
        IsKeyPathExplicit = isDirectoryKeyPath;
        var owner = new ElementOwner(componentId, directory, is64Bit, ConsiderKeyPath: Consider);
        context.Children(element, owner, ParseChild);
    }

    private bool ParseChild(XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "AppId":
                AppIdElements.ParseAppId(context, child, new ComServer(componentId), null);
                return true;
            case "Category":
                PublishElements.ParseCategory(context, child, componentId);
                return true;
            case "Class":
                ClassElements.ParseClass(context, child, new ComServer(componentId), null, null);
                return true;
            case "CopyFile":
                CopyFileElements.ParseCopyFile(context, child, componentId, null);
                return true;
            case "CreateFolder":
                FolderElements.ParseCreateFolder(context, child, componentId, directory, is64Bit);
                return true;
            case "Environment":
                EnvironmentElements.ParseEnvironment(context, child, componentId);
                return true;
            case "Extension":
                FileTypeElements.ParseExtension(context, child, componentId, null, null);
                return true;
            case "File":
                FileCount++;
                Consider(FileElements.ParseFile(context, child, componentId, directory, diskId, fileSource, is64Bit));
                return true;
            case "IniFile":
                EnvironmentElements.ParseIniFile(context, child, componentId);
                return true;
            case "Interface":
                InterfaceElements.ParseInterface(context, child, new ComServer(componentId), null, null);
                return true;
            case "IsolateComponent":
                PublishElements.ParseIsolateComponent(context, child, componentId);
                return true;
            case "ODBCDataSource":
                HasOdbcDataSource = true;
                Consider(OdbcElements.ParseDataSource(context, child, componentId, null));
                return true;
            case "ODBCDriver" or "ODBCTranslator":
                OdbcElements.ParseDriver(context, child, componentId, null);
                return true;
            case "ProgId":
                ProgIdElements.ParseProgId(context, child, componentId, null, null, null, isFirstOfClass: false);
                return true;
            case "RegistryKey":
                Consider(RegistryElements.ParseRegistryKey(context, child, componentId, null, null, is64Bit));
                return true;
            case "RegistryValue":
                Consider(RegistryElements.ParseRegistryValue(context, child, componentId, null, null, is64Bit));
                return true;
            case "RemoveRegistryKey":
                RegistryElements.ParseRemoveRegistryKey(context, child, componentId);
                return true;
            case "RemoveRegistryValue":
                RegistryElements.ParseRemoveRegistryValue(context, child, componentId);
                return true;
            case "RemoveFile":
                FolderElements.ParseRemoveFile(context, child, componentId, directory);
                return true;
            case "RemoveFolder":
                FolderElements.ParseRemoveFolder(context, child, componentId, directory);
                return true;
            case "ReserveCost":
                FolderElements.ParseReserveCost(context, child, componentId, directory);
                return true;
            case "ServiceInstall":
                ServiceElements.ParseServiceInstall(context, child, componentId, is64Bit);
                return true;
            case "ServiceControl":
                ServiceElements.ParseServiceControl(context, child, componentId);
                return true;
            case "ServiceConfig":
                ServiceConfigElements.ParseServiceConfig(context, child, componentId, null);
                return true;
            case "ServiceConfigFailureActions":
                ServiceConfigElements.ParseFailureActions(context, child, componentId, null);
                return true;
            case "Shortcut":
                ShortcutElements.ParseShortcut(context, child, componentId, "Component", directory);
                return true;
            case "TypeLib":
                TypeLibElements.ParseTypeLib(context, child, componentId, null, is64Bit);
                return true;
            default:
                return false;
        }
    }

    private void Consider(ComponentElements.KeyPathCandidate candidate)
    {
        if (IsKeyPathExplicit && candidate.IsExplicit == true)
        {
            context.Write(Errors.MultipleKeyPaths(element.Source(), "Component"));
        }

        if (candidate.Id is not null && (candidate.IsExplicit == true || (candidate.IsExplicit is null && KeyPath is null && !IsKeyPathExplicit)))
        {
            IsKeyPathExplicit = candidate.IsExplicit == true;
            KeyPath = candidate.Id;
            KeyPathKind = candidate.Kind;
        }
    }
}
