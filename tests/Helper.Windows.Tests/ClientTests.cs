using System.Text.Json.Nodes;
using WineBed;

namespace Helper;

/// <summary>The client and the service, over the pipe and through the service manager.</summary>
[TestClass]
public sealed class ClientTests
{
    private const uint InvalidParameter = 87;
    private const uint Degraded = 3;
    private const uint NotRunning = 12;
    private const uint NotInstalled = 11;

    [TestMethod]
    public async Task The_helpers_pipe_has_its_descriptor_at_every_instance()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();
        await InstalledHelper.StartAsync(windows);

        // Wine looks up no local group, so its entry is missing; that one is in the tests of the descriptor.
        for (int i = 0; i < 3; i++)
        {
            WineResult sddl = (await windows.RunProgramAsync("PipeProbe.exe", InstalledHelper.Pipe, "sddl")).EnsureExitCode(0);
            Assert.AreEqual("O:SYG:SYD:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)", sddl.StandardOutput.Trim());
        }
    }

    [TestMethod]
    public async Task Status_tells_of_a_helper_that_is_not_running_and_of_one_that_runs()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();

        WineResult stopped = (await windows.RunAsync(InstalledHelper.Client, "status")).EnsureExitCode(0);
        StringAssert.Contains(stopped.StandardOutput, "Helper service: stopped, starts when it is asked for");
        StringAssert.Contains(stopped.StandardOutput, "sc start com.docker.service");
        (await windows.RunAsync(InstalledHelper.Client, "vm", "status")).EnsureExitCode(NotRunning);

        await InstalledHelper.StartAsync(windows);
        WineResult running = (await windows.RunAsync(InstalledHelper.Client, "status", "--json")).EnsureExitCode(0);
        JsonNode status = JsonNode.Parse(running.StandardOutput)!;
        Assert.AreEqual("all-users", (string?)status["installation"]);
        Assert.AreEqual("running", (string?)status["service"]);
        Assert.AreEqual("wsl", (string?)status["helper"]!["settings"]!["engine"]);
        // In Wine there is no group docker-users to be found, and the helper says so.
        (await windows.RunAsync(InstalledHelper.Client, "health")).EnsureExitCode(Degraded);
    }

    [TestMethod]
    public async Task The_start_mode_is_set_through_the_service_manager_and_nothing_else_of_the_service()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();
        WineService before = (await windows.Services.QueryAsync(InstalledHelper.Service))!;

        WineResult auto = (await windows.RunAsync(InstalledHelper.Client, "service", "mode", "auto")).EnsureExitCode(0);
        StringAssert.Contains(auto.StandardOutput, "The helper starts with Windows, and was started.");
        WineService automatic = await windows.Services.WaitForStateAsync(InstalledHelper.Service, "running");
        Assert.AreEqual("automatic", automatic.StartType);
        foreach (string property in (string[])["path", "account", "type", "error-control"])
        {
            Assert.AreEqual(before.Properties[property], automatic.Properties[property], property);
        }

        (await windows.RunAsync(InstalledHelper.Client, "service", "mode", "demand")).EnsureExitCode(0);
        WineService demand = (await windows.Services.QueryAsync(InstalledHelper.Service))!;
        Assert.AreEqual("demand", demand.StartType);
        Assert.AreEqual("running", demand.State);
    }

    [TestMethod]
    public async Task An_elevated_copy_does_its_one_thing_and_refuses_everything_else()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();

        foreach (string[] hostile in (string[][])[["service-start-mode", "disabled"], ["service-start-mode", "auto", "Spooler"], ["--help"], []])
        {
            WineResult refused = (await windows.RunAsync(InstalledHelper.Client, hostile.Prepend("--elevated-operation"))).EnsureExitCode(InvalidParameter);
            Assert.AreEqual(string.Empty, refused.StandardOutput + refused.StandardError);
        }

        Assert.AreEqual("demand", (await windows.Services.QueryAsync(InstalledHelper.Service))!.StartType);
        (await windows.RunAsync(InstalledHelper.Client, "--elevated-operation", "service-start-mode", "auto")).EnsureExitCode(0);
        Assert.AreEqual("automatic", (await windows.Services.WaitForStateAsync(InstalledHelper.Service, "running")).StartType);
    }

    [TestMethod]
    public async Task Without_a_helper_nothing_is_changed_and_the_way_to_one_is_told()
    {
        await using WinePrefix windows = await InstalledHelper.CreateAsync();
        (await windows.RunAsync("sc", "delete", InstalledHelper.Service)).EnsureExitCode(0);

        WineResult result = (await windows.RunAsync(InstalledHelper.Client, "service", "mode", "auto")).EnsureExitCode(NotInstalled);
        StringAssert.Contains(result.StandardError, "install the all-users package");
        Assert.IsNull(await windows.Services.QueryAsync(InstalledHelper.Service));
    }
}
