using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.RegistryAccess;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.RegistryAccess;
using DockerDesktop.Service.Storage;
using DockerDesktop.SystemFiles.Trusted;
using DockerDesktop.Windows.LocalGroups;
using FakeWindows;
using Helper.Tests.Fakes;

namespace Helper.Tests.RegistryAccess;

/// <summary>The registry-access policy through the running service, and on disk.</summary>
[TestClass]
public sealed class RegistryAccessTests
{
    private const string Folder = @"C:\ProgramData\DockerDesktop";
    private const string Path = Folder + @"\registry-access.json";
    private const string Policy = """{"schemaVersion":1,"enabled":true,"allowedRegistries":["docker.io","registry.example.com:5000"]}""";

    [TestMethod]
    public async Task An_administrator_puts_it_and_a_user_reads_it()
    {
        await using RunningBackend backend = await StartAsAdministratorAsync();
        using HttpClient administrator = backend.CreateHttpClient();
        Assert.IsNull((await administrator.GetFromJsonAsync(ApiRoutes.RegistryAccess, ProtocolJson.Default.RegistryAccessState))!.Policy);

        Assert.AreEqual($$"""{"policy":{{Policy}}}""", await PutAsync(administrator, Policy, HttpStatusCode.OK));

        backend.Transport.Callers.Caller = new Caller(FakeFileSystem.User, CallerRole.User);
        using HttpClient user = backend.CreateHttpClient();
        Assert.AreEqual($$"""{"policy":{{Policy}}}""", await user.GetStringAsync(ApiRoutes.RegistryAccess));
        StringAssert.Contains(await PutAsync(user, Policy.Replace("true", "false", StringComparison.Ordinal), HttpStatusCode.Forbidden), ProblemCodes.CallerNotAllowed);
        Assert.AreEqual(Policy, Encoding.UTF8.GetString(backend.Platform.Files.ReadAll(Path)!));
    }

