using System.Globalization;
using System.Text.RegularExpressions;
using WineBed;

namespace Helper;

/// <summary>Malformed requests over the real pipe.</summary>
[TestClass]
public sealed partial class FuzzTests
{
    [TestMethod]
    [DataRow(11, 200)]
    public Task Malformed_requests_do_no_harm(int seed, int count) => SendAsync(seed, count);

    [TestMethod]
    [TestCategory("Nightly")]
    [DataRow(111, 2500)]
    [DataRow(112, 2500)]
    public Task Thousands_of_malformed_requests_do_no_harm(int seed, int count) => SendAsync(seed, count);

    private static async Task SendAsync(int seed, int count)
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();
        await InstalledHelper.StartAsync(windows);
        string process = (await windows.Services.QueryAsync(InstalledHelper.Service))!.Properties["process"];
        string number = seed.ToString(CultureInfo.InvariantCulture);
        string command = WindowsCommandLine.Join(
            windows.ToWindowsPath(WinePrograms.PathOf("PipeLoad.exe")), ["fuzz", InstalledHelper.Pipe, number, count.ToString(CultureInfo.InvariantCulture)]);

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
