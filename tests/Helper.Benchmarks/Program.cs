// Measures the helper under Wine and prints each number with its limit. Arguments: the number of mixed requests, by default a day's 200,000.
using System.Globalization;
using Benchmarks;
using Helper;
using WineBed;

const int SequentialRequests = 4_000;
const int Connections = 64;
const int RequestsOfEach = 200;
const int MixedConnections = 4;
// Every verb that only asks; some requests are those of a confused or a hostile client. The verbs that ask Windows much (addresses, the virtual machine) come once, the light ones often.
string[] mixed =
[
    "GET /v1/health", "GET /v1/version", "GET /v1/engine", "GET /v1/version", "GET /v1/operations", "GET /v1/health", "GET /v1/registry-access", "GET /v1/vhdx", "GET /v1/version", "GET /v1/health",
    "GET /v1/engine-access", "GET /v1/features", "GET /v1/version", "GET /v1/health", "GET /v1/vm", "GET /v1/version", "GET /v1/hosts", "GET /v1/health", "GET /v1/service/start-mode", "GET /v1/version",
    "GET /v1/nothing", "DELETE /v1/version",
];

int total = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 200_000;
Limits limits = new(Console.Out);
await using WinePrefix windows = await InstalledHelper.CreateAsync(localGroups: false);

double size = new FileInfo(WinePrograms.PathOf("Helper/com.docker.service.exe")).Length / 1_000_000.0;
limits.AtMost("com.docker.service.exe", size, 14, "MB");

List<double> ready = [];
for (int run = 0; run < 5; run++)
{
    if (run > 0)
    {
        await windows.Services.StopAsync(InstalledHelper.Service);
        await windows.Services.WaitForStateAsync(InstalledHelper.Service, "stopped");
    }

    WineResult start = (await windows.RunProgramAsync("PipeLoad.exe", "ready", InstalledHelper.Service, InstalledHelper.Pipe)).EnsureExitCode(0);
    ready.Add(double.Parse(start.StandardOutput.Split(' ')[1], CultureInfo.InvariantCulture));
}

limits.AtMost("start until the pipe can be opened, median of 5", ready.Median(), 300, "ms");
await windows.Services.WaitForStateAsync(InstalledHelper.Service, "running");
HostMemory memory = HostMemory.Find(windows, "com.docker.service.exe");
(double Changed, double All) idle = await RestAsync();
Show("idle after the start", idle);
limits.AtMost("idle private memory", idle.Changed, 45, "MB");

await LoadAsync(1, 500, "GET /v1/version"); // code and data are touched once
double one = await LoadAsync(1, SequentialRequests, "GET /v1/version");
limits.AtLeast("requests/s on one connection, GET /v1/version", SequentialRequests / one, 400, "1/s");
double health = await LoadAsync(1, SequentialRequests, "GET /v1/health");
limits.AtLeast("requests/s on one connection, GET /v1/health", SequentialRequests / health, 400, "1/s");
double many = await LoadAsync(Connections, RequestsOfEach, "GET /v1/version");
limits.AtLeast($"requests/s over {Connections} connections at once", Connections * RequestsOfEach / many, 400, "1/s");

// The first tenth lets the heap reach its size; growth is what comes after.
await LoadAsync(MixedConnections, total / 10 / MixedConnections, mixed);
double before = (await RestAsync()).Changed;
double seconds = await LoadAsync(MixedConnections, total * 9 / 10 / MixedConnections, mixed);
(double Changed, double All) after = await RestAsync();
limits.AtLeast($"mixed requests/s over {MixedConnections} connections, {total} in all", total * 0.9 / seconds, 400, "1/s");
limits.AtMost("growth of private memory during nine tenths of them", after.Changed - before, 2, "MB");
limits.AtMost("private memory after them", after.Changed, 45, "MB");
Show("after all of it", after);

await windows.Services.StopAsync(InstalledHelper.Service);
await windows.Services.WaitForStateAsync(InstalledHelper.Service, "stopped");
return limits.Exceeded ? 1 : 0;

async Task<(double Changed, double All)> RestAsync()
{
    // By then the helper has seen that it is quiet, and has given memory back.
    await Task.Delay(TimeSpan.FromSeconds(25));
    return memory.ReadPrivate();
}

async Task<double> LoadAsync(int connections, int count, params string[] requests)
{
    string command = WindowsCommandLine.Join(
        windows.ToWindowsPath(WinePrograms.PathOf("PipeLoad.exe")),
        ["requests", InstalledHelper.Pipe, connections.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture), .. requests]);
    WineResult result = (await windows.RunCommandLineAsync(command, TimeSpan.FromMinutes(30))).EnsureExitCode(0);
    Dictionary<string, double> numbers = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(": "))
        .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
    double answers = numbers.Where(number => number.Key != "seconds").Sum(number => number.Value);
    double wrong = numbers.GetValueOrDefault("500") + numbers.GetValueOrDefault("503") + numbers.GetValueOrDefault("504");
    return answers == connections * count && wrong == 0
        ? numbers["seconds"]
        : throw new WineException($"{connections} connections with {count} requests each:\n{result.StandardOutput}");
}

static void Show(string when, (double Changed, double All) sizes) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {when}: {sizes.Changed:0.0} MB private, {sizes.All:0.0} MB with unchanged pages of files"));
