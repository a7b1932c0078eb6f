using System.Net;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.SystemFiles.Objects;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

/// <summary>Files that somebody else keeps open: who waits for them, and where.</summary>
[TestClass]
public sealed class HeldFileTests
{
    private const string Hosts = @"C:\Windows\System32\drivers\etc\hosts";
    private const string Policy = @"C:\ProgramData\DockerDesktop\registry-access.json";
    private const string Daemon = @"C:\ProgramData\docker\config\daemon.json";
    private const int CallersOfEach = 8;

    [TestMethod]
    public async Task Others_are_answered_while_every_verb_that_opens_files_waits()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b =>
        {
            b.Platform.Files.AddFile(Hosts, "127.0.0.1 localhost\r\n"u8.ToArray());
            b.Platform.Files.AddFolder(@"C:\ProgramData\DockerDesktop");
            b.Platform.Files.AddFile(Policy, """{"schemaVersion":1,"enabled":true,"allowedRegistries":[]}"""u8.ToArray());
            b.Platform.Files.AddFolder(@"C:\ProgramData\docker\config");
            b.Platform.Files.AddFile(Daemon, "{}"u8.ToArray());
            b.Registry.AllUsers!["MaintainHosts"] = "1";
            b.Registry.AllUsers["EngineAccess"] = "group";
            b.Platform.MaintainsHosts = false;
            b.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator);
        });
        using ManualResetEventSlim free = new();
        int waiting = 0;
        int most = 0;
        bool isPoolThread = false;
        using IDisposable hosts = backend.Platform.Files.Hold(Hosts, FileRights.Read, FileShare.None);
        using IDisposable policy = backend.Platform.Files.Hold(Policy, FileRights.Read, FileShare.None);
        using IDisposable daemon = backend.Platform.Files.Hold(Daemon, FileRights.Read, FileShare.None);
        backend.Platform.Files.Waiting = () =>
        {
            isPoolThread |= Thread.CurrentThread.IsThreadPoolThread;
            int now = Interlocked.Increment(ref waiting);
            for (int before = most; now > before; before = most)
            {
                Interlocked.CompareExchange(ref most, now, before);
            }

            free.Wait();
            Interlocked.Decrement(ref waiting);
        };
        (HttpMethod Method, string Path, string? Body, HttpStatusCode Status)[] verbs =
        [
            (HttpMethod.Post, ApiRoutes.HostsApply, null, HttpStatusCode.ServiceUnavailable),
            (HttpMethod.Get, ApiRoutes.Hosts, null, HttpStatusCode.OK),
            (HttpMethod.Get, ApiRoutes.RegistryAccess, null, HttpStatusCode.ServiceUnavailable),
            (HttpMethod.Put, ApiRoutes.RegistryAccess, """{"schemaVersion":1,"enabled":false,"allowedRegistries":[]}""", HttpStatusCode.BadGateway),
            (HttpMethod.Get, ApiRoutes.EngineAccess, null, HttpStatusCode.OK),
        ];
        using HttpClient client = backend.CreateHttpClient();
        List<(Task<HttpResponseMessage> Answer, HttpStatusCode Status)> sent =
        [
            .. verbs.SelectMany(verb => Enumerable.Range(0, CallersOfEach).Select(_ => (
                client.SendAsync(new HttpRequestMessage(verb.Method, verb.Path)
                {
                    Content = verb.Body is null ? null : new StringContent(verb.Body, Encoding.UTF8, "application/json"),
                }),
                verb.Status))),
        ];
        for (DateTime limit = DateTime.UtcNow.AddMinutes(1); Volatile.Read(ref waiting) < verbs.Length;)
        {
            Assert.IsLessThan(limit, DateTime.UtcNow, $"{waiting} wait");
            await Task.Delay(1);
        }

        using HttpResponseMessage version = await client.GetAsync(ApiRoutes.Version).WaitAsync(TimeSpan.FromSeconds(25));
        Assert.AreEqual(HttpStatusCode.OK, version.StatusCode);
        Assert.IsTrue(sent.TrueForAll(request => !request.Answer.IsCompleted), "they still wait");
        free.Set();
        foreach ((Task<HttpResponseMessage> answer, HttpStatusCode status) in sent)
        {
            using HttpResponseMessage response = await answer;
            Assert.AreEqual(status, response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        Assert.IsFalse(isPoolThread, "no thread of the pool waits");
        // And the look at the policy that the start began.
        Assert.IsLessThanOrEqualTo(verbs.Length + 1, most, "one for each verb, however many ask");
    }
}
