using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Pipe;
using Helper.Tests.Fakes;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Helper.Tests.Service;

[TestClass]
public sealed class MalformedRequestTests
{
    private const string Good = "GET /v1/version HTTP/1.1\r\nHost: docker-desktop\r\n\r\n";

    [TestMethod]
    [DataRow("\0\0\0\0\r\n\r\n", DisplayName = "zero bytes")]
    [DataRow("hello\r\n\r\n", DisplayName = "no HTTP")]
    [DataRow("GET /v1/version\r\n\r\n", DisplayName = "HTTP 0.9")]
    [DataRow("GET /v1/version HTTP/1.1\r\n\r\n", DisplayName = "no Host")]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", DisplayName = "two Hosts")]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost : a\r\n\r\n", DisplayName = "space before the colon")]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", DisplayName = "folded field")]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost: a\r\nX\0: b\r\n\r\n", DisplayName = "zero byte in a field name")]
    [DataRow("GET /v1/ver\0sion HTTP/1.1\r\nHost: a\r\n\r\n", DisplayName = "zero byte in the target")]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", DisplayName = "negative length")]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", DisplayName = "two lengths")]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", DisplayName = "unknown coding")]
    public async Task It_is_refused_with_400_and_the_helper_goes_on(string request)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync(request);

        StringAssert.Matches(answer, new("^HTTP/1.1 400 "));
        await AssertStillServesAsync(backend);
    }

    [TestMethod]
    public async Task What_is_no_http_is_logged_with_the_reason()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        await backend.ExchangeAsync("hello\r\n\r\n");

        string log = backend.LogFolder.ReadAll();
        StringAssert.Contains(log, " DEBUG Microsoft.AspNetCore.Server.Kestrel.BadRequests ");
        Assert.IsFalse(log.Contains("   at ", StringComparison.Ordinal), "without a stack, which would fill the log");
    }

    [TestMethod]
    [DataRow("ffffffff")]
    [DataRow("fffffffffffffffff")]
    [DataRow("-1")]
    public async Task A_chunk_of_an_impossible_size_is_refused_and_is_no_defect(string size)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync(
            $"POST /v1/vm/stop HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n{{\"force\":false}}\r\n0\r\n\r\n");

        StringAssert.Matches(answer, new("^HTTP/1.1 400 "));
        Assert.IsFalse(backend.LogFolder.ReadAll().Contains(" ERROR ", StringComparison.Ordinal), backend.LogFolder.ReadAll());
        await AssertStillServesAsync(backend);
    }

    [TestMethod]
    public async Task A_target_that_is_no_path_is_refused()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();

        StringAssert.StartsWith(await backend.ExchangeAsync("GET * HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 405 ");
        StringAssert.StartsWith(await backend.ExchangeAsync("GET docker-desktop:80 HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 405 ");
    }

    [TestMethod]
    public async Task Another_version_of_http_is_refused()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();

        StringAssert.StartsWith(await backend.ExchangeAsync("GET /v1/version HTTP/3.7\r\nHost: a\r\n\r\n"), "HTTP/1.1 505 ");
        string answer = await backend.ExchangeAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0");
        Assert.IsFalse(answer.Contains("HTTP/1.1 200", StringComparison.Ordinal), answer);
        await AssertStillServesAsync(backend);
    }

    [TestMethod]
    public async Task A_request_line_over_the_limit_is_refused()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        StringAssert.StartsWith(await backend.ExchangeAsync($"GET /{new string('a', 3000)} HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 414 ");
        AssertLogged(backend, "Request line too long");
    }

    [TestMethod]
    public async Task Too_many_fields_are_refused()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string fields = string.Concat(Enumerable.Range(0, 40).Select(i => $"X-{i}: 1\r\n"));
        StringAssert.StartsWith(await backend.ExchangeAsync($"GET /v1/version HTTP/1.1\r\nHost: a\r\n{fields}\r\n"), "HTTP/1.1 431 ");
        AssertLogged(backend, "too many headers");
    }

    [TestMethod]
    public async Task Fields_over_the_limit_are_refused()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        StringAssert.StartsWith(await backend.ExchangeAsync($"GET /v1/version HTTP/1.1\r\nHost: a\r\nX: {new string('a', 9000)}\r\n\r\n"), "HTTP/1.1 431 ");
        AssertLogged(backend, "headers too long");
    }

    [TestMethod]
    public async Task A_request_that_ends_anywhere_in_the_middle_leaves_the_helper_serving()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        for (int length = 0; length < Good.Length; length++)
        {
            await backend.SendAsync(Good[..length]);

            // On a loaded machine there would be more at the same time than one account may have. An instance was made for each that was accepted.
            int made = PipeListener.WaitingInstances + length + 1;
            await Waiting.UntilAsync(() => backend.Transport.MadeInstances >= made && backend.Transport.OpenInstances == PipeListener.WaitingInstances);
        }

        await AssertStillServesAsync(backend);
    }

    [TestMethod]
    public async Task Requests_sent_without_waiting_are_each_answered_in_order()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        string answer = await backend.ExchangeAsync(Good + Good.Replace("version", "nothing", StringComparison.Ordinal) + Good.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));

        CollectionAssert.AreEqual(
            new[] { "200", "404", "200" },
            answer.Split("HTTP/1.1 ").Skip(1).Select(part => part[..3]).ToArray());
    }

    [TestMethod]
    public async Task A_connection_over_the_limit_is_closed_and_the_others_go_on()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller("S-1-5-18", CallerRole.Administrator));
        List<NetworkStream> streams = [];
        try
        {
            for (int i = 0; i < BackendLimits.Connections; i++)
            {
                streams.Add(await backend.Transport.ConnectAsync());
                Assert.IsTrue(await AnswersAsync(streams[i]), $"connection {i}");
            }

            await using NetworkStream oneMore = await backend.Transport.ConnectAsync();
            Assert.IsFalse(await AnswersAsync(oneMore));
            AssertLogged(backend, "A connection was closed: 64 are open, and the helper takes no more");
            Assert.IsTrue(await AnswersAsync(streams[0]));
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    [TestMethod]
    [DataRow("GET /v1/version HTTP/1.1\r\nHost: a\r\n", "Reading the request headers timed out", DisplayName = "half a head")]
    [DataRow("POST /v1/vm/stop HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", " refused: 408 request-timeout", DisplayName = "half a body")]
    public async Task A_caller_that_sends_no_more_is_not_waited_for(string half, string logged)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        await using NetworkStream stream = await backend.Transport.ConnectAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(half));

        // Twice as long as the helper waits; without its limits it would be half a minute, or for ever.
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(15));
        byte[] answer = new byte[4096];
        int length = await stream.ReadAsync(answer, patience.Token);
        StringAssert.StartsWith(Encoding.ASCII.GetString(answer, 0, length), "HTTP/1.1 408 ");
        AssertLogged(backend, logged);
        await AssertStillServesAsync(backend);
    }

    [TestMethod]
    public async Task A_request_has_a_limit_of_time()
    {
        await using RunningBackend backend = await RunningBackend.StartAsync();
        const string Body = """{"destinationFolder":"D:\\disks"}""";
        await backend.ExchangeAsync(
            $"POST /v1/vhdx/move HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

        Assert.AreEqual(1, backend.Transport.Callers.Tokens);
        Assert.IsTrue(backend.Transport.Callers.AllHadTimeLimit);
    }

    [TestMethod]
    public void Limits_bound_size_count_and_time()
    {
        KestrelServerLimits limits = new();
        BackendLimits.Apply(limits);

        Assert.IsNull(limits.MaxConcurrentConnections, "the listener's");
        Assert.AreEqual(64, BackendLimits.Connections);
        Assert.AreEqual(48, BackendLimits.ConnectionsOfOneUser);
        Assert.AreEqual(8, BackendLimits.ConnectionsOfUnnamed);
        Assert.AreEqual(0, limits.MaxConcurrentUpgradedConnections);
        Assert.AreEqual(64 * 1024, limits.MaxRequestBodySize);
        Assert.AreEqual(8 * 1024, limits.MaxRequestHeadersTotalSize);
        Assert.AreEqual(2 * 1024, limits.MaxRequestLineSize);
        Assert.AreEqual(32, limits.MaxRequestHeaderCount);
        Assert.AreEqual(TimeSpan.FromSeconds(5), limits.RequestHeadersTimeout);
        Assert.AreEqual(TimeSpan.FromSeconds(60), limits.KeepAliveTimeout);
        Assert.AreEqual(128 * 1024, limits.MaxRequestBufferSize);
        Assert.AreEqual(64 * 1024, limits.MaxResponseBufferSize);
        foreach (MinDataRate? rate in (MinDataRate?[])[limits.MinRequestBodyDataRate, limits.MinResponseDataRate])
        {
            Assert.AreEqual(1024, rate?.BytesPerSecond);
            Assert.AreEqual(TimeSpan.FromSeconds(5), rate?.GracePeriod);
        }
    }

    private static async Task<bool> AnswersAsync(NetworkStream stream)
    {
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Good));
            byte[] buffer = new byte[4096];
            int read = await stream.ReadAsync(buffer);
            return Encoding.ASCII.GetString(buffer, 0, read).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void AssertLogged(RunningBackend backend, string text) => StringAssert.Contains(backend.LogFolder.ReadAll(), text);

    private static async Task AssertStillServesAsync(RunningBackend backend)
    {
        using HttpClient client = backend.CreateHttpClient();
        Assert.AreEqual("v1", (await client.GetFromJsonAsync("/v1/version", ProtocolJson.Default.VersionResponse))!.ApiVersion);
    }
}
