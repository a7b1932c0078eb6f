namespace WixExtensions.CustomActions.Tests;

/// <summary>
/// What the extensions' actions in the script are handed by a user whose process sets their data, by the name of the entry point. An action that is not here is one that nobody has thought about: the
/// product's tests look for those of its package here.
/// </summary>
internal static class HostileExtensionData
{
    /// <summary>What is there, and stays as it is.</summary>
    public const string ExistingFile = @"C:\Windows\win.xml";

    public const string ExistingService = "svc";

    public const string ExistingGroup = "Administrators";

    private const string Rule = "Name=evil;;Program=C:\\Users\\Public\\evil.exe;;Direction=1;;Action=1;;Profiles=7;;Enabled=1";

    public static IReadOnlyDictionary<string, string[]> Cases { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["WixCloseApplicationsDeferred"] =
        [
            string.Empty, "1=", "1=FileName=antivirus.exe", "x", Close("antivirus.exe", 0x20, 0), Close("antivirus.exe", 0x3F, 5), Close("ANTIVIRUS.EXE", 0x7FFFFFFF, int.MaxValue), Close("lsass.exe", 0x2, -1),
            Close("antivirus.exe", 0x4, int.MaxValue), $"{Close("nothing.exe", 0, 0)};2={Close("antivirus.exe", 0x22, 1)[2..]}", Close("..\\antivirus.exe", 0x20, 0), Close(new string('x', 40_000), 0x20, 0),
        ],
        ["ExecFirewallExceptions"] =
        [
            string.Empty, "Operation=x", "Operation=0", "Operation=99", .. Enumerable.Range(0, 4).Select(operation => $"Operation={operation};1={Escape($"Options=0;Rule={Escape(Rule)}")}"),
            .. Enumerable.Range(0, 4).Select(operation => $"Operation={operation};1={Escape($"Options=0;Rule={Escape(Rule)};Before={Escape(Rule)}")}"),
        ],
        ["ExecXmlFile"] = Xml,
        ["ExecXmlConfig"] = Xml,
        ["ExecXmlFileRollback"] = Files,
        ["ExecXmlConfigRollback"] = Files,
        ["WixRollbackInternetShortcuts"] = Files,
        ["WixCreateInternetShortcuts"] = [.. Broken, Item("Path=C:\\Windows\\a.url;Target=x;Attributes=1;IconIndex=0")],
        ["WixExecuteTouchFile"] = [.. Broken, Item($"Path={ExistingFile};Time=0;Vital=1")],
        ["WixExecFormatFiles"] = [.. Broken, Item($"Path={ExistingFile};Content=ZXZpbA==")],
        ["ExecServiceConfig"] = Services,
        ["RollbackServiceConfig"] = Services,
        ["ExecSecureObjects"] = [.. Broken, Item("Kind=1;Name=C:\\Windows;Account=Everyone;Rights=2032127;Attributes=1"), Item("Kind=99;Name=x;Account=Everyone;Rights=-1;Attributes=-1")],
        ["ExecSecureObjectsRollback"] = [.. Broken, Item("Kind=1;Name=C:\\Windows;List=D:(A;;;;FA;;;;;;;;WD)")],
        ["CreateUser"] = Accounts,
        ["CreateUserRollback"] = Accounts,
        ["RemoveUser"] = Accounts,
        ["CreateGroup"] = Accounts,
        ["CreateGroupRollback"] = Accounts,
        ["RemoveGroup"] = Accounts,
        ["AddGroupMembership"] = Accounts,
        ["AddGroupMembershipRollback"] = Accounts,
        ["RemoveGroupMembership"] = Accounts,
        ["RemoveGroupMembershipRollback"] = Accounts,
    };

    /// <summary>What every action of several things may be handed.</summary>
    private static string[] Broken => [string.Empty, "x", "1=", "1=x", "1=Path=", "2=Path=x"];

    private static string[] Xml => [.. Broken, Item($"File={ExistingFile};XPath=0;Changes={Escape($"1={Escape("Operation=0;Path=/r;VerifyPath=;Name=a;Value=evil;Attributes=;KeepsTime=0")}")}")];

    private static string[] Files => [.. Broken, Item($"Path={ExistingFile};Content=ZXZpbA==;Time=0"), Item($"Path={ExistingFile}")];

    private static string[] Services => [.. Broken, Item($"Service={ExistingService};Reset=0;Actions=3:0;Command=C:\\Users\\Public\\evil.exe")];

    private static string[] Accounts => [.. Broken, Item($"Name=evil;Password=p;Comment=;Options=64;Groups={ExistingGroup};Rights=64"), Item($"Name={ExistingGroup};Member=evil\\evil;Comment=;Options=0")];

    private static string Item(string fields) => $"1={Escape(fields)}";

    private static string Escape(string text) => text.Replace(";", ";;", StringComparison.Ordinal);

    private static string Close(string fileName, int options, int timeout) => $"1=FileName={fileName};;Options={options};;Timeout={timeout};;ExitCode=0";
}
