// Measures what it takes wixc to pack 1,000, 10,000 and 60,000 files, prints times, memory and growth, and draws them. Ends with 1 if something grows faster than the files do, or memory is beyond its limit.
// Arguments: the SVG to write, and how many runs of each size there are.
using System.Globalization;
using Benchmarks;
using Installer.Wix.Benchmarks;

const double MaxProcessorExponent = 1.1; // 60,000 files: at most 1.2 times as much a file as 10,000
const double MaxWallExponent = 1.2; // other work on the machine shows in it
const double MaxMegabytes = 400;
int[] counts = [1_000, 10_000, 60_000];

if (args is not [var plot, var runsText] || !int.TryParse(runsText, NumberStyles.None, CultureInfo.InvariantCulture, out int runs) || runs < 1)
{
    Console.Error.WriteLine("usage: Installer.Wix.Benchmarks PLOT.svg RUNS");
    return 2;
}

List<PackingMeasurement> measurements = [];
DirectoryInfo folder = Directory.CreateTempSubdirectory("growth-benchmark-");
try
{
    string payload = Path.Combine(folder.FullName, "payload");
    string source = Path.Combine(AppContext.BaseDirectory, "package.wxs");
    string package = Path.Combine(folder.FullName, "package.msi");
    GeneratedPayload generated = new(payload);
    foreach (int count in counts)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Packing {count:N0} files, {runs} runs ..."));
        generated.ExtendTo(count);
        PackingMeasurement[] measured = [.. Enumerable.Range(0, runs).Select(_ => Pack(count))];
        measurements.Add(PackingMeasurement.Median(measured));
    }

    PackingMeasurement Pack(int count)
    {
        MeasuredProcess process = MeasuredProcess.Run("dotnet", Path.Combine(AppContext.BaseDirectory, "wixc.dll"), "build", "-nologo", "-arch", "x64", "-b", $"Payload={payload}", source, "-o", package);
        return new PackingMeasurement(count, generated.Length, process.WallTime, process.ProcessorTime, process.PeakMemory, new FileInfo(package).Length);
    }
}
finally
{
    folder.Delete(recursive: true);
}

Console.WriteLine();
Console.WriteLine("| files | payload, MB | MSI, MB | seconds | processor, seconds | processor, ms a file | exponent | peak memory, MB |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
for (int i = 0; i < measurements.Count; i++)
{
    PackingMeasurement at = measurements[i];
    string exponent = i == 0 ? string.Empty : at.ExponentSince(measurements[i - 1], m => m.ProcessorTime).ToString("0.00", CultureInfo.InvariantCulture);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {at.Files:N0} | {at.PayloadLength / 1e6:0.0} | {at.PackageLength / 1e6:0.0} | {at.WallTime.TotalSeconds:0.00} | {at.ProcessorTime.TotalSeconds:0.00} | {at.ProcessorTime.TotalMilliseconds / at.Files:0.000} | {exponent} | {at.PeakMemory / 1e6:0} |"));
}

Console.WriteLine();
Limits limits = new(Console.Out);
for (int i = 1; i < measurements.Count; i++)
{
    string between = string.Create(CultureInfo.InvariantCulture, $"from {measurements[i - 1].Files:N0} to {measurements[i].Files:N0} files");
    limits.AtMost($"exponent of processor time {between}, 1 being linear", measurements[i].ExponentSince(measurements[i - 1], m => m.ProcessorTime), MaxProcessorExponent, string.Empty);
    limits.AtMost($"exponent of wall time {between}, 1 being linear", measurements[i].ExponentSince(measurements[i - 1], m => m.WallTime), MaxWallExponent, string.Empty);
}

foreach (PackingMeasurement at in measurements)
{
    limits.AtMost(string.Create(CultureInfo.InvariantCulture, $"peak memory with {at.Files:N0} files"), at.PeakMemory / 1e6, MaxMegabytes, "MB");
}

File.WriteAllText(plot, GrowthPlot.Draw(measurements, MaxMegabytes));
Console.WriteLine($"Drawn in {plot}.");
return limits.Exceeded ? 1 : 0;
