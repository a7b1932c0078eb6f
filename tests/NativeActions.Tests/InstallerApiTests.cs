using WineBed;

namespace EndToEnd;

/// <summary>The API for custom actions inside msiexec: what each member answers where msi.dll is Wine's.</summary>
[TestClass]
public sealed class InstallerApiTests
{
    private static readonly string[] Expected =
    [
        "property = value",
        "missing property = ",
        // Wine fills a line of the log in once more, Windows does not.
        "set property = set value",
        "condition = True",
        "false condition = False",
        "empty condition = False",
        "wrong condition = InvalidOperationException",
        "language = 1033",
        "format = value-",
        "format record = one 2 value",
        "record with session = one 2 value",
        @"target path = C:\Program Files\InstallerApiProbe\",
        @"new target path = C:\Other\",
        "source path = True",
        "scheduled = False",
        "restart = True",
        "unknown action = InstallerException 1626",
        "set by action = value by action",
        "features = Hidden Main Optional",
        "feature count = 3",
        "feature = Absent Local",
        // Wine does not hand MsiGetFeatureInfo on to the process in which actions run; the unit tests have it.
        "feature text = InvalidHandleException 6",
        "feature attributes = InvalidHandleException 6",
        "changed feature = Absent Unknown",
        "feature by level = Local",
        "unknown feature = ArgumentException",
        "components = HiddenFile MainFile OptionalFile",
        "component = Absent Local",
        "component cost = C: True",
        "unknown component = ArgumentException",
        "total cost = True",
        "deferred data = a;b=c 5 2",
        "deferred scheduled = True",
        "deferred database = InstallerException 0",
        "deferred progress = told",
        "commit = True",
        "persistent = True False False",
        "columns = Key:s72:String Number:I4:Int32 Data:V0:Stream",
        "view tables = ProbeTable",
        "row a = null content",
        "row b = 7 no data",
        "keys = Key",
        "rows = 2 1",
        "scalar = 7",
        "parameters = 7",
        "property query = Installer API probe",
        "temporary row = 9",
        "wrong query = BadQuerySyntaxException 1615",
        "missing table = BadQuerySyntaxException 1615",
        "handles = True",
        "duplicate row = InstallerException 1627",
        "file rows = one 11 two 22",
        "stream size = 7",
        "stream = content",
        "create = CREATE TABLE `T` (`Key` CHAR(72) NOT NULL, `Number` LONG, `Data` OBJECT  PRIMARY KEY `Key`)",
        "file tables = T",
        "read only = True True",
        "export = Key Number Data",
        "summary = probe 500 2026-01-02T03:04:06",
        "deleted = 1",
        "not committed = 2",
        "copy = two",
        "original = 2",
        // On Windows 2.
        "missing file = InstallerException 1627",
    ];

    /// <summary>What the actions of <c>DtfCustomActions</c> log, which are written as for DTF.</summary>
    private static readonly string[] ExpectedOfDtf =
    [
        "Begin DtfCheckSettings",
        "Checked settings of Installer API probe",
        "Manufacturer = Docker Inc.",
        "product 38 has 3 features: Main, Optional, Hidden",
        "column Value is of type String",
        @"DtfDeferred: 3 steps below C:\Program Files\",
        "DtfDeferred: end, Success",
    ];

    [TestMethod]
    public async Task Every_member_answers_inside_an_installation()
    {
        var folder = Directory.CreateTempSubdirectory("probe-package-");
        try
        {
            var package = await ProbePackage.CompileAsync("InstallerApi.wxs", "InstallerApiProbe.dll", folder.FullName);
            await using var windows = await WinePrefix.CreateAsync();

            var install = (await windows.Msiexec.InstallAsync(package)).EnsureExitCode(0);

            const string Prefix = "probe ";
            var saw = install.Log.Lines.Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => line[Prefix.Length..]).ToList();
            var missing = Expected.Except(saw).ToList();
            Assert.IsEmpty(missing, $"missing:\n{string.Join('\n', missing)}\nsaw:\n{string.Join('\n', saw)}");
            Assert.AreEqual(string.Empty, string.Join('\n', ExpectedOfDtf.Except(install.Log.Lines)), "lines of actions that are written for DTF");
            Assert.IsFalse(File.Exists(windows.ToHostPath(@"C:\Program Files\InstallerApiProbe\optional.txt")), "the optional feature was deselected");
            Assert.IsTrue(File.Exists(windows.ToHostPath(@"C:\Other\main.txt")) || File.Exists(windows.ToHostPath(@"C:\Program Files\InstallerApiProbe\main.txt")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
