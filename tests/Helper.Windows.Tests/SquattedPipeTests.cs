using System.Diagnostics;
using WineBed;

namespace Helper;

/// <summary>Another program that has taken the helper's pipe name.</summary>
[TestClass]
public sealed class SquattedPipeTests
{
    private const uint UntrustedPipe = 15;
    private const string ServiceSpecificError = "1066";

    [TestMethod]
    public async Task A_client_sends_not_a_byte_to_a_pipe_that_is_not_the_systems()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();
        string report = Path.Combine(windows.WorkFolder, "report");
        await InstalledHelper.StartPipeServerAsync(windows, "squatter", InstalledHelper.Pipe, windows.ToWindowsPath(report));
        int before = (await ReadReportAsync(report, 1)).Length;

        foreach (string command in (string[])["version", "health"])
        {
            WineResult result = (await windows.RunAsync(InstalledHelper.Client, command)).EnsureExitCode(UntrustedPipe);
            StringAssert.Contains(result.StandardOutput + result.StandardError, $"belongs to {windows.Registry.UserSid} and not to SYSTEM");
        }

        string[] clients = await ReadReportAsync(report, before + 2);
        CollectionAssert.AreEqual(Enumerable.Repeat("0", clients.Length).ToArray(), clients, "bytes that each client sent");
    }

    [TestMethod]
    public async Task The_service_does_not_start_beside_it_and_says_why()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();
        await InstalledHelper.StartPipeServerAsync(windows, "squatter", InstalledHelper.Pipe, windows.ToWindowsPath(Path.Combine(windows.WorkFolder, "report")));

        await windows.Services.StartAsync(InstalledHelper.Service);

        WineService service = await windows.Services.WaitForStateAsync(InstalledHelper.Service, "stopped");
        Assert.AreEqual(ServiceSpecificError, service.Properties["exit-code"]);
        string log = string.Concat(Directory.EnumerateFiles(windows.ToHostPath(@"C:\ProgramData\DockerDesktop\service"), "*.log").Select(File.ReadAllText));
        StringAssert.Contains(log, $@"another process already has the pipe \\.\pipe\{InstalledHelper.Pipe}");
    }

    /// <summary>A line for each client that came and went, as soon as there are so many.</summary>
    private static async Task<string[]> ReadReportAsync(string report, int clients)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            string[] lines = File.Exists(report) ? await File.ReadAllLinesAsync(report) : [];
            if (lines.Length >= clients)
            {
                return lines;
            }

            Assert.IsLessThan(30, watch.Elapsed.TotalSeconds, $"{lines.Length} of {clients} clients came");
            await Task.Delay(50);
        }
    }
}
