using DockerDesktop.Client;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

[TestClass]
internal sealed class StatusTests
{
    private readonly ClientRun _client = new();

    [TestMethod]
    public async Task In_a_per_user_installation_it_says_what_is_not_available_and_why_and_succeeds()
    {
        _client.Registry.PerUser = [];
        _client.Registry.AllUsers = null;
        _client.Service.State = HelperServiceState.NotInstalled;

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("status"));
        StringAssert.Contains(_client.Output, "Installation: this account only");
        foreach (string feature in (string[])["Hyper-V backend: ", "Windows containers: ", "host names kept in the hosts file: ", "cached registry access policies: "])
        {
            StringAssert.Contains(_client.Output, $"{Environment.NewLine}  {feature}");
        }

        StringAssert.Contains(_client.Output, "install the all-users package");
        Assert.AreEqual(string.Empty, _client.Error);
        Assert.AreEqual(0, _client.Pipe.Opened);

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("status", "--json"));
        Assert.AreEqual("per-user", (string?)_client.Json["installation"]);
        Assert.AreEqual(4, _client.Json["unavailable"]!.AsArray().Count);
        Assert.IsFalse(_client.Json.ContainsKey("error"));
    }

    [TestMethod]
    [DataRow("vm status")]
    [DataRow("engine start")]
    [DataRow("hosts apply")]
    [DataRow("policy get")]
    [DataRow("features")]
    [DataRow("containers delete-data --yes")]
    public async Task In_a_per_user_installation_every_other_command_is_10_with_the_reason(string command)
    {
        _client.Registry.PerUser = [];
        _client.Registry.AllUsers = null;

        Assert.AreEqual(ClientExitCode.PerUserInstallation, await _client.RunAsync(command.Split(' ')));
        StringAssert.Contains(_client.Error, "A per-user installation has no privileged helper");
        Assert.AreEqual(0, _client.Pipe.Opened);
    }

    [TestMethod]
    public async Task A_helper_that_does_not_run_is_part_of_the_answer()
    {
        _client.Pipe.Failure = new PipeUnavailableException(PipeUnavailableReason.Missing, "error 2");
        _client.Service.State = HelperServiceState.StoppedDemandStart;

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("status"));
        StringAssert.Contains(_client.Output, $"Installation: all users{Environment.NewLine}Helper service: stopped, starts when it is asked for{Environment.NewLine}Helper: not available{Environment.NewLine}");
        StringAssert.Contains(_client.Output, "sc start com.docker.service");
    }

    [TestMethod]
    public async Task A_helper_that_runs_tells_its_health_and_settings()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        _client.Pipe.Server = () => backend.Transport.ConnectAsync().GetAwaiter().GetResult();

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("status"));
        StringAssert.Contains(_client.Output, "Helper service: running");
        StringAssert.Contains(_client.Output, "  settings: healthy");
        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("status", "--json"));
        Assert.AreEqual("healthy", (string?)_client.Json["helper"]!["status"]);
        Assert.AreEqual(0, _client.Json["unavailable"]!.AsArray().Count);
    }

    [TestMethod]
    public async Task A_false_helper_is_15_here_too()
    {
        using ScriptedStream stream = new(string.Empty);
        _client.Pipe.OwnerSid = "S-1-5-21-1-2-3-1001";
        _client.Pipe.Server = () => stream;

        Assert.AreEqual(ClientExitCode.UntrustedPipe, await _client.RunAsync("status"));
        Assert.AreEqual(string.Empty, stream.Sent);
    }

    [TestMethod]
    public async Task Without_any_installation_it_says_so()
    {
        _client.Registry.AllUsers = null;
        _client.Pipe.Failure = new PipeUnavailableException(PipeUnavailableReason.Missing, "error 2");
        _client.Service.State = HelperServiceState.NotInstalled;

        Assert.AreEqual(ClientExitCode.Success, await _client.RunAsync("status", "--json"));
        Assert.AreEqual("none", (string?)_client.Json["installation"]);
        Assert.AreEqual("not installed", (string?)_client.Json["service"]);
        Assert.AreEqual("helper-not-installed", (string?)_client.Json["error"]!["code"]);
    }
}
