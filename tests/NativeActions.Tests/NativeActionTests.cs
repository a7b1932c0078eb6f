using System.Text.RegularExpressions;
using WineBed;

namespace EndToEnd;

/// <summary>A DLL made as a stranger makes one, with the namespace of DTF, inside msiexec: what its actions can do.</summary>
[TestClass]
public sealed partial class NativeActionTests
{
    private static readonly string[] s_expected =
    [
        "database opened again = yes, Native action probe",
        "CreateDirect without Commit = yes, old",
        "Direct without Commit = yes, new",
        "Transact without Commit = yes, new",
        "summary without Persist = yes, title",
        "closed database = no, InvalidHandleException 6",
        "equal handles = yes, True 1",
        "rows after their view = yes, new",
        "export and import of all = yes, new 2 True",
        "relative path = yes, True",
        "code page = yes, 1252",
        "missing table = yes, 0 True",
        "LINQ over tables = yes, Anew+Bzwei+Cnull 2",
        "installer version = yes, True",
        "file version = yes, 4",
        "file without version = yes, ()",
        "missing file version = no, FileNotFoundException",
        "file hash = yes, 4",
        "unknown product = yes, False null 0 True",
        "related products = yes, 0",
        "components = yes, True",
        "internal user interface = yes, True",
        "external user interface = yes, True",
        "content names = yes, a.txt+sub/b.txt",
        "content = yes, content of a file/content below",
        "content in the current folder = yes, content of a file",
        "content afterwards = yes, True False False",
        "deferred data = yes, 1;2 True True 3",
        "deferred product code = yes, 38",
        "deferred property = no, InstallerException 0",
        "deferred database = no, InstallerException 0",
        "deferred features = no, InstallerException 0",
        "deferred target path = no, InstallerException 0",
        "deferred set property = no, InstallerException 0",
        "deferred action = no, InstallerException 0",
    ];

    [TestMethod]
    public async Task What_the_page_says_of_native_actions_is_so()
    {
        var saw = await InstallAsync();
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "native-actions.md"));
        var told = page.Select(line => Row().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["works"].Value);
        var tried = saw.Select(line => Line().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["works"].Value);

        Assert.IsGreaterThan(20, told.Count);
        var wrong = told.Where(row => tried.GetValueOrDefault(row.Key) != row.Value).Select(row => $"{row.Key}: {row.Value}, tried: {tried.GetValueOrDefault(row.Key) ?? "not"}");
        Assert.AreEqual(string.Empty, string.Join('\n', wrong), string.Join('\n', saw));
        var missing = s_expected.Except(saw).ToList();
        Assert.IsEmpty(missing, $"missing:\n{string.Join('\n', missing)}\nsaw:\n{string.Join('\n', saw)}");
    }

    private static async Task<List<string>> InstallAsync()
    {
        const string Prefix = "native ";
        var folder = Directory.CreateTempSubdirectory("native-package-");
        try
        {
            var package = await ProbePackage.CompileAsync("NativeActions.wxs", "NativeActionProbe.dll", folder.FullName);
            await using var windows = await WinePrefix.CreateAsync();
            var install = (await windows.Msiexec.InstallAsync(package)).EnsureExitCode(0);
            return [.. install.Log.Lines.Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => line[Prefix.Length..])];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?<works>yes|no) \|")]
    private static partial Regex Row();

    [GeneratedRegex("^(?<name>.+?) = (?<works>yes|no), ")]
    private static partial Regex Line();
}
