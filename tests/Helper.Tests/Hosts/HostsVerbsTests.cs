using System.Net;
using System.Net.Http.Json;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Hosts;
using DockerDesktop.Service.Callers;
using DockerDesktop.SystemFiles.Hosts;
using DockerDesktop.SystemFiles.Objects;
using FakeWindows;
using Helper.Tests.Fakes;

namespace Helper.Tests.Hosts;

/// <summary>The hosts verbs through the running service.</summary>
[TestClass]
public sealed class HostsVerbsTests
{
    private const string Path = @"C:\Windows\System32\drivers\etc\hosts";

    [TestMethod]
    public async Task Apply_writes_the_three_names_and_leaves_every_other_byte()
    {
        byte[] before = [0xEF, 0xBB, 0xBF, .. "# mine\r\n10.0.0.1 a\n10.0.0.2\tb  # no end"u8];
        await using RunningBackend backend = await StartAsync(before, maintained: true);
        using HttpClient client = backend.CreateHttpClient();

        HostsChange change = await PostAsync(client, ApiRoutes.HostsApply);

        Assert.IsTrue(change.Changed);
        CollectionAssert.AreEqual(
            new[] { "kubernetes.docker.internal 127.0.0.1", "host.docker.internal 192.168.1.20", "gateway.docker.internal 192.168.1.20" },
            change.Entries.Select(entry => $"{entry.Name} {entry.Address}").ToArray());
        byte[] after = backend.Platform.Files.ReadAll(Path)!;
        CollectionAssert.AreEqual(before, after[..before.Length]);
        string block = Encoding.UTF8.GetString(after[before.Length..]);
        StringAssert.Contains(block, "192.168.1.20 host.docker.internal");
        StringAssert.Contains(block, "192.168.1.20 gateway.docker.internal");
        StringAssert.Contains(block, "127.0.0.1 kubernetes.docker.internal");
        Assert.IsFalse((await PostAsync(client, ApiRoutes.HostsApply)).Changed, "the second time there is nothing to do");

        backend.Registry.AllUsers!["MaintainHosts"] = "0";
        backend.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator);
        using HttpClient administrator = backend.CreateHttpClient();
        Assert.IsTrue((await PostAsync(administrator, ApiRoutes.HostsRemove)).Changed);
        CollectionAssert.AreEqual(before, backend.Platform.Files.ReadAll(Path)!);
    }

    [TestMethod]
    public async Task Owner_access_list_and_attributes_of_the_file_stay()
    {
        const string Security = "O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;BU)(D;;FW;;;WD)";
        await using RunningBackend backend = await StartAsync([], maintained: true);
        backend.Platform.Files.AddFile(Path, "127.0.0.1 localhost\r\n"u8.ToArray(), attributes: FileAttributes.ReadOnly | FileAttributes.Hidden, security: Security);
        using HttpClient client = backend.CreateHttpClient();

        Assert.IsTrue((await PostAsync(client, ApiRoutes.HostsApply)).Changed);

        FakeNode file = backend.Platform.Files.Find(Path)!;
        Assert.AreEqual(Security, file.Security);
        Assert.AreEqual(FileAttributes.ReadOnly | FileAttributes.Hidden, file.Attributes);
    }

    [TestMethod]
    public async Task Where_it_is_not_maintained_nothing_is_written_and_the_answer_says_how_to_have_it()
    {
        await using RunningBackend backend = await StartAsync("127.0.0.1 localhost\r\n"u8.ToArray(), maintained: false);
        IReadOnlyList<string> before = backend.Platform.Files.Snapshot;
        using HttpClient client = backend.CreateHttpClient();

        Problem problem = await RefusedAsync(await client.PostAsync(ApiRoutes.HostsApply, null), HttpStatusCode.Conflict);

        Assert.AreEqual(ProblemCodes.HostsNotMaintained, problem.Code);
        StringAssert.Contains(problem.Fix, "MAINTAINHOSTS=1");
        Assert.AreEqual(HostsState.Absent, (await StatusAsync(client)).State);
        CollectionAssert.AreEqual(before.ToArray(), backend.Platform.Files.Snapshot.ToArray());
    }

    [TestMethod]
    public async Task Only_an_administrator_takes_the_names_out_and_only_where_they_would_stay_out()
    {
        await using RunningBackend backend = await StartAsync("127.0.0.1 localhost\r\n"u8.ToArray(), maintained: true);
        using HttpClient user = backend.CreateHttpClient();
        await PostAsync(user, ApiRoutes.HostsApply);
        Assert.AreEqual(ProblemCodes.CallerNotAllowed, (await RefusedAsync(await user.PostAsync(ApiRoutes.HostsRemove, null), HttpStatusCode.Forbidden)).Code);

        backend.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator);
        using HttpClient administrator = backend.CreateHttpClient();
        Assert.AreEqual(ProblemCodes.WrongState, (await RefusedAsync(await administrator.PostAsync(ApiRoutes.HostsRemove, null), HttpStatusCode.Conflict)).Code);
        StringAssert.Contains(Encoding.UTF8.GetString(backend.Platform.Files.ReadAll(Path)!), "host.docker.internal");
    }

    [TestMethod]
    [DataRow(FakeFileSystem.User, "", "belongs to")]
    [DataRow(FakeFileSystem.LocalSystem, "(A;;0x40;;;BU)", "FILE_DELETE_CHILD")]
    public async Task A_file_in_a_folder_that_is_anybodys_or_in_which_they_replace_files_is_refused(string owner, string entry, string cause)
    {
        byte[] before = "127.0.0.1 localhost\r\n"u8.ToArray();
        await using RunningBackend backend = await StartAsync(before, maintained: true);
        FakeNode folder = backend.Platform.Files.Find(Path[..Path.LastIndexOf('\\')])!;
        folder.Security = $"O:{owner}G:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA){entry}";
        using HttpClient client = backend.CreateHttpClient();

        Problem problem = await RefusedAsync(await client.PostAsync(ApiRoutes.HostsApply, null), HttpStatusCode.Conflict);

        Assert.AreEqual(ProblemCodes.HostsFileRefused, problem.Code);
        StringAssert.Contains(problem.Cause, cause);
        CollectionAssert.AreEqual(before, backend.Platform.Files.ReadAll(Path)!);
    }

    [TestMethod]
    public async Task A_link_in_the_place_of_the_file_is_refused_and_not_followed()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b =>
        {
            b.Platform.Files.AddFile(@"C:\ProgramData\target.txt", "untouched"u8.ToArray());
            b.Platform.Files.AddLink(Path, @"C:\ProgramData\target.txt", isFolder: false);
            b.Registry.AllUsers!["MaintainHosts"] = "1";
            b.Platform.MaintainsHosts = false;
        });
        using HttpClient client = backend.CreateHttpClient();

        Problem problem = await RefusedAsync(await client.PostAsync(ApiRoutes.HostsApply, null), HttpStatusCode.Conflict);

        Assert.AreEqual(ProblemCodes.HostsFileRefused, problem.Code);
        StringAssert.Contains(problem.Cause, "is a link");
        CollectionAssert.AreEqual("untouched"u8.ToArray(), backend.Platform.Files.ReadAll(@"C:\ProgramData\target.txt")!);
        HostsStatus status = await StatusAsync(client);
        Assert.AreEqual(HostsState.Unreadable, status.State);
        StringAssert.Contains(status.Cause, "is a link");
    }

    [TestMethod]
    public async Task A_file_that_is_too_large_is_refused()
    {
        await using RunningBackend backend = await StartAsync([.. Enumerable.Repeat((byte)'#', HostsFile.MaximumLength + 1)], maintained: true);
        using HttpClient client = backend.CreateHttpClient();

        Assert.AreEqual(ProblemCodes.HostsFileRefused, (await RefusedAsync(await client.PostAsync(ApiRoutes.HostsApply, null), HttpStatusCode.Conflict)).Code);
        Assert.HasCount(HostsFile.MaximumLength + 1, backend.Platform.Files.ReadAll(Path)!);
    }

    [TestMethod]
    public async Task A_file_that_an_editor_holds_is_a_problem_of_its_own_and_stays_as_it_was()
    {
        await using RunningBackend backend = await StartAsync("127.0.0.1 localhost\r\n"u8.ToArray(), maintained: true);
        using HttpClient client = backend.CreateHttpClient();
        using (backend.Platform.Files.Hold(Path, FileRights.Read | FileRights.Write, FileShare.None))
        {
            Problem problem = await RefusedAsync(await client.PostAsync(ApiRoutes.HostsApply, null), HttpStatusCode.ServiceUnavailable);
            Assert.AreEqual(ProblemCodes.FileInUse, problem.Code);
        }

        CollectionAssert.AreEqual("127.0.0.1 localhost\r\n"u8.ToArray(), backend.Platform.Files.ReadAll(Path)!);
        Assert.IsTrue((await PostAsync(client, ApiRoutes.HostsApply)).Changed);
    }

    [TestMethod]
    public async Task A_full_disk_leaves_the_file_and_nothing_beside_it()
    {
        await using RunningBackend backend = await StartAsync("127.0.0.1 localhost\r\n"u8.ToArray(), maintained: true);
        using HttpClient client = backend.CreateHttpClient();
        backend.Platform.Files.FreeBytes = 10;

        Assert.AreEqual(ProblemCodes.DiskFull, (await RefusedAsync(await client.PostAsync(ApiRoutes.HostsApply, null), HttpStatusCode.InsufficientStorage)).Code);
        CollectionAssert.AreEqual("127.0.0.1 localhost\r\n"u8.ToArray(), backend.Platform.Files.ReadAll(Path)!);
        Assert.IsFalse(backend.Platform.Files.Exists(Path + ".docker-desktop.new"));
    }

    [TestMethod]
    public async Task Eight_writers_at_once_leave_one_block_and_every_other_byte()
    {
        byte[] before = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("10.0.0.1 a\r\n10.0.0.2 b\n")).ToArray();
        await using RunningBackend backend = await StartAsync(before, maintained: true);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            using HttpClient client = backend.CreateHttpClient();
            for (int i = 0; i < 10; i++)
            {
                backend.Platform.Addresses.Address = $"10.9.{writer}.{i}";
                using HttpResponseMessage response = await client.PostAsync(ApiRoutes.HostsApply, null);
                Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, await response.Content.ReadAsStringAsync());
            }
        })));

        byte[] after = backend.Platform.Files.ReadAll(Path)!;
        CollectionAssert.AreEqual(before, after[..before.Length]);
        string text = Encoding.Unicode.GetString(after);
        Assert.HasCount(2, text.Split("host.docker.internal"));
        Assert.HasCount(2, text.Split("gateway.docker.internal"));
        Assert.IsFalse(backend.Platform.Files.Exists(Path + ".docker-desktop.new"));
        Assert.IsFalse(backend.Platform.Files.Exists(Path + ".docker-desktop.lock"));
    }

    [TestMethod]
    public async Task The_status_names_a_line_made_by_hand_that_says_otherwise()
    {
        await using RunningBackend backend = await StartAsync("10.1.1.1 Host.Docker.Internal\r\n"u8.ToArray(), maintained: false);
        using HttpClient client = backend.CreateHttpClient();

        HostsStatus status = await StatusAsync(client);

        Assert.AreEqual(HostsState.Absent, status.State);
        StringAssert.Contains(status.Cause, "10.1.1.1");
        Assert.IsFalse(string.IsNullOrEmpty(status.Fix));
    }

    [TestMethod]
    public async Task A_changed_address_makes_the_block_outdated_and_unreadable_routes_mean_the_loopback_address()
    {
        await using RunningBackend backend = await StartAsync([], maintained: true);
        using HttpClient client = backend.CreateHttpClient();
        await PostAsync(client, ApiRoutes.HostsApply);
        Assert.AreEqual(HostsState.Current, (await StatusAsync(client)).State);

        backend.Platform.Addresses.Failure = 50;
        Assert.AreEqual(HostsState.Outdated, (await StatusAsync(client)).State);
        CollectionAssert.AreEqual(
            new[] { "127.0.0.1", "127.0.0.1", "127.0.0.1" }, (await PostAsync(client, ApiRoutes.HostsApply)).Entries.Select(entry => entry.Address).ToArray());
    }

    private static Task<RunningBackend> StartAsync(byte[] hosts, bool maintained) => RunningBackend.StartAsync(b =>
    {
        b.Platform.Files.AddFile(Path, hosts, FakeFileSystem.LocalSystem);
        b.Registry.AllUsers!["MaintainHosts"] = maintained ? "1" : "0";
        b.Platform.MaintainsHosts = false;
    });

    private static async Task<HostsChange> PostAsync(HttpClient client, string route)
    {
        using HttpResponseMessage response = await client.PostAsync(route, null);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.HostsChange))!;
    }

    private static async Task<HostsStatus> StatusAsync(HttpClient client) => (await client.GetFromJsonAsync(ApiRoutes.Hosts, ProtocolJson.Default.HostsStatus))!;

    private static async Task<Problem> RefusedAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            Assert.AreEqual(status, response.StatusCode, await response.Content.ReadAsStringAsync());
            return (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
        }
    }
}
