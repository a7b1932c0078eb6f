using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using WineBed;

namespace EndToEnd;

/// <summary>What the installed service does by itself and for its client, from installation to removal.</summary>
[TestClass]
public sealed class InstalledHelperTests
{
    private const string Client = $@"{InstalledProduct.AllUsersFolder}\docker-desktop.exe";
    private const string Policy = @"C:\ProgramData\DockerDesktop\registry-access.json";
    private const string EnginePipe = "docker_engine";
    private const string EngineEntries = "(A;;FA;;;SY)(A;;FA;;;BA)";
    private static readonly string[] s_names = ["host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal"];
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private static readonly Package s_package = Package.Built(PackageScope.AllUsers);

    [TestMethod]
    public async Task The_hosts_file_gets_the_products_block_and_is_as_before_after_removal()
    {
        // What other people have in it: a mark, mixed line ends, a name of the product's by hand, no end of the last line.
        byte[] before = [.. Encoding.UTF8.Preamble, .. "# ours\r\n10.0.0.1\tintranet # é\n\n10.0.0.2 host.docker.internal.example\r\n10.0.0.3 last"u8];
        byte[] added = "10.0.0.4 added-meanwhile\r\n"u8.ToArray();
        await using var windows = await WindowsMachine.CreateAsync();
        var hosts = windows.ToHostPath(@"C:\windows\system32\drivers\etc\hosts");
        await File.WriteAllBytesAsync(hosts, before);

        (await windows.Msiexec.InstallAsync(s_package.Path, ("MAINTAINHOSTS", "1"))).EnsureExitCode(0);
        Assert.AreEqual("automatic", (await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running")).StartType);
        var block = await WaitForAsync(async () => (await File.ReadAllBytesAsync(hosts)) is { } bytes && bytes.Length > before.Length ? bytes[before.Length..] : null, "the block");

        CollectionAssert.AreEqual(before, (await File.ReadAllBytesAsync(hosts))[..before.Length]);
        var status = JsonNode.Parse((await windows.RunAsync(Client, "hosts", "status", "--json")).EnsureExitCode(0).StandardOutput)!["helper"]!;
        Assert.AreEqual("current", (string?)status["state"]);
        var entries = status["expected"]!.AsArray().ToDictionary(entry => (string)entry!["name"]!, entry => (string)entry!["address"]!);
        CollectionAssert.AreEquivalent(s_names, entries.Keys);
        Assert.AreEqual(
            $"""

            # Added by Docker Desktop (the line above had no line end)
            # To allow the same kube context to work on the host and the container:
            127.0.0.1 kubernetes.docker.internal
            {entries["host.docker.internal"]} host.docker.internal
            {entries["gateway.docker.internal"]} gateway.docker.internal
            # End of section

            """.ReplaceLineEndings("\r\n"),
            Encoding.UTF8.GetString(block));

        // Somebody takes a line of the block away and adds one behind it; the client has it mended and the other line stays.
        var damaged = Encoding.UTF8.GetString(block).Replace("127.0.0.1 kubernetes.docker.internal\r\n", string.Empty, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(hosts, [.. before, .. Encoding.UTF8.GetBytes(damaged), .. added]);
        StringAssert.Contains((await windows.RunAsync(Client, "hosts", "apply")).EnsureExitCode(0).StandardOutput, "kubernetes.docker.internal");
        CollectionAssert.AreEqual((byte[])[.. before, .. block, .. added], await File.ReadAllBytesAsync(hosts));

        await File.WriteAllBytesAsync(hosts, [.. before, .. block]);
        (await windows.Msiexec.UninstallAsync(s_package.Path)).EnsureExitCode(0);

        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(hosts));
        Assert.AreEqual("hosts", Path.GetFileName(Directory.GetFiles(Path.GetDirectoryName(hosts)!, "hosts*").Single()));
    }

    [TestMethod]
    [UnsupportedOSPlatform("windows")]
    public async Task The_registry_access_policy_is_put_by_an_administrator_and_read_back()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await windows.LocalGroups.AnswerLookupsAsync();
        (await windows.Msiexec.InstallAsync(s_package.Path, ("ALWAYSRUNSERVICE", "1"))).EnsureExitCode(0);
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        StringAssert.Contains((await windows.RunAsync(Client, "policy", "get")).EnsureExitCode(0).StandardOutput, "There is no policy");
        Assert.IsFalse(InstalledProduct.FileExists(windows, Policy));

        var source = Path.Combine(windows.WorkFolder, "policy.json");
        await File.WriteAllTextAsync(source, """{"schemaVersion": 1, "enabled": true, "allowedRegistries": ["registry-1.docker.io", "a.example:5000"]}""");
        (await windows.RunAsync(Client, "policy", "put", windows.ToWindowsPath(source))).EnsureExitCode(0);

        // In Wine every caller is an administrator to the service, a process with a restricted token too. Who may put and who only get is tried with callers of each role: RegistryAccessTests, AuthorizationTests.
        var read = JsonNode.Parse((await windows.RunAsync(Client, "policy", "get", "--json")).EnsureExitCode(0).StandardOutput)!["helper"]!["policy"]!;
        Assert.AreEqual("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["registry-1.docker.io","a.example:5000"]}""", read.ToJsonString());
        Assert.AreEqual(read.ToJsonString(), JsonNode.Parse(await File.ReadAllTextAsync(windows.ToHostPath(Policy)))!.ToJsonString());

        // Wine keeps of a file's descriptor what the host's mode can say: everything for SYSTEM and nothing for others, who may read what has no descriptor of its own, as the log's file.
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(windows.ToHostPath(Policy)));
        Assert.AreNotEqual(UnixFileMode.None, File.GetUnixFileMode(Directory.GetFiles(windows.ToHostPath(@"C:\ProgramData\DockerDesktop\service"), "*.log")[0]) & UnixFileMode.OtherRead);

        // A file that is none is refused with its place, and what there is stays.
        await File.WriteAllTextAsync(source, """{"schemaVersion": 1, "enabled": true, "allowedRegistries": [], "more": 1}""");
        const uint usage = 2;
        StringAssert.Contains((await windows.RunAsync(Client, "policy", "put", windows.ToWindowsPath(source))).EnsureExitCode(usage).StandardError, "more");
        Assert.AreEqual(read.ToJsonString(), JsonNode.Parse(await File.ReadAllTextAsync(windows.ToHostPath(Policy)))!.ToJsonString());

        await windows.RestartAsync();
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        StringAssert.Contains((await windows.RunAsync(Client, "policy", "get")).EnsureExitCode(0).StandardOutput, "a.example:5000");
    }

