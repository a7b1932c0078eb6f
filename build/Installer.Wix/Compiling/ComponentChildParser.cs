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
    /// <param name="component">What the component itself says.</param>
    public void Parse(ComponentElement component)
    {
        IsKeyPathExplicit = component.KeyPath;
        var server = new ComServer(componentId);
        component.ParseChildren(
            new()
            {
                AppId = child => AppIdElements.ParseAppId(context, child, server, null),
                Category = child => PublishElements.ParseCategory(context, child, componentId),
                Class = child => ClassElements.ParseClass(context, child, server, null, null),
                CopyFile = child => CopyFileElements.ParseCopyFile(context, child, componentId, null),
                CreateFolder = child => FolderElements.ParseCreateFolder(context, child, componentId, directory, is64Bit),
                Environment = child => EnvironmentElements.ParseEnvironment(context, child, componentId),
                Extension = child => FileTypeElements.ParseExtension(context, child, componentId, null, null),
                File = ParseFile,
                IniFile = child => EnvironmentElements.ParseIniFile(context, child, componentId),
                Interface = child => InterfaceElements.ParseInterface(context, child, server, null, null),
                IsolateComponent = child => PublishElements.ParseIsolateComponent(context, child, componentId),
                ODBCDataSource = ParseDataSource,
                ODBCDriver = child => OdbcElements.ParseDriver(context, child, componentId, null),
                ODBCTranslator = child => OdbcElements.ParseDriver(context, child, componentId, null),
                ProgId = child => ProgIdElements.ParseProgId(context, child, componentId, null, null, null, isFirstOfClass: false),
                Provides = child => Consider(DependencyElements.ParseProvides(context, child, componentId)),
                RegistryKey = child => Consider(RegistryElements.ParseRegistryKey(context, child, componentId, null, null, is64Bit)),
                RegistryValue = child => Consider(RegistryElements.ParseRegistryValue(context, child, componentId, null, null, is64Bit)),
                RemoveFile = child => FolderElements.ParseRemoveFile(context, child, componentId, directory),
                RemoveFolder = child => FolderElements.ParseRemoveFolder(context, child, componentId, directory),
                RemoveRegistryKey = child => RegistryElements.ParseRemoveRegistryKey(context, child, componentId),
                RemoveRegistryValue = child => RegistryElements.ParseRemoveRegistryValue(context, child, componentId),
                ReserveCost = child => FolderElements.ParseReserveCost(context, child, componentId, directory),
                ServiceConfig = child => ServiceConfigElements.ParseServiceConfig(context, child, componentId, null),
                ServiceConfigFailureActions = child => ServiceConfigElements.ParseFailureActions(context, child, componentId, null),
                ServiceControl = child => ServiceElements.ParseServiceControl(context, child, componentId),
                ServiceInstall = child => ServiceElements.ParseServiceInstall(context, child, componentId, is64Bit),
                Shortcut = child => ShortcutElements.ParseShortcut(context, child, componentId, "Component", directory),
                TypeLib = child => TypeLibElements.ParseTypeLib(context, child, componentId, null, is64Bit),
            },
            new ElementOwner(componentId, directory, is64Bit, ConsiderKeyPath: Consider));
    }

    private void ParseFile(XElement child)
    {
        FileCount++;
        Consider(FileElements.ParseFile(context, child, componentId, directory, diskId, fileSource, is64Bit));
    }

    private void ParseDataSource(XElement child)
    {
        HasOdbcDataSource = true;
        Consider(OdbcElements.ParseDataSource(context, child, componentId, null));
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
