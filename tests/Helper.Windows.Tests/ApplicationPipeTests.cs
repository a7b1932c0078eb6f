using WineBed;

namespace Helper;

/// <summary>The application's own pipes: open to the launching user, Administrators and LocalSystem, and to nobody else.</summary>
[TestClass]
public sealed class ApplicationPipeTests
{
    private const string Pipe = "application-test";
    private const string ReadAndWrite = "3";

    [TestMethod]
    public async Task The_descriptor_names_the_user_administrators_and_the_system_alone()
    {
        await using WinePrefix windows = await StartAsync();

        WineResult sddl = (await Probe(windows, "sddl")).EnsureExitCode(0);

        string user = windows.Registry.UserSid;
        Assert.AreEqual($"O:{user}G:{user}D:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{user})", sddl.StandardOutput.Trim());
    }

    [TestMethod]
    public async Task The_user_gets_in_elevated_or_not_and_another_user_does_not()
    {
        await using WinePrefix windows = await StartAsync();

        WineResult own = (await Probe(windows, "access-check", ReadAndWrite)).EnsureExitCode(0);
        WineResult others = (await Probe(windows, "access-check-as-another-user", ReadAndWrite)).EnsureExitCode(0);

        Assert.AreEqual("full: granted\r\nrestricted: granted\r\n", own.StandardOutput);
        Assert.AreEqual("administrator: granted\r\nstandard user: denied\r\n", others.StandardOutput);
    }

    [TestMethod]
    public async Task Every_instance_answers_and_has_the_same_descriptor()
    {
        await using WinePrefix windows = await StartAsync();
        string first = (await Probe(windows, "sddl")).EnsureExitCode(0).StandardOutput;

        for (int i = 0; i < 3; i++)
        {
            StringAssert.EndsWith((await Probe(windows, "request", "GET", $"/{i}")).EnsureExitCode(0).StandardOutput, $"GET /{i} HTTP/1.1");
            Assert.AreEqual(first, (await Probe(windows, "sddl")).EnsureExitCode(0).StandardOutput);
        }
    }

    [TestMethod]
    public async Task A_name_that_is_taken_is_an_error_and_not_shared()
    {
        await using WinePrefix windows = await StartAsync();

        WineResult second = (await windows.RunProgramAsync("PipeServer.exe", "application", Pipe)).EnsureExitCode(1);

        StringAssert.StartsWith(second.StandardError, $@"Another process already has the pipe \\.\pipe\{Pipe}.");
    }

    [TestMethod]
    [DataRow(@"folder\name")]
    [DataRow("")]
    public async Task What_cannot_be_a_name_is_refused(string name)
    {
        await using WinePrefix windows = await WinePrefix.CreateAsync();

        WineResult refused = (await windows.RunProgramAsync("PipeServer.exe", "application", name)).EnsureExitCode(1);

        StringAssert.Contains(refused.StandardError, "name");
    }

    private static Task<WineResult> Probe(WinePrefix windows, params IEnumerable<string> arguments) => windows.RunProgramAsync("PipeProbe.exe", arguments.Prepend(Pipe));

    private static async Task<WinePrefix> StartAsync()
    {
        WinePrefix windows = await WinePrefix.CreateAsync();
        await InstalledHelper.StartPipeServerAsync(windows, "application", Pipe);
        return windows;
    }
}
