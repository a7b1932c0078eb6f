using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Security.Principal;
using System.Text;

namespace PipeLoad;

/// <summary>
/// What a user of the helper who means it ill does over the pipe. Each prints what it saw, a line a number; what that should be, the tests say.
/// </summary>
internal static class Attacks
{
    private const int ConnectTimeoutMilliseconds = 10_000;
    private const string Version = "GET /v1/version HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly TimeSpan s_answerTime = TimeSpan.FromSeconds(30);

    /// <summary>Keeps so many connections, each of which has been answered once, and opens further ones, several at a time.</summary>
    public static async Task OverTheLimitAsync(string pipe, int held, int further, int atOnce)
    {
        List<NamedPipeClientStream> streams = await HoldAsync(pipe, held);
        int closed = 0;
        int answered = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, further), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) =>
        {
            await using NamedPipeClientStream stream = await OpenAsync(pipe);
            if (await ExchangeAsync(stream, Version) is null)
            {
                Interlocked.Increment(ref closed);
            }
            else
            {
                Interlocked.Increment(ref answered);
            }
        });
        Print("closed", closed);
        Print("answered", answered);
        int still = 0;
        foreach (NamedPipeClientStream stream in streams)
        {
            still += await ExchangeAsync(stream, Version) is not null ? 1 : 0;
            await stream.DisposeAsync();
        }

        Print("still served", still);
    }

    /// <summary>
    /// After connections over the limit: clients that stay, and send their request in two halves. Two readers of one instance would each get one.
    /// </summary>
    public static async Task HalvesAsync(string pipe, int held, int further)
    {
        await OverTheLimitAsync(pipe, held, further, 1);
        List<NamedPipeClientStream> clients = [];
        int right = 0;
        for (int i = 0; i < 14; i++)
        {
            NamedPipeClientStream client = await OpenAsync(pipe);
            clients.Add(client);
            await client.WriteAsync(Encoding.ASCII.GetBytes($"GET /v1/half-{i}-and- HTTP/1.1\r\n"));
            await Task.Delay(20);
            right += (await ExchangeAsync(client, "Host: x\r\n\r\n"))?.Contains($"half-{i}-and-", StringComparison.Ordinal) == true ? 1 : 0;
        }

        Print("right", right);
        clients.ForEach(client => client.Dispose());
    }

    /// <summary>
    /// Clients that each ask for paths of their own beside many that are kept; some go without their answer. An answer that names another's path was mixed up.
    /// </summary>
    public static async Task MixAsync(string pipe, int clients, int seconds, int held)
    {
        List<NamedPipeClientStream> streams = await HoldAsync(pipe, held);
        int right = 0;
        int none = 0;
        ConcurrentQueue<string> wrong = [];
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            Random random = new(client);
            for (int request = 0; watch.Elapsed.TotalSeconds < seconds;)
            {
                await using NamedPipeClientStream stream = await OpenAsync(pipe);
                for (int times = random.Next(1, 4); times > 0; times--)
                {
                    string path = $"client-{client}-request-{++request}-";
                    string sent = $"GET /v1/{path} HTTP/1.1\r\nHost: x\r\n\r\n";
                    if (random.Next(5) == 0)
                    {
                        await TryWriteAsync(stream, sent);
                        break;
                    }

                    string? answer = await ExchangeAsync(stream, sent);
                    if (answer is null)
                    {
                        Interlocked.Increment(ref none);
                        break;
                    }

                    if (answer.Contains(path, StringComparison.Ordinal))
                    {
                        Interlocked.Increment(ref right);
                    }
                    else
                    {
                        wrong.Enqueue($"{path} got {answer}");
                    }
                }
            }
        })));
        Print("right", right);
        Print("mixed up", wrong.Count);
        Print("without an answer", none);
        foreach (string one in wrong.Take(3))
        {
            Console.Error.WriteLine(one);
        }

        streams.ForEach(stream => stream.Dispose());
    }

    /// <summary>Clients that ask for something that is answered with a name of theirs, and read the answer slowly.</summary>
    public static async Task PinAsync(string pipe, int clients, int seconds, int bytesInASecond, int nameLength)
    {
        string body = $$"""{"{{new string('<', nameLength)}}":1}""";
        byte[] request = Encoding.ASCII.GetBytes($"POST /v1/vm/create HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        Stopwatch watch = Stopwatch.StartNew();
        int longest = 0;
        int broken = 0;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                try
                {
                    await using NamedPipeClientStream stream = await OpenAsync(pipe);
                    await stream.WriteAsync(request);
                    byte[] part = new byte[bytesInASecond];
                    int length = 0;
                    for (int read; watch.Elapsed.TotalSeconds < seconds && (read = await stream.ReadAsync(part)) > 0; length += read)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(1));
                    }

                    Max(ref longest, length);
                }
                catch (Exception e) when (e is IOException or TimeoutException)
                {
                    Interlocked.Increment(ref broken);
                }
            }
        })));
        Print("longest answer", longest);
        Print("broken off", broken);
    }

    /// <summary>Keeps a file open for itself alone, has many requests wait for it, and sees how long another request takes meanwhile.</summary>
    public static async Task HeldFileAsync(string pipe, string file, int requests, string request)
    {
        await using FileStream held = new(file, FileMode.Open, FileAccess.Read, FileShare.None);
        string sent = $"{request} HTTP/1.1\r\nHost: x\r\n{(request.StartsWith("GET", StringComparison.Ordinal) ? string.Empty : "Content-Length: 0\r\n")}\r\n";
        List<Task<string?>> waiting = [];
        for (int i = 0; i < requests; i++)
        {
            NamedPipeClientStream stream = await OpenAsync(pipe);
            waiting.Add(ExchangeAsync(stream, sent));
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        Print("waiting", waiting.Count(task => !task.IsCompleted));
        Stopwatch watch = Stopwatch.StartNew();
        await using NamedPipeClientStream other = await OpenAsync(pipe);
        string? version = await ExchangeAsync(other, Version);
        Print("milliseconds", (int)watch.ElapsedMilliseconds);
        Print("other", Status(version));
        string?[] answers = await Task.WhenAll(waiting);
        foreach (IGrouping<int, string?> status in answers.GroupBy(Status))
        {
            Print($"status {status.Key}", status.Count());
        }
    }

    /// <summary>Sends a request with a long text in it many times.</summary>
    public static async Task LongCausesAsync(string pipe, int count)
    {
        string body = $$"""{"{{new string('x', 60_000)}}":1}""";
        int answered = 0;
        for (int i = 0; i < count; i++)
        {
            await using NamedPipeClientStream stream = await OpenAsync(pipe);
            answered += await ExchangeAsync(stream, $"POST /v1/vm/create HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}") is null ? 0 : 1;
        }

        Print("answered", answered);
    }

    private static async Task<List<NamedPipeClientStream>> HoldAsync(string pipe, int count)
    {
        List<NamedPipeClientStream> streams = [];
        for (int i = 0; i < count; i++)
        {
            NamedPipeClientStream stream = await OpenAsync(pipe);
            if (await ExchangeAsync(stream, Version) is not null)
            {
                streams.Add(stream);
            }
        }

        Print("held", streams.Count);
        return streams;
    }

    private static async Task<NamedPipeClientStream> OpenAsync(string pipe)
    {
        NamedPipeClientStream stream = new(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification);
        await stream.ConnectAsync(ConnectTimeoutMilliseconds);
        return stream;
    }

    /// <returns>The answer; null if there was none.</returns>
    private static async Task<string?> ExchangeAsync(NamedPipeClientStream stream, string request)
    {
        using CancellationTokenSource patience = new(s_answerTime);
        if (!await TryWriteAsync(stream, request))
        {
            return null;
        }

        byte[] buffer = new byte[64 * 1024];
        int length = 0;
        try
        {
            while (true)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(length), patience.Token);
                if (read == 0)
                {
                    return null;
                }

                length += read;
                string text = Encoding.Latin1.GetString(buffer, 0, length);
                int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (head >= 0 && (text.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? text.EndsWith("0\r\n\r\n", StringComparison.Ordinal) : text.Length - head - 4 >= Length(text[..head])))
                {
                    return text;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static int Length(string head)
    {
        const string Name = "Content-Length: ";
        int start = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? 0 : int.Parse(head[(start + Name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }

    private static async Task<bool> TryWriteAsync(NamedPipeClientStream stream, string request)
    {
        using CancellationTokenSource patience = new(s_answerTime);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
            return true;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static int Status(string? answer) => answer is null ? 0 : int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture);

    private static void Max(ref int longest, int length)
    {
        for (int before = longest; length > before; before = longest)
        {
            if (Interlocked.CompareExchange(ref longest, length, before) == before)
            {
                return;
            }
        }
    }

    private static void Print(string name, int number) => Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {number}"));
}
