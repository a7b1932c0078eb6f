using System.Globalization;
using WineBed;

namespace Helper;

/// <summary>What somebody does over the real pipe who means it ill: the service goes on, for everybody else too.</summary>
[TestClass]
public sealed class AttackTests
{
    private const int Limit = 64;
    private const double IdleLimit = 45; // MB, as the benchmark has it
    private const string Hosts = @"C:\windows\system32\drivers\etc\hosts";
    private const string LogFolder = @"C:\ProgramData\DockerDesktop\service";

    /// <summary>By then the helper has seen that it is quiet, and has given memory back.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(25);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Connections_over_the_limit_are_closed_again_and_again_and_the_others_go_on()
    {
        await using WinePrefix windows = await StartAsync();
        for (int round = 0; round < 3; round++)
        {
            Dictionary<string, int> seen = await AttackAsync(windows, "over", $"{Limit}", "10", "1");
            Assert.AreEqual(Limit, seen["held"]);
            Assert.AreEqual(10, seen["closed"]);
            Assert.AreEqual(0, seen["answered"]);
            Assert.AreEqual(Limit, seen["still served"]);
            await AssertServesAsync(windows);
        }

        StringAssert.Contains(ReadLog(windows, "service-"), " 209 A connection was closed: 64 are open, and the helper takes no more");
    }

    [TestMethod]
    public async Task Ten_thousand_connections_over_the_limit_leave_a_service_that_answers_and_no_memory_behind()
    {
        await using WinePrefix windows = await StartAsync(localGroups: false);
        HostMemory memory = HostMemory.Find(windows, "com.docker.service.exe");
        Dictionary<string, int> seen = await AttackAsync(windows, "over", $"{Limit}", "10000", "8");
        Assert.AreEqual(10_000, seen["closed"]);
        Assert.AreEqual(0, seen["answered"]);
        Assert.AreEqual(Limit, seen["still served"]);
        await AssertServesAsync(windows);
        await Task.Delay(s_rest);
        double after = memory.ReadPrivate().Changed;
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{after:0.0} MB"));
        Assert.IsLessThanOrEqualTo(IdleLimit, after);
        Assert.IsLessThan(200_000, new DirectoryInfo(windows.ToHostPath(LogFolder)).EnumerateFiles().Sum(file => file.Length), "what was refused is not told ten thousand times");
    }

    [TestMethod]
    public async Task After_refused_connections_no_instance_of_the_pipe_has_two_readers()
    {
        await using WinePrefix windows = await StartAsync();
        Dictionary<string, int> seen = await AttackAsync(windows, "halves", $"{Limit}", "3");
        Assert.AreEqual(3, seen["closed"]);
        Assert.AreEqual(14, seen["right"]);
    }

    [TestMethod]
    public async Task No_client_gets_the_answer_of_another_at_the_limit()
    {
        await using WinePrefix windows = await StartAsync();
        Dictionary<string, int> seen = await AttackAsync(windows, "mix", "12", "8", "56");
        Assert.AreEqual(56, seen["held"]);
        Assert.IsGreaterThan(50, seen["right"]);
        Assert.AreEqual(0, seen["mixed up"]);
        await AssertServesAsync(windows);
    }

    [TestMethod]
    public async Task Slow_readers_of_long_names_make_the_service_keep_little()
    {
        await using WinePrefix windows = await StartAsync(localGroups: false);
        HostMemory memory = HostMemory.Find(windows, "com.docker.service.exe");
        Dictionary<string, int> seen = await AttackAsync(windows, "pin", "60", "12", "2048", "65000");
        Assert.IsLessThan(16 * 1024, seen["longest answer"]);
        await AssertServesAsync(windows);
        Assert.AreEqual(string.Empty, string.Join('\n', ReadLog(windows, "service-").Split('\n').Where(line => line.Contains(" ERROR ", StringComparison.Ordinal))));
        await Task.Delay(s_rest);
        Assert.IsLessThanOrEqualTo(IdleLimit, memory.ReadPrivate().Changed);
    }

    [TestMethod]
    [DataRow("POST /v1/hosts/apply", 503)]
    [DataRow("GET /v1/hosts", 200)]
    public async Task While_many_wait_for_a_held_file_others_are_answered_at_once(string request, int status)
    {
        await using WinePrefix windows = await StartAsync();
        await windows.Registry.WriteValueAsync(@"HKLM\SOFTWARE\Docker Inc.\Docker Desktop\Install", "MaintainHosts", RegistryValue.FromString("1"));
        Dictionary<string, int> seen = await AttackAsync(windows, "held-file", Hosts, "24", request);
        Assert.AreEqual(24, seen["waiting"], "the file is held");
        Assert.AreEqual(200, seen["other"]);
        // At once: without the threads of the pool it was a minute.
        Assert.IsLessThan(5000, seen["milliseconds"]);
        Assert.AreEqual(24, seen[$"status {status}"], "each wait ends");
        await AssertServesAsync(windows);
    }

    [TestMethod]
    public async Task Requests_with_long_causes_write_little_and_what_was_changed_stays_recorded()
    {
        await using WinePrefix windows = await StartAsync();
        await windows.Registry.WriteValueAsync(@"HKLM\SOFTWARE\Docker Inc.\Docker Desktop\Install", "MaintainHosts", RegistryValue.FromString("1"));
        (await windows.RunProgramAsync("PipeProbe.exe", InstalledHelper.Pipe, "request", "POST", "/v1/hosts/apply")).EnsureExitCode(0);
        Dictionary<string, int> seen = await AttackAsync(windows, "long-causes", "300");
        Assert.AreEqual(300, seen["answered"]);
        StringAssert.Contains(ReadLog(windows, "changes-"), " 203 POST /v1/hosts/apply by ");
        Assert.IsLessThan(500_000, ReadLog(windows, "service-").Length);
    }

    private static async Task<WinePrefix> StartAsync(bool localGroups = true)
    {
        WinePrefix windows = await InstalledHelper.CreateAsync(localGroups: localGroups);
        try
        {
            await InstalledHelper.StartAsync(windows);
            return windows;
        }
        catch
        {
            await windows.DisposeAsync();
            throw;
        }
    }

    private static async Task<Dictionary<string, int>> AttackAsync(WinePrefix windows, params string[] arguments)
    {
        string command = WindowsCommandLine.Join(windows.ToWindowsPath(WinePrograms.PathOf("PipeLoad.exe")), ["attack", InstalledHelper.Pipe, .. arguments]);
        WineResult result = (await windows.RunCommandLineAsync(command, TimeSpan.FromMinutes(10))).EnsureExitCode(0);
        return result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(": "))
            .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static async Task AssertServesAsync(WinePrefix windows)
    {
        WineResult answer = (await windows.RunProgramAsync("PipeProbe.exe", InstalledHelper.Pipe, "request", "GET", "/v1/version")).EnsureExitCode(0);
        StringAssert.StartsWith(answer.StandardOutput, "HTTP/1.1 200");
        Assert.AreEqual("running", (await windows.Services.QueryAsync(InstalledHelper.Service))!.State);
    }

    private static string ReadLog(WinePrefix windows, string prefix) => string.Concat(Directory.EnumerateFiles(windows.ToHostPath(LogFolder), prefix + "*.log").Order(StringComparer.Ordinal).Select(file =>
    {
        using StreamReader reader = new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));
}