    [TestMethod]
    public async Task The_engines_pipe_is_opened_to_the_group_again_and_again_and_no_connection_is_disturbed()
    {
        await using var windows = await WindowsMachine.CreateAsync();
        await windows.LocalGroups.AnswerLookupsAsync();
        (await windows.Msiexec.InstallAsync(s_package.Path, ("ENGINEACCESS", "pipeacl"))).EnsureExitCode(0);
        var group = (await windows.LocalGroups.ListAsync())[InstalledProduct.Group].Sid;
        var entry = $"(A;;0x12019f;;;{group})";

        // The engine runs and has a client before the helper looks at its pipe.
        var (engine, stop) = await StartEngineAsync(windows);
        Assert.AreEqual($"O:SYG:SYD:P{EngineEntries}", await ReadSecurityAsync(windows));
        var begun = Path.Combine(windows.WorkFolder, "begun");
        var end = Path.Combine(windows.WorkFolder, "end");
        var conversation = windows.RunProgramAsync("PipeProbe.exe", EnginePipe, "converse", windows.ToWindowsPath(begun), windows.ToWindowsPath(end));
        await WaitForAsync(() => Task.FromResult(File.Exists(begun) ? begun : null), "the first line");

        Assert.AreEqual(0u, await windows.Services.StartAsync(InstalledProduct.HelperService));
        await windows.Services.WaitForStateAsync(InstalledProduct.HelperService, "running");
        await WaitForAccessAsync(windows, "in-force");
        Assert.AreEqual($"O:SYG:SYD:P{EngineEntries}{entry}", await ReadSecurityAsync(windows));
        await File.WriteAllTextAsync(end, string.Empty);
        var lines = (await conversation).EnsureExitCode(0).StandardOutput;
        // At least one before the helper looked, and one after.
        Assert.IsGreaterThan(1, int.Parse(lines.Split(' ')[1], CultureInfo.InvariantCulture), lines);

        await StopEngineAsync(engine, stop);
        await WaitForAccessAsync(windows, "waiting");
        (engine, stop) = await StartEngineAsync(windows);
        await WaitForAccessAsync(windows, "in-force");
        Assert.AreEqual($"O:SYG:SYD:P{EngineEntries}{entry}", await ReadSecurityAsync(windows));
        await StopEngineAsync(engine, stop);
    }

    private static async Task<(Task<WineResult> Engine, string Stop)> StartEngineAsync(WinePrefix windows)
    {
        var stop = Path.Combine(windows.WorkFolder, $"stop-{Guid.NewGuid():N}");
        var engine = windows.RunProgramAsync("PipeServer.exe", "engine", EnginePipe, windows.ToWindowsPath(stop));
        await ReadSecurityAsync(windows);
        return (engine, stop);
    }

    private static async Task StopEngineAsync(Task<WineResult> engine, string stop)
    {
        await File.WriteAllTextAsync(stop, string.Empty);
        (await engine).EnsureExitCode(0);
    }

    /// <returns>The pipe's descriptor as SDDL, as soon as an instance of it waits for a client: each look takes one, and the engine makes the next.</returns>
    private static Task<string> ReadSecurityAsync(WinePrefix windows) => WaitForAsync(
        async () => await windows.RunProgramAsync("PipeProbe.exe", EnginePipe, "sddl") is { ExitCode: 0 } read ? read.StandardOutput.Trim() : null, "the engine's pipe");

    private static Task<string> WaitForAccessAsync(WinePrefix windows, string state) => WaitForAsync(
        async () => JsonNode.Parse((await windows.RunAsync(Client, "engine", "access", "--json")).StandardOutput)?["helper"] is { } status && (string?)status["state"] == state ? state : null,
        $"engine access {state}");

    private static async Task<T> WaitForAsync<T>(Func<Task<T?>> look, string what)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            Assert.IsLessThan(s_patience, watch.Elapsed, $"waiting for {what}");
            await Task.Delay(100);
        }
    }
}
