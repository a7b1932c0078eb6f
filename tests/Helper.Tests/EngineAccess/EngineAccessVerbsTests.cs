using System.Net.Http.Json;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.EngineAccess;
using Helper.Tests.Fakes;

namespace Helper.Tests.EngineAccess;

/// <summary>Which mode is in force, and why, through the running service.</summary>
[TestClass]
public sealed class EngineAccessVerbsTests
{
    private const string Path = @"C:\ProgramData\docker\config\daemon.json";

    [TestMethod]
    [DataRow("group", """{"group":"docker-users"}""", true, EngineAccessState.InForce, EngineAccessMode.Group)]
    [DataRow("group", """{"group":"docker-users"}""", false, EngineAccessState.Waiting, EngineAccessMode.None)]
    [DataRow("group", """{"group":"others"}""", true, EngineAccessState.Failed, EngineAccessMode.None)]
    [DataRow("group", "{}", true, EngineAccessState.Failed, EngineAccessMode.None)]
    [DataRow("group", null, true, EngineAccessState.Failed, EngineAccessMode.None)]
    [DataRow("group", "{", true, EngineAccessState.Failed, EngineAccessMode.None)]
    [DataRow("tcp", """{"hosts":["npipe://","tcp://127.0.0.1:2375"]}""", true, EngineAccessState.InForce, EngineAccessMode.Tcp)]
    [DataRow("tcp", """{"hosts":["tcp://127.0.0.1:2375"]}""", true, EngineAccessState.Failed, EngineAccessMode.None)]
    [DataRow("tcp", """{"hosts":["npipe://"]}""", true, EngineAccessState.Failed, EngineAccessMode.None)]
    [DataRow("none", """{"group":"docker-users"}""", true, EngineAccessState.Off, EngineAccessMode.None)]
    public async Task It_is_told_from_the_engines_configuration_which_is_never_written(
        string configured, string? json, bool present, EngineAccessState state, EngineAccessMode inForce)
    {
        await using RunningBackend backend = await StartAsync(configured, json, present);
        IReadOnlyList<string> before = backend.Platform.Files.Snapshot;

        EngineAccessStatus status = await StatusAsync(backend);

        Assert.AreEqual(state, status.State);
        Assert.AreEqual(inForce, status.InForce);
        Assert.AreEqual(present, status.PipePresent);
        Assert.IsFalse(string.IsNullOrEmpty(status.Cause));
        Assert.AreEqual(state == EngineAccessState.Failed, status.Fix is not null);
        CollectionAssert.AreEqual(before.ToArray(), backend.Platform.Files.Snapshot.ToArray());
    }

    [TestMethod]
    public async Task Where_windows_containers_are_off_it_says_so_instead_of_being_refused()
    {
        await using RunningBackend backend = await StartAsync("group", """{"group":"docker-users"}""", present: true);
        backend.Registry.AllUsers!["DisableWindowsContainers"] = "1";

        EngineAccessStatus status = await StatusAsync(backend);

        Assert.AreEqual(EngineAccessState.Off, status.State);
        StringAssert.Contains(status.Cause, "turned off");
    }

    [TestMethod]
    public async Task A_configuration_folder_that_a_user_made_is_not_believed()
    {
        await using RunningBackend backend = await StartAsync("group", null, present: true, files =>
        {
            files.AddFolder(@"C:\ProgramData\docker\config", FakeWindows.FakeFileSystem.User);
            files.AddFile(Path, """{"group":"docker-users"}"""u8.ToArray());
        });

        EngineAccessStatus status = await StatusAsync(backend);

        Assert.AreEqual(EngineAccessState.Failed, status.State);
        StringAssert.Contains(status.Cause, "belongs to");
    }

    private static Task<RunningBackend> StartAsync(string configured, string? json, bool present, Action<FakeWindows.FakeFileSystem>? configure = null) =>
        RunningBackend.StartAsync(b =>
        {
            b.Registry.AllUsers!["Engine"] = "windows";
            b.Registry.AllUsers["EngineAccess"] = configured;
            b.Platform.Pipes.Descriptor = present ? TestDescriptor.Create("S-1-5-18", (0, 0, 0x1F01FF, "S-1-5-18")) : null;
            if (json is not null)
            {
                b.Platform.Files.AddFolder(@"C:\ProgramData\docker\config");
                b.Platform.Files.AddFile(Path, Encoding.UTF8.GetBytes(json));
            }

            configure?.Invoke(b.Platform.Files);
        });

    private static async Task<EngineAccessStatus> StatusAsync(RunningBackend backend)
    {
        using HttpClient client = backend.CreateHttpClient();
        return (await client.GetFromJsonAsync(ApiRoutes.EngineAccess, ProtocolJson.Default.EngineAccessStatus))!;
    }
}
