using System.Diagnostics;

namespace WineBed.Tests;

[TestClass]
public sealed class PipeProbeTests
{
    private const string Pipe = "winebed-test";

    [TestMethod]
    public async Task A_pipes_descriptor_and_its_answer_are_read()
    {
        const string Sddl = "O:SYG:SYD:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x12019b;;;S-1-5-21-0-0-0-2500)";
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        await StartServerAsync(prefix, Sddl);

        Assert.AreEqual(Sddl, (await Probe(prefix, "sddl")).EnsureExitCode(0).StandardOutput.Trim());
        WineResult answer = (await Probe(prefix, "request", "GET", "/version")).EnsureExitCode(0);
        StringAssert.StartsWith(answer.StandardOutput, "HTTP/1.1 200 OK\r\n");
        StringAssert.EndsWith(answer.StandardOutput, "GET /version HTTP/1.1");
    }

    [TestMethod]
    [DataRow("O:SYG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)", "granted", "denied", DisplayName = "Administrators_only")]
    [DataRow("O:SYG:SYD:P(A;;FA;;;WD)", "granted", "granted", DisplayName = "Everyone")]
    [DataRow("O:SYG:SYD:P(A;;FA;;;SY)", "denied", "denied", DisplayName = "The_system_only")]
    public async Task Access_is_checked_with_the_full_and_with_a_restricted_token(string sddl, string full, string restricted)
    {
        await using WinePrefix prefix = await WinePrefix.CreateAsync();
        await StartServerAsync(prefix, sddl);

        WineResult result = (await Probe(prefix, "access-check", "0x3")).EnsureExitCode(0);

        Assert.AreEqual($"full: {full}\r\nrestricted: {restricted}\r\n", result.StandardOutput);
    }

    [TestMethod]
    public async Task A_pipe_that_is_not_there_is_an_error()
    {
        const uint FileNotFound = 2;
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        Assert.AreEqual(FileNotFound, (await Probe(prefix, "sddl")).ExitCode);
    }

    private static Task<WineResult> Probe(WinePrefix prefix, params IEnumerable<string> arguments) => prefix.RunProgramAsync("PipeProbe.exe", arguments.Prepend(Pipe));

    private static async Task StartServerAsync(WinePrefix prefix, string sddl)
    {
        await prefix.RunAsync("cmd", "/c", "start", "/b", prefix.ToWindowsPath(WinePrograms.PathOf("RuntimeProbe.exe")), "pipe", Pipe, sddl);
        Stopwatch watch = Stopwatch.StartNew();
        while ((await Probe(prefix, "sddl")).ExitCode != 0)
        {
            Assert.IsLessThan(30, watch.Elapsed.TotalSeconds, "the pipe does not appear");
        }
    }
}
