namespace WixExtensions.CustomActions.Tests;

/// <summary>
/// What the extensions' actions in the script are handed by a user whose process sets their data, by the name of the entry point. An action that is not here is one that nobody has thought about: the
/// product's tests look for those of its package here.
/// </summary>
internal static class HostileExtensionData
{
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
    };

    private static string Escape(string text) => text.Replace(";", ";;", StringComparison.Ordinal);

    private static string Close(string fileName, int options, int timeout) => $"1=FileName={fileName};;Options={options};;Timeout={timeout};;ExitCode=0";
}
