using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Callers;
using Helper.Tests.Fakes;
using PipeLoad;

namespace Helper.Tests.Service;

/// <summary>Thousands of malformed requests, always the same ones: each is answered or broken off in time, none is a defect, and the helper goes on.</summary>
[TestClass]
internal sealed class FuzzTests
{
    private const int RequestsOfEachSeed = 500;
    private const int AtOnce = 8;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    [TestMethod]
    [DataRow(1, CallerRole.None)]
    [DataRow(2, CallerRole.User)]
    [DataRow(3, CallerRole.Administrator)]
    [DataRow(4, CallerRole.Administrator)]
    public Task Two_thousand_malformed_requests_do_no_harm(int seed, CallerRole role) => SendAsync(seed, RequestsOfEachSeed, role);

    [TestMethod]
    [TestCategory("Nightly")]
    [DataRow(101, CallerRole.None)]
    [DataRow(102, CallerRole.User)]
    [DataRow(103, CallerRole.User)]
    [DataRow(104, CallerRole.Administrator)]
    [DataRow(105, CallerRole.Administrator)]
    public Task Fifty_thousand_malformed_requests_do_no_harm(int seed, CallerRole role) => SendAsync(seed, 10_000, role);

    [TestMethod]
    public void The_same_seed_makes_the_same_requests_and_another_seed_others()
    {
        RequestFuzzer first = new(7), again = new(7), other = new(8);
        byte[][] requests = [.. Enumerable.Range(0, 100).Select(_ => first.Next())];

        Assert.IsTrue(requests.All(request => request.SequenceEqual(again.Next())));
        Assert.IsTrue(requests.Any(request => !request.SequenceEqual(other.Next())));
        Assert.IsGreaterThan(90, requests.Select(Convert.ToBase64String).Distinct().Count(), "they differ");
    }

    private static async Task SendAsync(int seed, int count, CallerRole role)
    {
        await using RunningBackend backend = await RunningBackend.StartAsync(b => b.Transport.Callers.Caller = new Caller("S-1-5-21-1-2-3-1001", role));
        RequestFuzzer fuzzer = new(seed);
        Dictionary<string, int> statuses = [];
        byte[][] requests = [.. Enumerable.Range(0, count).Select(_ => fuzzer.Next())];
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            string answer = await ExchangeAsync(backend, request);
            Assert.IsTrue(answer.Length == 0 || answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal), $"seed {seed}: {Show(request)}\n{answer}");
            Assert.IsFalse(answer.Contains("HTTP/1.1 500 ", StringComparison.Ordinal), $"seed {seed}: {Show(request)}\n{answer}\n{ShowError(backend)}");
            lock (statuses)
            {
                string status = answer.Length == 0 ? "none" : answer[9..12];
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
            }
        });

        // What reaches routing, the body's reader and the HTTP parser must all be among them, or nothing much was tried.
        Assert.IsGreaterThan(count / 20, statuses.GetValueOrDefault("400"), string.Join(", ", statuses));
        Assert.IsTrue(statuses.ContainsKey(role == CallerRole.None ? "403" : "404"), string.Join(", ", statuses));
        Assert.AreEqual(string.Empty, ShowError(backend), "a defect was logged");
        backend.Transport.Callers.Caller = new Caller("S-1-5-21-1-2-3-1001", CallerRole.User);
        using HttpClient client = backend.CreateHttpClient();
        Assert.AreEqual("v1", (await client.GetFromJsonAsync("/v1/version", ProtocolJson.Default.VersionResponse))!.ApiVersion);
    }

    private static async Task<string> ExchangeAsync(RunningBackend backend, byte[] request)
    {
        using CancellationTokenSource limit = new(s_limit);
        await using NetworkStream stream = await backend.Transport.ConnectAsync();
        StringBuilder answer = new();
        try
        {
            await stream.WriteAsync(request, limit.Token);
            byte[] buffer = new byte[8192];
            ValueTask<int> read = stream.ReadAsync(buffer, limit.Token);
            for (bool ended = false; ;)
            {
                Task<int> reading = read.AsTask();
                if (!ended && await Task.WhenAny(reading, Task.Delay(s_patience)) != reading)
                {
                    // The helper waits for the rest of a request or for another one; it need not wait for its time limit.
                    stream.Socket.Shutdown(SocketShutdown.Send);
                    ended = true;
                }

                int length = await reading;
                if (length == 0)
                {
                    break;
                }

                answer.Append(Encoding.Latin1.GetString(buffer, 0, length));
                read = stream.ReadAsync(buffer, limit.Token);
            }
        }
        catch (IOException)
        {
            // Broken off, perhaps before all of the request was taken.
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"No end after {s_limit.TotalSeconds:0} s: {Show(request)}");
        }

        return answer.ToString();
    }

    private static string ShowError(RunningBackend backend)
    {
        // Not 206: a request that was let through whole began an operation on the fake virtual machine, which is not what is tried here.
        string log = backend.LogFolder.ReadAll().Replace(" ERROR com.docker.service 206 ", " operation ", StringComparison.Ordinal);
        int error = log.IndexOf(" ERROR ", StringComparison.Ordinal);
        return error < 0 ? string.Empty : log.Substring(error, Math.Min(2000, log.Length - error));
    }

    private static string Show(byte[] request) => Encoding.Latin1.GetString(request.AsSpan(0, Math.Min(request.Length, 2000)));
}
