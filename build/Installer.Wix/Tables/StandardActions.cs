using System.Globalization;

namespace Installer.Wix.Tables;

/// <summary>The actions that Windows Installer has by itself, with their usual places in the sequences (Windows Installer SDK, "Suggested Action Sequence").</summary>
internal static class StandardActions
{
    private const string InstallExecute = """
        25 FindRelatedProducts; 50 AppSearch; 100 LaunchConditions; 500 CCPSearch NOT Installed; 600 RMCCPSearch NOT Installed;
        700 ValidateProductID; 800 CostInitialize; 900 FileCost; 950 IsolateComponents; 1000 CostFinalize; 1100 SetODBCFolders;
        1200 MigrateFeatureStates; 1400 InstallValidate; 1500 InstallInitialize; 1550 AllocateRegistrySpace; 1600 ProcessComponents;
        1700 UnpublishComponents; 1750 MsiUnpublishAssemblies; 1800 UnpublishFeatures; 1900 StopServices VersionNT;
        2000 DeleteServices VersionNT; 2100 UnregisterComPlus; 2200 SelfUnregModules; 2300 UnregisterTypeLibraries; 2400 RemoveODBC;
        2500 UnregisterFonts; 2600 RemoveRegistryValues; 2700 UnregisterClassInfo; 2800 UnregisterExtensionInfo; 2900 UnregisterProgIdInfo;
        3000 UnregisterMIMEInfo; 3100 RemoveIniValues; 3200 RemoveShortcuts; 3300 RemoveEnvironmentStrings; 3400 RemoveDuplicateFiles;
        3500 RemoveFiles; 3600 RemoveFolders; 3700 CreateFolders; 3800 MoveFiles; 4000 InstallFiles; 4090 PatchFiles; 4210 DuplicateFiles;
        4300 BindImage; 4500 CreateShortcuts; 4600 RegisterClassInfo; 4700 RegisterExtensionInfo; 4800 RegisterProgIdInfo;
        4900 RegisterMIMEInfo; 5000 WriteRegistryValues; 5100 WriteIniValues; 5200 WriteEnvironmentStrings; 5300 RegisterFonts;
        5400 InstallODBC; 5500 RegisterTypeLibraries; 5600 SelfRegModules; 5700 RegisterComPlus; 5800 InstallServices VersionNT;
        5850 MsiConfigureServices VersionNT>=600; 5900 StartServices VersionNT; 6000 RegisterUser; 6100 RegisterProduct;
        6200 PublishComponents; 6250 MsiPublishAssemblies; 6300 PublishFeatures; 6400 PublishProduct; 6500 InstallExecute NOT Installed;
        6550 InstallExecuteAgain NOT Installed; 6600 InstallFinalize
        """;

    private const string InstallUI = """
        25 FindRelatedProducts; 50 AppSearch; 100 LaunchConditions; 500 CCPSearch NOT Installed; 600 RMCCPSearch NOT Installed;
        700 ValidateProductID; 800 CostInitialize; 900 FileCost; 950 IsolateComponents; 1000 CostFinalize; 1200 MigrateFeatureStates; 1300 ExecuteAction
        """;

    private const string AdminExecute = """
        100 LaunchConditions; 800 CostInitialize; 900 FileCost; 1000 CostFinalize; 1400 InstallValidate; 1500 InstallInitialize;
        3900 InstallAdminPackage; 4000 InstallFiles; 4090 PatchFiles; 6600 InstallFinalize
        """;

    private const string AdminUI = "100 LaunchConditions; 800 CostInitialize; 900 FileCost; 1000 CostFinalize; 1300 ExecuteAction";

    private const string AdvertiseExecute = """
        800 CostInitialize; 1000 CostFinalize; 1400 InstallValidate; 1500 InstallInitialize; 4500 CreateShortcuts; 4600 RegisterClassInfo;
        4700 RegisterExtensionInfo; 4800 RegisterProgIdInfo; 4900 RegisterMIMEInfo; 6200 PublishComponents; 6250 MsiPublishAssemblies;
        6300 PublishFeatures; 6400 PublishProduct; 6600 InstallFinalize
        """;

