using System.Globalization;
using WineBed;

namespace EndToEnd;

/// <summary>The API for custom actions inside msiexec: what each member answers where msi.dll is Wine's.</summary>
[TestClass]
public sealed class InstallerApiTests
{
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
