using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service;
using DockerDesktop.Service.Callers;
using DockerDesktop.Windows.LocalGroups;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

[TestClass]
public sealed class BackendTests
{
    [TestMethod]
    public async Task With_the_group_its_members_get_access_to_pipe_and_verbs()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();

        StringAssert.EndsWith(backend.Transport.SecurityDescriptor, $"(A;;0x12019b;;;{FakeLocalGroups.UsersGroupSid})");
        Assert.AreEqual(FakeLocalGroups.UsersGroupSid, backend.Transport.UsersGroupSid);
        Assert.IsGreaterThanOrEqualTo(3, backend.Steps);
        Assert.IsFalse(backend.EventLog.Entries.Any(entry => entry.Identifier >= 100));
    }

    [TestMethod]
    public async Task Without_the_group_only_system_and_administrators_get_access_and_it_is_logged()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Groups.Lookup = LocalGroupLookup.NotFound("the group is not there"));

        Assert.AreEqual("O:SYG:SYD:P(D;;FA;;;NU)(A;;FA;;;SY)(A;;FA;;;BA)", backend.Transport.SecurityDescriptor);
        Assert.IsNull(backend.Transport.UsersGroupSid);
        StringAssert.StartsWith(backend.EventLog.Single(101), "Only SYSTEM and Administrators may use the helper: the group is not there. ");
        StringAssert.Contains(backend.LogFolder.ReadAll(), " WARN com.docker.service 101 Only SYSTEM and Administrators may use the helper: the group is not there. ");
        AssertDegraded(await GetHealthAsync(backend), HealthCheckNames.UsersGroup, "the group is not there");
    }

    [TestMethod]
    public async Task With_a_log_folder_that_cannot_be_trusted_it_serves_and_says_so_in_the_event_log()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.LogFolder.Refusal = "the folder belongs to somebody");

        Assert.AreEqual("No log file is written: the folder belongs to somebody", backend.EventLog.Single(102));
        Assert.IsEmpty(backend.LogFolder.Files);
        AssertDegraded(await GetHealthAsync(backend), HealthCheckNames.LogFile, "the folder belongs to somebody");
    }

    [TestMethod]
    public async Task With_a_setting_that_cannot_be_understood_it_serves_and_says_so()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Registry.AllUsers!["MaintainHosts"] = "perhaps");

        StringAssert.Contains(backend.EventLog.Single(103), "the value MaintainHosts is 'perhaps'; it must be 0 or 1");
        AssertDegraded(await GetHealthAsync(backend), HealthCheckNames.Settings, "the value MaintainHosts is 'perhaps'; it must be 0 or 1");
    }

    [TestMethod]
    public async Task A_name_that_is_taken_is_a_failure_of_its_own()
    {
        await using RunningBackend first = await RunningBackend.StartAsync();
        RunningBackend second = new();
        try
        {
            DirectoryInfo taken = Directory.CreateDirectory(second.Transport.Path);
            taken.CreateSubdirectory("in-the-way");
            ServiceFailedException failure = await Assert.ThrowsExactlyAsync<ServiceFailedException>(
                () => second.Backend.StartAsync(() => { }, CancellationToken.None));

            Assert.AreEqual(ServiceExitCode.PipeNameTaken, failure.ExitCode);
        }
        finally
        {
            await second.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task Stopping_closes_idle_connections_at_once()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        await using NetworkStream idle = await backend.Transport.ConnectAsync();
        await idle.WriteAsync(Encoding.ASCII.GetBytes("GET /v1/version HTTP/1.1\r\nHost: a\r\n\r\n"));
        byte[] buffer = new byte[4096];
        Assert.AreNotEqual(0, await idle.ReadAsync(buffer));

        Assert.IsTrue(await backend.Backend.StopAsync(TimeSpan.FromSeconds(30)));
        while (await idle.ReadAsync(buffer) > 0)
        {
        }

        Assert.IsTrue(backend.Backend.Completion.IsCompleted);
    }

    [TestMethod]
    public async Task Stopping_waits_for_a_request_in_progress_which_is_carried_out_and_answered()
    {
        const string Policy = """{"schemaVersion":1,"enabled":true,"allowedRegistries":["docker.io"]}""";
        await using RunningBackend backend = await RunningBackend.StartAsync(b =>
        {
            b.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator);
            b.Platform.Files.AddFolder(@"C:\ProgramData");
        });
        await using NetworkStream stream = await backend.Transport.ConnectAsync();
        using StreamReader answers = new(stream, Encoding.ASCII);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"PUT {ApiRoutes.RegistryAccess} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {Policy.Length}\r\nExpect: 100-continue\r\n\r\n"));
        // This is said when the verb asks for the body, so the request is in progress from here on.
        Assert.AreEqual("HTTP/1.1 100 Continue", await answers.ReadLineAsync());

        Task<bool> stopping = backend.Backend.StopAsync(TimeSpan.FromSeconds(30));
        await backend.Backend.Completion;
        Assert.IsFalse(stopping.IsCompleted, "the request has not ended yet");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Policy));

        string answer = await answers.ReadToEndAsync();
        StringAssert.Contains(answer, "HTTP/1.1 200 ");
        StringAssert.EndsWith(answer, $$"""{"policy":{{Policy}}}""");
        Assert.IsTrue(await stopping);
        Assert.AreEqual(Policy, Encoding.UTF8.GetString(backend.Platform.Files.ReadAll(@"C:\ProgramData\DockerDesktop\registry-access.json")!));
        await Assert.ThrowsAsync<SocketException>(async () => await backend.Transport.ConnectAsync());
    }

    [TestMethod]
    public async Task Stopping_aborts_what_does_not_end_in_time()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        await using NetworkStream half = await backend.Transport.ConnectAsync();
        // Complete requests before it make sure that the helper is reading the half one.
        await half.WriteAsync(Encoding.ASCII.GetBytes("GET /v1/version HTTP/1.1\r\nHost: a\r\n\r\nGET /v1/version HTTP/1.1\r\nHost"));
        Assert.AreNotEqual(0, await half.ReadAsync(new byte[4096]));

        Assert.IsFalse(await backend.Backend.StopAsync(TimeSpan.Zero));
    }

    private static async Task<HealthResponse> GetHealthAsync(RunningBackend backend)
    {
        using HttpClient client = backend.CreateHttpClient();
        return (await client.GetFromJsonAsync("/v1/health", ProtocolJson.Default.HealthResponse))!;
    }

    private static void AssertDegraded(HealthResponse health, string name, string cause)
    {
        Assert.AreEqual(HealthStatus.Degraded, health.Status);
        HealthCheck check = health.Checks.Single(check => check.Status != HealthStatus.Healthy);
        Assert.AreEqual(name, check.Name);
        Assert.AreEqual(cause, check.Cause);
        Assert.IsFalse(string.IsNullOrWhiteSpace(check.Fix));
    }
}
