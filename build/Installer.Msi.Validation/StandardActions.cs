using System.Collections.Frozen;

namespace Installer.Msi.Validation;

/// <summary>The standard actions (Windows Installer SDK, "Standard Actions Reference") and where they belong.</summary>
internal static class StandardActions
{
    /// <summary>Those that change the system: they write the script, so they belong between InstallInitialize and InstallFinalize.</summary>
    public static readonly FrozenSet<string> Script = FrozenSet.ToFrozenSet(
    [
        "AllocateRegistrySpace", "BindImage", "CreateFolders", "CreateShortcuts", "DeleteServices", "DuplicateFiles", "InstallAdminPackage", "InstallFiles", "InstallODBC",
        "InstallSFPCatalogFile", "InstallServices", "MoveFiles", "MsiConfigureServices", "MsiPublishAssemblies", "MsiUnpublishAssemblies", "PatchFiles", "ProcessComponents",
        "PublishComponents", "PublishFeatures", "PublishProduct", "RegisterClassInfo", "RegisterComPlus", "RegisterExtensionInfo", "RegisterFonts", "RegisterMIMEInfo",
        "RegisterProduct", "RegisterProgIdInfo", "RegisterTypeLibraries", "RegisterUser", "RemoveDuplicateFiles", "RemoveEnvironmentStrings", "RemoveFiles", "RemoveFolders",
        "RemoveIniValues", "RemoveODBC", "RemoveRegistryValues", "RemoveShortcuts", "SelfRegModules", "SelfUnregModules", "StartServices", "StopServices", "UnpublishComponents",
        "UnpublishFeatures", "UnregisterClassInfo", "UnregisterComPlus", "UnregisterExtensionInfo", "UnregisterFonts", "UnregisterMIMEInfo", "UnregisterProgIdInfo",
        "UnregisterTypeLibraries", "WriteEnvironmentStrings", "WriteIniValues", "WriteRegistryValues",
    ]);

    /// <summary>All of them.</summary>
    public static readonly FrozenSet<string> All = Script.Concat(
    [
        "ADMIN", "ADVERTISE", "AppSearch", "CCPSearch", "CostFinalize", "CostInitialize", "DisableRollback", "ExecuteAction", "FileCost", "FindRelatedProducts", "ForceReboot",
        "INSTALL", "InstallExecute", "InstallExecuteAgain", "InstallFinalize", "InstallInitialize", "InstallValidate", "IsolateComponents", "LaunchConditions",
        "MigrateFeatureStates", "RMCCPSearch", "RemoveExistingProducts", "ResolveSource", "SEQUENCE", "ScheduleReboot", "SetODBCFolders", "ValidateProductID",
    ]).ToFrozenSet();

    /// <summary>Pairs of actions of which the first comes before the second where a table has both, as the actions' pages say.</summary>
    public static readonly (string First, string Second)[] Order =
    [
        ("AppSearch", "CostInitialize"), ("CCPSearch", "RMCCPSearch"), ("FindRelatedProducts", "MigrateFeatureStates"), ("FindRelatedProducts", "RemoveExistingProducts"),
        ("CostInitialize", "FileCost"), ("FileCost", "CostFinalize"), ("CostInitialize", "CostFinalize"), ("CostInitialize", "IsolateComponents"),
        ("IsolateComponents", "CostFinalize"), ("CostInitialize", "ResolveSource"), ("CostFinalize", "MigrateFeatureStates"), ("CostFinalize", "SetODBCFolders"),
        ("SetODBCFolders", "InstallValidate"), ("CostFinalize", "InstallValidate"), ("CostFinalize", "ExecuteAction"), ("InstallValidate", "InstallInitialize"),
        ("InstallInitialize", "InstallFinalize"), ("InstallInitialize", "InstallExecute"), ("InstallExecute", "InstallFinalize"), ("InstallInitialize", "InstallExecuteAgain"),
        ("InstallExecuteAgain", "InstallFinalize"), ("InstallInitialize", "ProcessComponents"), ("ValidateProductID", "RegisterUser"),
        ("CreateFolders", "InstallFiles"), ("RemoveFiles", "InstallFiles"), ("RemoveFiles", "RemoveFolders"), ("RemoveDuplicateFiles", "InstallFiles"), ("MoveFiles", "InstallFiles"),
        ("InstallSFPCatalogFile", "InstallFiles"), ("InstallFiles", "DuplicateFiles"), ("PatchFiles", "DuplicateFiles"), ("InstallFiles", "BindImage"),
        ("InstallFiles", "CreateShortcuts"), ("RemoveShortcuts", "CreateShortcuts"), ("RemoveIniValues", "WriteIniValues"), ("RemoveRegistryValues", "WriteRegistryValues"),
        ("InstallFiles", "RegisterFonts"), ("UnregisterFonts", "RemoveFiles"), ("InstallFiles", "RegisterTypeLibraries"), ("UnregisterTypeLibraries", "RemoveFiles"),
        ("InstallFiles", "SelfRegModules"), ("SelfUnregModules", "SelfRegModules"), ("SelfUnregModules", "RemoveFiles"), ("InstallFiles", "InstallODBC"),
        ("InstallFiles", "RegisterComPlus"), ("UnregisterComPlus", "RegisterComPlus"), ("PublishFeatures", "PublishProduct"),
        ("RemoveRegistryValues", "UnregisterClassInfo"), ("RemoveRegistryValues", "UnregisterExtensionInfo"), ("RemoveRegistryValues", "UnregisterProgIdInfo"),
        ("RemoveRegistryValues", "UnregisterMIMEInfo"), ("UnregisterClassInfo", "UnregisterExtensionInfo"), ("UnregisterExtensionInfo", "UnregisterProgIdInfo"),
        ("UnregisterProgIdInfo", "UnregisterMIMEInfo"), ("UnregisterMIMEInfo", "RegisterClassInfo"), ("UnregisterClassInfo", "RegisterClassInfo"),
        ("InstallFiles", "RegisterClassInfo"), ("RegisterClassInfo", "RegisterExtensionInfo"), ("RegisterExtensionInfo", "RegisterProgIdInfo"),
        ("RegisterProgIdInfo", "RegisterMIMEInfo"), ("StopServices", "DeleteServices"), ("DeleteServices", "InstallFiles"), ("DeleteServices", "RemoveFiles"),
        ("DeleteServices", "DuplicateFiles"), ("DeleteServices", "MoveFiles"), ("DeleteServices", "PatchFiles"), ("DeleteServices", "RemoveDuplicateFiles"),
        ("InstallFiles", "InstallServices"), ("RemoveFiles", "InstallServices"), ("DuplicateFiles", "InstallServices"), ("MoveFiles", "InstallServices"),
        ("PatchFiles", "InstallServices"), ("InstallServices", "MsiConfigureServices"), ("MsiConfigureServices", "StartServices"), ("InstallServices", "StartServices"),
    ];
}