    [TestMethod]
    public async Task The_file_is_the_systems_and_readable_by_the_group_alone()
    {
        await using RunningBackend backend = await StartAsAdministratorAsync();
        using HttpClient client = backend.CreateHttpClient();
        await PutAsync(client, Policy, HttpStatusCode.OK);

        Assert.AreEqual(
            $"O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x120089;;;{FakeLocalGroups.UsersGroupSid})", backend.Platform.Files.Find(Path)!.Security);
        Assert.IsFalse(backend.Platform.Files.Snapshot.Any(entry => entry.Contains(".docker-desktop.", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("""{"schemaVersion":2,"enabled":true,"allowedRegistries":[]}""", "schemaVersion is 2; it must be 1")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["Docker.io"]}""", "allowedRegistries[0] is 'Docker.io'")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["a","a"]}""", "allowedRegistries[1] is 'a' a second time")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":[null]}""", "allowedRegistries[0] is null")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["a:0"]}""", "allowedRegistries[0] is 'a:0'")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["a:99999"]}""", "allowedRegistries[0] is 'a:99999'")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["https://a/"]}""", "allowedRegistries[0] is 'https://a/'")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["-a"]}""", "allowedRegistries[0] is '-a'")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["a..b"]}""", "allowedRegistries[0] is 'a..b'")]
    public async Task A_value_that_is_not_allowed_is_named_and_nothing_is_written(string body, string cause)
    {
        await using RunningBackend backend = await StartAsAdministratorAsync();
        using HttpClient client = backend.CreateHttpClient();
        using HttpResponseMessage response = await client.PutAsync(ApiRoutes.RegistryAccess, Json(body));

        Problem problem = (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
        Assert.AreEqual(ProblemCodes.InvalidValue, problem.Code);
        StringAssert.Contains(problem.Cause, cause);
        Assert.IsFalse(backend.Platform.Files.Exists(Path));
    }

    [TestMethod]
    [DataRow("", DisplayName = "empty")]
    [DataRow("null", DisplayName = "null")]
    [DataRow("[]", DisplayName = "a list")]
    [DataRow("{}", DisplayName = "no members")]
    [DataRow("""{"schemaVersion":1,"enabled":true}""", DisplayName = "a member missing")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":null}""", DisplayName = "a member null")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":[],"more":1}""", DisplayName = "a member more")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":[],"$type":"System.IO.FileInfo"}""", DisplayName = "a type chosen by the caller")]
    [DataRow("""{"schemaVersion":1,"enabled":false,"enabled":true,"allowedRegistries":[]}""", DisplayName = "a member twice")]
    [DataRow("""{"schemaVersion":"1","enabled":true,"allowedRegistries":[]}""", DisplayName = "a number as a text")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":[]} {}""", DisplayName = "something after it")]
    [DataRow("""{"schemaVersion":1,"Enabled":true,"allowedRegistries":[]}""", DisplayName = "another case")]
    [DataRow("""{"schemaVersion":99999999999,"enabled":true,"allowedRegistries":[]}""", DisplayName = "a number too large")]
    public async Task A_body_that_is_not_the_type_is_refused(string body)
    {
        await using RunningBackend backend = await StartAsAdministratorAsync();
        using HttpClient client = backend.CreateHttpClient();

        StringAssert.Contains(await PutAsync(client, body, HttpStatusCode.BadRequest), $"\"code\":\"{ProblemCodes.MalformedRequest}\"");
        Assert.IsFalse(backend.Platform.Files.Exists(Path));
    }

    [TestMethod]
    public async Task A_body_that_is_too_deep_is_refused()
    {
        await using RunningBackend backend = await StartAsAdministratorAsync();
        using HttpClient client = backend.CreateHttpClient();
        string deep = $$"""{"more":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""";

        StringAssert.Contains(await PutAsync(client, deep, HttpStatusCode.BadRequest), $"\"code\":\"{ProblemCodes.MalformedRequest}\"");
    }

    [TestMethod]
    public async Task A_body_that_is_too_large_is_refused_whether_its_length_is_told_or_not()
    {
        await using RunningBackend backend = await StartAsAdministratorAsync();
        string large = new(' ', ApiLimits.RequestBodyBytes + 1);
        string told = await backend.ExchangeAsync(
            $"PUT {ApiRoutes.RegistryAccess} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {large.Length}\r\n\r\n");
        Service.RoutingTests.AssertProblem(told, 413, ProblemCodes.BodyTooLarge);

        string chunked = await backend.ExchangeAsync(
            $"PUT {ApiRoutes.RegistryAccess} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{large.Length:x}\r\n{large}\r\n0\r\n\r\n");
        Service.RoutingTests.AssertProblem(chunked, 413, ProblemCodes.BodyTooLarge);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("text/plain")]
    [DataRow("application/json; charset=utf-16")]
    public async Task A_body_of_another_type_is_refused(string? type)
    {
        await using RunningBackend backend = await StartAsAdministratorAsync();
        using HttpClient client = backend.CreateHttpClient();
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(Policy));
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using HttpResponseMessage response = await client.PutAsync(ApiRoutes.RegistryAccess, content);
        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.IsFalse(backend.Platform.Files.Exists(Path));
    }

    [TestMethod]
    public async Task A_folder_or_file_that_a_user_made_is_refused_and_stays()
    {
        await using RunningBackend hostile = await StartAsAdministratorAsync(files => files.AddFolder(Folder, FakeFileSystem.User));
        using HttpClient client = hostile.CreateHttpClient();
        StringAssert.Contains(await PutAsync(client, Policy, HttpStatusCode.Conflict), $"\"code\":\"{ProblemCodes.NotTrusted}\"");
        Assert.IsFalse(hostile.Platform.Files.Exists(Path));

        await using RunningBackend planted = await StartAsAdministratorAsync(files =>
        {
            files.AddFolder(Folder);
            files.AddFile(Path, Encoding.UTF8.GetBytes(Policy), FakeFileSystem.User);
        });
        using HttpClient reader = planted.CreateHttpClient();
        using HttpResponseMessage response = await reader.GetAsync(ApiRoutes.RegistryAccess);
        Assert.AreEqual(ProblemCodes.NotTrusted, (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.Code);

        await using RunningBackend shared = await StartAsAdministratorAsync(files =>
        {
            files.AddFolder(Folder);
            files.AddFile(Path, Encoding.UTF8.GetBytes(Policy), security: "O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x12019f;;;BU)");
        });
        using HttpClient other = shared.CreateHttpClient();
        using HttpResponseMessage refused = await other.GetAsync(ApiRoutes.RegistryAccess);
        Problem problem = (await refused.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!;
        Assert.AreEqual(ProblemCodes.NotTrusted, problem.Code);
        StringAssert.Contains(problem.Cause, "S-1-5-32-545 has the right");
        await PutAsync(other, Policy, HttpStatusCode.OK);
        Assert.AreEqual(200, (int)(await other.GetAsync(ApiRoutes.RegistryAccess)).StatusCode, "what is put anew gets its own access list");

        await using RunningBackend linked = await StartAsAdministratorAsync(files =>
        {
            files.AddFolder(@"C:\Users\user\elsewhere", FakeFileSystem.User);
            files.AddLink(Folder, @"C:\Users\user\elsewhere");
        });
        using HttpClient writer = linked.CreateHttpClient();
        StringAssert.Contains(await PutAsync(writer, Policy, HttpStatusCode.Conflict), $"\"code\":\"{ProblemCodes.NotTrusted}\"");
        Assert.IsFalse(linked.Platform.Files.Exists(@"C:\Users\user\elsewhere\registry-access.json"));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":["BAD"]}""")]
    [DataRow("""{"schemaVersion":1,"enabled":true,"allowedRegistries":[],"more":1}""")]
    public async Task What_is_kept_and_is_no_policy_is_never_taken_for_one(string stored)
    {
        await using RunningBackend backend = await StartAsAdministratorAsync(files =>
        {
            files.AddFolder(Folder);
            files.AddFile(Path, Encoding.UTF8.GetBytes(stored));
        });
        using HttpClient client = backend.CreateHttpClient();
        using HttpResponseMessage response = await client.GetAsync(ApiRoutes.RegistryAccess);

        Assert.AreEqual(HttpStatusCode.Conflict, response.StatusCode);
        Assert.AreEqual(ProblemCodes.StoredDataDamaged, (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem))!.Code);
        await PutAsync(client, Policy, HttpStatusCode.OK);
        Assert.AreEqual($$"""{"policy":{{Policy}}}""", await client.GetStringAsync(ApiRoutes.RegistryAccess));
    }

    [TestMethod]
    [DataRow(true, true)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(false, false)]
    public void After_a_loss_of_power_or_a_kill_at_any_step_there_is_the_old_or_the_new_policy_and_the_next_start_mends_the_rest(bool powerIsLost, bool hasOld)
    {
        RegistryAccessPolicy next = new(1, true, ["docker.io"]);
        HashSet<string> seen = [];
        bool ended = false;
        int step = 0;
        while (!ended)
        {
            step++;
            FakeFileSystem files = new();
            if (hasOld)
            {
                Store(files).Write(new RegistryAccessPolicy(1, false, []));
            }

            files.CrashAt = files.Steps + step;
            try
            {
                Store(files).Write(next);
                ended = true;
            }
            catch (FakeCrashException)
            {
                files.Restart(powerIsLost);
            }

            files.CrashAt = null;
            Store(files).Mend();
            seen.Add(Store(files).Read() switch
            {
                null when !hasOld => "old",
                { Enabled: false, AllowedRegistries.Count: 0 } when hasOld => "old",
                { Enabled: true, AllowedRegistries: ["docker.io"] } => "new",
                _ => throw new AssertFailedException($"Step {step}: neither the old nor the new policy."),
            });
            Assert.IsFalse(files.Snapshot.Any(entry => entry.Contains(".docker-desktop.", StringComparison.Ordinal)), $"Step {step}: a leftover.");
        }

        Assert.IsGreaterThan(4, step, "Each step was tried.");
        Assert.AreEqual(2, seen.Count, "Some steps leave the old policy, some the new one.");
    }

    [TestMethod]
    public async Task What_a_killed_process_left_goes_when_the_helper_starts()
    {
        await using RunningBackend backend = await StartAsAdministratorAsync(files =>
        {
            files.AddFolder(Folder);
            files.AddFile(Path, Encoding.UTF8.GetBytes(Policy));
            files.AddFile($"{Path}.docker-desktop.new", [1]);
        });
        // It is background work.
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30) && backend.Platform.Files.Snapshot.Any(entry => entry.Contains(".docker-desktop.", StringComparison.Ordinal)))
        {
            await Task.Delay(1);
        }

        Assert.IsFalse(backend.Platform.Files.Exists($"{Path}.docker-desktop.new"));
        Assert.AreEqual(Policy, Encoding.UTF8.GetString(backend.Platform.Files.ReadAll(Path)!));
    }

    [TestMethod]
    public async Task While_another_process_of_the_product_writes_it_the_policy_is_not_written()
    {
        await using RunningBackend backend = await StartAsAdministratorAsync(files => files.AddFolder(Folder));
        using HttpClient client = backend.CreateHttpClient();
        using (TrustedFolder folder = TrustedFolder.TryOpen(backend.Platform.Files, Folder)!)
        using (folder.Lock("registry-access.json"))
        {
            StringAssert.Contains(await PutAsync(client, Policy, HttpStatusCode.ServiceUnavailable), $"\"code\":\"{ProblemCodes.FileInUse}\"");
            Assert.IsFalse(backend.Platform.Files.Exists(Path));
            Assert.IsFalse(backend.Platform.Files.Exists($"{Path}.docker-desktop.new"));
        }

        await PutAsync(client, Policy, HttpStatusCode.OK);
    }

    [TestMethod]
    [DataRow(false, HttpStatusCode.Forbidden)]
    [DataRow(true, HttpStatusCode.OK)]
    public async Task It_is_replaced_by_administrators_alone_and_the_log_says_by_whom(bool isAdministrator, HttpStatusCode expected)
    {
        Caller caller = new(FakeFileSystem.User, isAdministrator ? CallerRole.Administrator : CallerRole.User);
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = caller);
        using HttpClient client = backend.CreateHttpClient();
        await PutAsync(client, Policy, expected);

        bool isReplaced = expected == HttpStatusCode.OK;
        Assert.AreEqual(isReplaced, backend.Platform.Files.Exists(Path));
        Assert.AreEqual(isReplaced, backend.EventLog.Entries.Any(entry => entry.Identifier == 9 && entry.Text.Contains(FakeFileSystem.User, StringComparison.Ordinal)));
    }

    private static RegistryAccessStore Store(FakeFileSystem files) =>
        new(files, new HelperFolders(@"C:\ProgramData", @"C:\Windows\System32"), LocalGroupLookup.Found(FakeLocalGroups.UsersGroupSid));

    private static Task<RunningBackend> StartAsAdministratorAsync(Action<FakeFileSystem>? configure = null) => RunningBackend.StartAsync(b =>
    {
        b.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator);
        configure?.Invoke(b.Platform.Files);
    });

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<string> PutAsync(HttpClient client, string body, HttpStatusCode status)
    {
        using HttpResponseMessage response = await client.PutAsync(ApiRoutes.RegistryAccess, Json(body));
        string answer = await response.Content.ReadAsStringAsync();
        Assert.AreEqual(status, response.StatusCode, answer);
        return answer;
    }
}