    private static readonly Dictionary<string, StandardAction> Actions = Load();

    private static readonly HashSet<string> Unnumbered = new(StringComparer.Ordinal)
    {
        "DisableRollback", "ForceReboot", "InstallExecute", "InstallExecuteAgain", "RemoveExistingProducts", "ResolveSource", "ScheduleReboot",
    };

    private static readonly HashSet<string> AllNames = [.. Actions.Values.Select(a => a.Action), .. Unnumbered];

    /// <summary>The names of all standard actions.</summary>
    public static IReadOnlyCollection<string> Names => AllNames;

    /// <summary>The actions that every package has.</summary>
    public static IReadOnlyList<StandardAction> Always { get; } =
    [
        .. Select(SequenceTable.AdminExecuteSequence, "CostInitialize", "FileCost", "CostFinalize", "InstallValidate", "InstallInitialize", "InstallAdminPackage", "InstallFiles", "InstallFinalize"),
        .. Select(SequenceTable.AdminUISequence, "CostInitialize", "FileCost", "CostFinalize", "ExecuteAction"),
        .. Select(SequenceTable.AdvtExecuteSequence, "CostInitialize", "CostFinalize", "InstallValidate", "InstallInitialize", "PublishFeatures", "PublishProduct", "InstallFinalize"),
        .. Select(
            SequenceTable.InstallExecuteSequence,
            "ValidateProductID",
            "CostInitialize",
            "FileCost",
            "CostFinalize",
            "InstallValidate",
            "InstallInitialize",
            "ProcessComponents",
            "UnpublishFeatures",
            "RegisterUser",
            "RegisterProduct",
            "PublishFeatures",
            "PublishProduct",
            "InstallFinalize"),
        .. Select(SequenceTable.InstallUISequence, "ValidateProductID", "CostInitialize", "FileCost", "CostFinalize", "ExecuteAction"),
    ];

    /// <summary>The identifier of an action in a sequence, under which references find it.</summary>
    public static string Key(SequenceTable table, string action) =>
        $"{(table == SequenceTable.AdvtExecuteSequence ? "AdvertiseExecuteSequence" : table)}/{action}";

    /// <summary>A standard action with a usual place in a sequence, or <c>null</c>.</summary>
    public static StandardAction? Find(SequenceTable table, string action) => Actions.GetValueOrDefault(Key(table, action));

    /// <summary>A standard action by its key, or <c>null</c>.</summary>
    public static StandardAction? Find(string key) => Actions.GetValueOrDefault(key);

    /// <summary>Whether a name is that of a standard action.</summary>
    public static bool Contains(string action) => AllNames.Contains(action);

    private static IEnumerable<StandardAction> Select(SequenceTable table, params IEnumerable<string> actions) => actions.Select(a => Actions[Key(table, a)]);

    private static Dictionary<string, StandardAction> Load()
    {
        var all = new Dictionary<string, StandardAction>(StringComparer.Ordinal);
        Parse(SequenceTable.AdminExecuteSequence, AdminExecute);
        Parse(SequenceTable.AdminUISequence, AdminUI);
        Parse(SequenceTable.AdvtExecuteSequence, AdvertiseExecute);
        Parse(SequenceTable.InstallExecuteSequence, InstallExecute);
        Parse(SequenceTable.InstallUISequence, InstallUI);
        return all;

        void Parse(SequenceTable table, string list)
        {
            foreach (var entry in list.Split(';', StringSplitOptions.TrimEntries))
            {
                var fields = entry.Split(' ', 3);
                var sequence = int.Parse(fields[0], CultureInfo.InvariantCulture);
                all.Add(Key(table, fields[1]), new StandardAction(table, fields[1], sequence, fields.Length > 2 ? fields[2] : null));
            }
        }
    }
}
