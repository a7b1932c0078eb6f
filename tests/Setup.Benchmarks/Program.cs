// Measures under Wine how soon the setup program shows something, the first line and the first window in turn. Arguments: the setup program, how often, by default 10.
using System.Globalization;
using Benchmarks;
using WineBed;

// The first starts read the files.
const int WarmUp = 2;
const string Setup = @"C:\setup.exe";

int rounds = args is [_, var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 10;
await using VirtualDisplay display = await VirtualDisplay.StartAsync();
await using WinePrefix windows = await WinePrefix.CreateAsync(new WinePrefixOptions { Display = display.Name });
File.Copy(args[0], windows.ToHostPath(Setup));

List<double> line = [];
List<double> window = [];
for (int round = 0; round < rounds + WarmUp; round++)
{
    (double first, double second) = (await MeasureAsync("line", "--version"), await MeasureAsync("window", "install"));
    if (round >= WarmUp)
    {
        line.Add(first);
        window.Add(second);
    }
}

Limits limits = new(Console.Out);
limits.AtMost($"from the start to the first line, median of {rounds}", line.Median(), 500, "ms");
limits.AtMost($"from the start to the first window, median of {rounds}", window.Median(), 500, "ms");
return limits.Exceeded ? 1 : 0;

async Task<double> MeasureAsync(string what, string argument) =>
    double.Parse((await windows.RunProgramAsync("StartProbe.exe", what, Setup, argument)).EnsureExitCode(0).StandardOutput, CultureInfo.InvariantCulture);
