using System.Net.Sockets;
using DockerDesktop.Client;
using DockerDesktop.Service.Callers;
using DockerDesktop.Windows.LocalGroups;
using Helper.Tests.Fakes;

namespace Helper.Tests.Client;

/// <summary>Client and service together, over a socket instead of the pipe.</summary>
[TestClass]
public sealed class ClientAndServiceTests
{
    [TestMethod]
    public async Task Version_shows_both_versions()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        ClientRun client = Connect(backend);

        Assert.AreEqual(ClientExitCode.Success, await client.RunAsync("version"));
        string[] lines = client.Output.Split(Environment.NewLine);
        Assert.AreEqual("Client: 1.0.0", lines[0]);
        StringAssert.StartsWith(lines[1], "Helper: 1.0.0 (interface v1, ");
        Assert.AreEqual(string.Empty, client.Error);
    }

    [TestMethod]
    public async Task Version_as_json_has_both_versions_and_no_error()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        ClientRun client = Connect(backend);

        Assert.AreEqual(ClientExitCode.Success, await client.RunAsync("version", "--json"));
        CollectionAssert.AreEqual(new[] { "clientVersion", "helper" }, client.Json.Select(member => member.Key).ToArray());
        Assert.AreEqual("1.0.0", (string?)client.Json["helper"]!["version"]);
    }

    [TestMethod]
    public async Task Health_shows_every_check_and_the_settings()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        ClientRun client = Connect(backend);

        Assert.AreEqual(ClientExitCode.Success, await client.RunAsync("health"));
        string[] lines = client.Output.Split(Environment.NewLine);
        StringAssert.StartsWith(lines[0], "Helper 1.0.0: healthy, running since ");
        CollectionAssert.AreEqual(
            new[]
            {
                "  users-group: healthy",
                "  settings: healthy",
                "  log-file: healthy",
                "Recorded settings",
                "  engine: wsl",
                "  Windows containers: not disabled",
                "  helper always runs: no",
                "  host names kept in the hosts file: no",
                string.Empty,
            },
            lines[1..]);
    }

    [TestMethod]
    public async Task A_degraded_helper_has_an_exit_code_of_its_own_and_says_what_to_do()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Groups.Lookup = LocalGroupLookup.NotFound("it is not there"));
        ClientRun client = Connect(backend);

        Assert.AreEqual(ClientExitCode.Degraded, await client.RunAsync("health"));
        StringAssert.Contains(client.Output, $"  users-group: degraded: it is not there{Environment.NewLine}    Create the local group docker-users, ");
        Assert.AreEqual(ClientExitCode.Degraded, await client.RunAsync("health", "--json"));
        Assert.AreEqual("degraded", (string?)client.Json["helper"]!["status"]);
    }

    [TestMethod]
    public async Task A_refusal_is_passed_on_with_cause_and_fix()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller("S-1-5-21-9", CallerRole.None));
        ClientRun client = Connect(backend);

        Assert.AreEqual(ClientExitCode.Refused, await client.RunAsync("health"));
        StringAssert.Contains(client.Error, "The account S-1-5-21-9 is neither a member of the group docker-users nor an administrator.");
        StringAssert.Contains(client.Error, "Ask an administrator to add the account to docker-users, then sign out and in again.");
        Assert.AreEqual(string.Empty, client.Output);
    }

    private static ClientRun Connect(RunningBackend backend)
    {
        ClientRun client = new();
        client.Pipe.Server = () =>
        {
            Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(backend.Transport.Path));
            return new NetworkStream(socket, ownsSocket: true);
        };
        return client;
    }
}
