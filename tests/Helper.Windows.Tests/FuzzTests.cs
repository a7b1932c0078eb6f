using System.Globalization;
using System.Text.RegularExpressions;
using WineBed;

namespace Helper;

/// <summary>Malformed requests over the real pipe.</summary>
[TestClass]
public sealed partial class FuzzTests
{
    /// <summary>By then the helper has seen that it is quiet, and has given memory back.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(25);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Malformed_requests_do_no_harm()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();
        string process = await StartAsync(windows);
        await SendAsync(windows, process, seed: 11, count: 400);
    }

    [TestMethod]
    [TestCategory("Nightly")]
    public async Task Fifty_thousand_malformed_requests_do_no_harm_and_leave_no_memory_behind()
    {
        const int rounds = 5;
        const double limit = 45; // MB
        await using WinePrefix windows = await InstalledHelper.CreateAsync(localGroups: false);
        string process = await StartAsync(windows);
        HostMemory memory = HostMemory.Find(windows, "com.docker.service.exe");
        await RestAsync("after the start");
        // The first requests load what the verbs need of Windows.
        await SendAsync(windows, process, seed: 100, count: 400);
        double idle = await RestAsync("after 400 requests");
        for (int round = 1; round <= rounds; round++)
        {
            await SendAsync(windows, process, seed: 100 + round, count: 10_000);
            double now = await RestAsync($"after {round * 10_000} more");
            Assert.IsLessThan(2, now - idle, $"{idle:0.0} MB before");
            Assert.IsLessThanOrEqualTo(limit, now);
        }

        async Task<double> RestAsync(string when)
        {
            await Task.Delay(s_rest);
            double size = memory.ReadPrivate().Changed;
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when}: {size:0.0} MB"));
            return size;
        }
    }

    /// <returns>The service's process.</returns>
    private static async Task<string> StartAsync(WinePrefix windows)
    {
        await InstalledHelper.StartAsync(windows);
        return (await windows.Services.QueryAsync(InstalledHelper.Service))!.Properties["process"];
    }

    private static async Task SendAsync(WinePrefix windows, string process, int seed, int count)
    {
        string command = WindowsCommandLine.Join(
            windows.ToWindowsPath(WinePrograms.PathOf("PipeLoad.exe")),
            ["fuzz", InstalledHelper.Pipe, seed.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)]);
        WineResult sent = (await windows.RunCommandLineAsync(command, TimeSpan.FromMinutes(15))).EnsureExitCode(0);

        Match answered = AnsweredLine().Match(sent.StandardOutput);
        Assert.IsGreaterThan(count / 2, int.Parse(answered.Groups[1].Value, CultureInfo.InvariantCulture), sent.StandardOutput);
        WineResult answer = (await windows.RunProgramAsync("PipeProbe.exe", InstalledHelper.Pipe, "request", "GET", "/v1/version")).EnsureExitCode(0);
        StringAssert.StartsWith(answer.StandardOutput, "HTTP/1.1 200");
        Assert.AreEqual(process, (await windows.Services.QueryAsync(InstalledHelper.Service))!.Properties["process"], "the same process all the time");
        string log = string.Concat(Directory.EnumerateFiles(windows.ToHostPath(@"C:\ProgramData\DockerDesktop\service"), "*.log").Select(File.ReadAllText));
        Assert.AreEqual(string.Empty, string.Join('\n', log.Split('\n').Where(line => line.Contains(" ERROR ", StringComparison.Ordinal))), "a defect was logged");
        Assert.IsTrue(log.Contains(" DEBUG Microsoft.AspNetCore.Server.Kestrel.BadRequests ", StringComparison.Ordinal), "what is no HTTP is logged");
        Assert.IsTrue(log.Contains(" refused: 404 unknown-path", StringComparison.Ordinal), "what is refused is logged");
    }

    [GeneratedRegex(@"^answered: (\d+)", RegexOptions.Multiline)]
    private static partial Regex AnsweredLine();
}
