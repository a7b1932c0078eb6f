using System.IO.Pipes;
using System.Security.Principal;
using System.Text;

namespace PipeLoad;

/// <summary>Malformed requests over a pipe.</summary>
internal static class Fuzz
{
    private const int AtOnce = 8;
    private const int ConnectTimeoutMilliseconds = 10_000;

    // How long an answer to the last request on a connection is waited for. A server that waits for the rest of a request gives none.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    /// <exception cref="IOException">An answer is no HTTP.</exception>
    /// <exception cref="TimeoutException">The server takes no connection any more.</exception>
    public static async Task<(int Answered, int BrokenOff)> RunAsync(string pipe, int seed, int count)
    {
        RequestFuzzer fuzzer = new(seed);
        int answered = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, count).Select(_ => fuzzer.Next()), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            if (await SendAsync(pipe, request))
            {
                Interlocked.Increment(ref answered);
            }
        });
        return (answered, count - answered);
    }

    private static async Task<bool> SendAsync(string pipe, byte[] request)
    {
        await using NamedPipeClientStream stream = new(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification);
        await stream.ConnectAsync(ConnectTimeoutMilliseconds);
        using CancellationTokenSource patience = new();
        byte[] answer = new byte[64 * 1024];
        int length = 0;
        // The server need not take all of it before it answers, so both at once.
        Task write = WriteAsync(stream, request, patience);
        try
        {
            for (int read; length < answer.Length && (read = await stream.ReadAsync(answer.AsMemory(length), patience.Token)) > 0; length += read)
            {
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Broken off, or nothing more comes.
        }

        await patience.CancelAsync();
        await write;
        return length > 0 && (answer.AsSpan(0, length).StartsWith("HTTP/1.1 "u8)
            ? true
            : throw new IOException($"an answer that is no HTTP: {Encoding.Latin1.GetString(answer, 0, length)}"));
    }

    private static async Task WriteAsync(NamedPipeClientStream stream, byte[] request, CancellationTokenSource patience)
    {
        try
        {
            await stream.WriteAsync(request, patience.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The server has had enough of it.
        }

        patience.CancelAfter(s_patience);
    }
}
