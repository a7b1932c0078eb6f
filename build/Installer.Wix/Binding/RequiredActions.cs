using Installer.Wix.Compiling;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Binding;

/// <summary>The standard actions that a package needs for the tables it has.</summary>
internal static class RequiredActions
{
    private const SequenceTable Execute = SequenceTable.InstallExecuteSequence;
    private const SequenceTable UI = SequenceTable.InstallUISequence;
    private const SequenceTable Advertise = SequenceTable.AdvtExecuteSequence;

    private static readonly (SequenceTable Table, string Action)[] Odbc = [(Execute, "SetODBCFolders"), (Execute, "InstallODBC"), (Execute, "RemoveODBC")];

    private static readonly Dictionary<string, (SequenceTable Table, string Action)[]> ByTable = new(StringComparer.Ordinal)
    {
        ["AppSearch"] = [(Execute, "AppSearch"), (UI, "AppSearch")],
        ["Component"] = [(Execute, "CreateFolders"), (Execute, "RemoveFolders")],
        ["BindImage"] = [(Execute, "BindImage")],
        ["Class"] = [(Advertise, "RegisterClassInfo"), (Execute, "RegisterClassInfo"), (Execute, "UnregisterClassInfo")],
        ["CCPSearch"] =
        [
            (Execute, "AppSearch"), (Execute, "CCPSearch"), (Execute, "RMCCPSearch"),
            (UI, "AppSearch"), (UI, "CCPSearch"), (UI, "RMCCPSearch"),
        ],
        ["Complus"] = [(Execute, "RegisterComPlus"), (Execute, "UnregisterComPlus")],
        ["CreateFolder"] = [(Execute, "CreateFolders"), (Execute, "RemoveFolders")],
        ["DuplicateFile"] = [(Execute, "DuplicateFiles"), (Execute, "RemoveDuplicateFiles")],
        ["Environment"] = [(Execute, "WriteEnvironmentStrings"), (Execute, "RemoveEnvironmentStrings")],
        ["Extension"] = [(Advertise, "RegisterExtensionInfo"), (Execute, "RegisterExtensionInfo"), (Execute, "UnregisterExtensionInfo")],
        ["File"] = [(Execute, "InstallFiles"), (Execute, "RemoveFiles")],
        ["Font"] = [(Execute, "RegisterFonts"), (Execute, "UnregisterFonts")],
        ["IniFile"] = [(Execute, "WriteIniValues"), (Execute, "RemoveIniValues")],
        ["IsolatedComponent"] = [(Execute, "IsolateComponents")],
        ["LaunchCondition"] = [(Execute, "LaunchConditions"), (UI, "LaunchConditions")],
        ["MIME"] = [(Advertise, "RegisterMIMEInfo"), (Execute, "RegisterMIMEInfo"), (Execute, "UnregisterMIMEInfo")],
        ["MoveFile"] = [(Execute, "MoveFiles")],
        ["MsiAssembly"] = [(Advertise, "MsiPublishAssemblies"), (Execute, "MsiPublishAssemblies"), (Execute, "MsiUnpublishAssemblies")],
        ["MsiServiceConfig"] = [(Execute, "MsiConfigureServices")],
        ["MsiServiceConfigFailureActions"] = [(Execute, "MsiConfigureServices")],
        ["ODBCDataSource"] = Odbc,
        ["ODBCDriver"] = Odbc,
        ["ODBCTranslator"] = Odbc,
        ["ProgId"] = [(Advertise, "RegisterProgIdInfo"), (Execute, "RegisterProgIdInfo"), (Execute, "UnregisterProgIdInfo")],
        ["PublishComponent"] = [(Advertise, "PublishComponents"), (Execute, "PublishComponents"), (Execute, "UnpublishComponents")],
        ["Registry"] = [(Execute, "WriteRegistryValues"), (Execute, "RemoveRegistryValues")],
        ["RemoveFile"] = [(Execute, "RemoveFiles")],
        ["RemoveIniFile"] = [(Execute, "WriteIniValues"), (Execute, "RemoveIniValues")],
        ["RemoveRegistry"] = [(Execute, "WriteRegistryValues"), (Execute, "RemoveRegistryValues")],
        ["SelfReg"] = [(Execute, "SelfRegModules"), (Execute, "SelfUnregModules")],
        ["ServiceControl"] = [(Execute, "StartServices"), (Execute, "StopServices"), (Execute, "DeleteServices")],
        ["ServiceInstall"] = [(Execute, "InstallServices")],
        ["Shortcut"] = [(Advertise, "CreateShortcuts"), (Execute, "CreateShortcuts"), (Execute, "RemoveShortcuts")],
        ["TypeLib"] = [(Execute, "RegisterTypeLibraries"), (Execute, "UnregisterTypeLibraries")],
        ["Upgrade"] = [(Execute, "FindRelatedProducts"), (UI, "FindRelatedProducts")],
    };

    /// <summary>Finds them.</summary>
    /// <param name="symbols">All symbols of the package.</param>
    /// <param name="ensuredTables">The tables that are there even without rows.</param>
    public static IEnumerable<StandardAction> Find(IReadOnlyList<Symbol> symbols, IEnumerable<string> ensuredTables) =>
        StandardActions.Always.Concat(FindByTables(symbols, ensuredTables)).Distinct();

    /// <summary>Finds those that not every package has.</summary>
    /// <param name="symbols">All symbols of the package.</param>
    /// <param name="ensuredTables">The tables that are there even without rows.</param>
    public static IEnumerable<StandardAction> FindByTables(IReadOnlyList<Symbol> symbols, IEnumerable<string> ensuredTables)
    {
        var kinds = symbols.Select(s => s.Kind).Concat(ensuredTables).Distinct(StringComparer.Ordinal);
        var byTable = kinds.SelectMany(k => ByTable.GetValueOrDefault(k) ?? []);
        if (symbols.OfType<RowSymbol>().Any(r => r.Kind == "Upgrade" && ((int)r["Attributes"]! & UpgradeElements.MigrateFeatures) != 0))
        {
            byTable = byTable.Concat([(Execute, "MigrateFeatureStates"), (UI, "MigrateFeatureStates")]);
        }

        return byTable.Distinct().Select(a => StandardActions.Find(a.Table, a.Action)!).Distinct();
    }
}
