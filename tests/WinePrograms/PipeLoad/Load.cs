using System.Diagnostics;
using System.Text;

namespace PipeLoad;

/// <summary>Requests over several connections at once.</summary>
internal static class Load
{
    /// <returns>How long it took, without the time to connect; answers by status.</returns>
    public static async Task<(TimeSpan Elapsed, SortedDictionary<int, int> Statuses)> RunAsync(string pipe, int connections, int count, string[] requests)
    {
        byte[][] bytes = [.. requests.Select(request => Encoding.Latin1.GetBytes($"{request} HTTP/1.1\r\nHost: localhost\r\n\r\n"))];
        List<HttpConnection> open = [];
        try
        {
            for (int i = 0; i < connections; i++)
            {
                open.Add(await HttpConnection.OpenAsync(pipe));
            }

            Stopwatch watch = Stopwatch.StartNew();
            int[][] statuses = await Task.WhenAll(open.Select(connection => Task.Run(() => SendAsync(connection, count, bytes))));
            TimeSpan elapsed = watch.Elapsed;
            SortedDictionary<int, int> result = [];
            foreach (int status in statuses.SelectMany(ofOne => ofOne))
            {
                result[status] = result.GetValueOrDefault(status) + 1;
            }

            return (elapsed, result);
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<int[]> SendAsync(HttpConnection connection, int count, byte[][] requests)
    {
        int[] statuses = new int[count];
        for (int i = 0; i < count; i++)
        {
            statuses[i] = await connection.ExchangeAsync(requests[i % requests.Length]);
        }

        return statuses;
    }
}
