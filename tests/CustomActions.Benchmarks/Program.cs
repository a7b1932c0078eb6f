// Measures under Wine what one call of the product's actions takes beside one of an action in C that does nothing: alternating, in one installation. Arguments: how often, by default 40.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Benchmarks;
using WineBed;

// The first ones read the files and fill the caches.
const int WarmUp = 3;
const string Compiler = "clang";
const string Linker = "lld-link";

int rounds = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 40;
DirectoryInfo folder = Directory.CreateTempSubdirectory("action-benchmark-");
try
{
    string package = CompilePackage();
    await using WinePrefix windows = await WinePrefix.CreateAsync();
    MsiResult install = (await windows.Msiexec.InstallAsync(package)).EnsureExitCode(0);
    const string Mark = "probe measure = ";
    long[] times = [.. install.Log.Lines.Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture))];
    if (times.Length != 4 * (rounds + WarmUp))
    {
        throw new InvalidOperationException($"{times.Length} measurements instead of {4 * (rounds + WarmUp)}.");
    }

    // Between two measurements there is an action, and the beginning of the second measurement, which the last pair of a round has alone.
    List<double> product = [];
    List<double> nothing = [];
    for (int round = WarmUp; round < rounds + WarmUp; round++)
    {
        ReadOnlySpan<long> at = times.AsSpan(4 * round, 4);
        product.Add((at[1] - at[0] - (at[3] - at[2])) / 1000.0);
        nothing.Add((at[2] - at[1] - (at[3] - at[2])) / 1000.0);
    }

    Limits limits = new(Console.Out);
    limits.AtMost($"one action of the product, median of {rounds}", product.Median(), 30, "ms");
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"      an action in C that does nothing: {nothing.Median():0.00} ms; difference {product.Median() - nothing.Median():0.00} ms, ratio {product.Median() / nothing.Median():0.0}"));
    return limits.Exceeded ? 1 : 0;
}
finally
{
    folder.Delete(recursive: true);
}

string CompilePackage()
{
    Run(Compiler, "--target=x86_64-pc-windows-msvc", "-O2", "-c", Path.Combine(AppContext.BaseDirectory, "DoNothing.c"), "-o", "DoNothing.o");
    Run(Linker, "/NOLOGO", "/DLL", "/NOENTRY", "/MACHINE:X64", "/EXPORT:DoNothing", "/OUT:DoNothing.dll", "DoNothing.o");
    string[] kinds = ["Begin", "Product", "Middle", "Nothing", "End", "Again"]; // Again: measured behind a measurement
    StringBuilder actions = new();
    StringBuilder sequence = new();
    string last = "InstallFinalize";
    for (int round = 0; round < rounds + WarmUp; round++)
    {
        foreach (string kind in kinds)
        {
            (string binary, string entry) = kind switch { "Product" => ("Product", "ReadInstallFlags"), "Nothing" => ("Nothing", "DoNothing"), _ => ("Probes", "ProbeMeasure") };
            string id = $"{kind}{round}";
            actions.Append(CultureInfo.InvariantCulture, $"""<CustomAction Id="{id}" BinaryRef="{binary}" DllEntry="{entry}" />""");
            sequence.Append(CultureInfo.InvariantCulture, $"""<Custom Action="{id}" After="{last}" />""");
            last = id;
        }
    }

    File.WriteAllText(Path.Combine(folder.FullName, "content.txt"), "content");
    File.WriteAllText(
        Path.Combine(folder.FullName, "package.wxs"),
        $$"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="Benchmark" Manufacturer="Benchmark" Version="1.0.0" UpgradeCode="{4A1C21C1-9C50-4A64-8E39-07CB11B7C6B6}">
            <MediaTemplate EmbedCab="yes" />
            <Property Id="PackageScope" Value="perMachine" />
            <StandardDirectory Id="ProgramFiles64Folder">
              <Directory Id="Folder" Name="Benchmark"><Component Id="Content" Guid="{9C3B7F0D-62B0-4F6F-8C2E-0C53A0B0B1E3}"><File Source="content.txt" /></Component></Directory>
            </StandardDirectory>
            <Feature Id="Main"><ComponentRef Id="Content" /></Feature>
            <Binary Id="Probes" SourceFile="{{WinePrograms.PathOf("InstallerApiProbe.dll")}}" />
            <Binary Id="Product" SourceFile="{{WinePrograms.PathOf("DockerDesktop.CustomActions.dll")}}" />
            <Binary Id="Nothing" SourceFile="DoNothing.dll" />
            {{actions}}
            <InstallExecuteSequence>{{sequence}}</InstallExecuteSequence>
          </Package>
        </Wix>
        """);
    string package = Path.Combine(folder.FullName, "package.msi");
    Run("bash", Path.GetFullPath("build/wixc"), "build", "-nologo", "-arch", "x64", "package.wxs", "-o", package);
    return package;
}

void Run(string program, params string[] arguments)
{
    using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName })!;
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
