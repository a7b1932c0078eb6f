using System.Text;
using DockerDesktop.Setup.WindowsInstaller;

namespace DockerDesktop.Setup.Elevation;

/// <summary>The unelevated end of the conversation.</summary>
internal static class ConversationReader
{
    private static readonly TimeSpan CancelPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Follows the elevated copy until it closes the conversation.</summary>
    /// <param name="stream">The pipe.</param>
    /// <param name="watcher">Is told what the copy tells, and cancels it.</param>
    /// <returns>The message and the log that it ended with; null for what it did not say.</returns>
    public static async Task<(string? Message, string? Log)> FollowAsync(Stream stream, IInstallationWatcher watcher)
    {
        (string? Message, string? Log) result = (null, null);
        using var end = new CancellationTokenSource();
        var cancelling = CancelAsync(stream, watcher, end.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } text)
            {
                switch (ConversationLine.Parse(text))
                {
                    case { Kind: ConversationLine.Percent } line:
                        watcher.Report(line.Number);
                        break;
                    case { Kind: ConversationLine.Action } line:
                        watcher.Begin(line.Lines);
                        break;
                    case { Kind: ConversationLine.Log } line:
                        result.Log = line.Lines;
                        break;
                    case { Kind: ConversationLine.Message } line:
                        result.Message = line.Lines;
                        break;
                }
            }
        }
        catch (IOException)
        {
            // It has ended; its exit code tells how.
        }

        await end.CancelAsync().ConfigureAwait(false);
        await cancelling.ConfigureAwait(false);
        return result;
    }

    private static async Task CancelAsync(Stream stream, IInstallationWatcher watcher, CancellationToken end)
    {
        try
        {
            while (!watcher.IsCancelled)
            {
                await Task.Delay(CancelPause, end).ConfigureAwait(false);
            }

            await stream.WriteAsync(new byte[1], end).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It ended before.
        }
    }
}
