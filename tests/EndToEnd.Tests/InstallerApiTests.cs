using System.Globalization;
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
        "wrong condition = InstallerException 0",
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
        "unknown feature = InstallerException 1606",
        "components = HiddenFile MainFile OptionalFile",
        "component = Absent Local",
        "component cost = C: True",
        "unknown component = InstallerException 1607",
        "total cost = True",
        "deferred data = a;b=c 5 2",
        "deferred scheduled = True",
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
        "create = CREATE TABLE `T` (`Key` CHAR(72) NOT NULL, `Number` LONG, `Data` OBJECT PRIMARY KEY `Key`)",
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

    private const int Calls = 50;

    /// <summary>A runtime stays for each call until the process ends; the product has about twenty actions.</summary>
    private const long MaximumBytesPerCall = 1 << 20;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Fifty_calls_of_the_products_actions_in_one_installation_take_bounded_memory()
    {
        var actions = Enumerable.Range(1, Calls).Select(number => $"""<CustomAction Id="Call{number}" BinaryRef="Product" DllEntry="ReadInstallFlags" />""");
        var sequence = Enumerable.Range(1, Calls).Select(number => $"""<Custom Action="Call{number}" After="{(number == 1 ? "Before" : $"Call{number - 1}")}" />""");
        var source = $"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
              <Package Name="Memory" Manufacturer="Docker Inc." Version="1.0.0" Language="1033" UpgradeCode="{"{"}6E5E6B5C-9B0D-4B57-9C5C-54D7C2F0A0F1{"}"}">
                <MediaTemplate EmbedCab="yes" />
                <Property Id="PackageScope" Value="perMachine" />
                <Property Id="INSTALLFLAGS" Value="--backend=wsl-2 --always-run-service" />
                <StandardDirectory Id="ProgramFiles64Folder">
                  <Directory Id="Folder" Name="Memory"><Component Id="Content" Guid="{"{"}0B1C1B0E-9D0C-4D1B-8B0F-0B4C8D1C5A04{"}"}"><File Source="$(Content)" /></Component></Directory>
                </StandardDirectory>
                <Feature Id="Main"><ComponentRef Id="Content" /></Feature>
                <Binary Id="Probes" SourceFile="$(Probes)" />
                <Binary Id="Product" SourceFile="{Path.Combine(Repository.Artifacts, "publish", "DockerDesktop.CustomActions", $"{Repository.Configuration}_win-x64", "DockerDesktop.CustomActions.dll")}" />
                <CustomAction Id="Before" BinaryRef="Probes" DllEntry="ProbeMeasure" />
                <CustomAction Id="After" BinaryRef="Probes" DllEntry="ProbeMeasure" />
                {string.Concat(actions)}
                <InstallExecuteSequence>
                  <Custom Action="Before" After="CostFinalize" />
                  {string.Concat(sequence)}
                  <Custom Action="After" After="Call{Calls}" />
                </InstallExecuteSequence>
              </Package>
            </Wix>
            """;
        var folder = Directory.CreateTempSubdirectory("memory-package-");
        try
        {
            var file = Path.Combine(folder.FullName, "Memory.wxs");
            await File.WriteAllTextAsync(file, source);
            var package = await CompileAsync(file, folder.FullName);
            await using var windows = await WinePrefix.CreateAsync();

            var install = (await windows.Msiexec.InstallAsync(package)).EnsureExitCode(0);

            Assert.HasCount(Calls, install.Log.Lines.Where(line => line == "ReadInstallFlags: end, Success").ToList());
            var measured = install.Log.Lines.Where(line => line.StartsWith("probe measure = ", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToList();
            Assert.HasCount(2, measured);
            Assert.AreEqual(measured[0][4], measured[1][4], "both measurements are of the process that ran the actions");
            Assert.IsGreaterThan(0, Number(measured[0][6]));
            var bytes = Number(measured[1][6]) - Number(measured[0][6]);
            TestContext.WriteLine($"{Calls} calls: {bytes / Calls} bytes and {(Number(measured[1][8]) - Number(measured[0][8])) / Calls} microseconds a call.");
            Assert.IsInRange(1, Calls * MaximumBytesPerCall, bytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public async Task Every_member_answers_inside_an_installation()
    {
        var folder = Directory.CreateTempSubdirectory("probe-package-");
        try
        {
            var package = await CompileAsync(Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "TestData", "InstallerApi.wxs"), folder.FullName);
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

    private static async Task<string> CompileAsync(string source, string folder)
    {
        var content = Path.Combine(folder, "content.txt");
        await File.WriteAllTextAsync(content, "content");
        var package = Path.Combine(folder, "package.msi");
        await HostCommand.RunAsync(
            "dotnet", Repository.Wixc, "build", "-nologo", "-arch", "x64", "-d", $"Content={content}", "-d", $"Probes={WinePrograms.PathOf("InstallerApiProbe.dll")}", source, "-o", package);
        return package;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
