using System.Collections.Concurrent;
using System.Text;
using DockerDesktop.Setup.WindowsInstaller;

namespace DockerDesktop.Setup.Elevation;

/// <summary>
/// The elevated end of the conversation. Whoever is at the other end can cancel and nothing else; one that does not read keeps nothing from going on, and one that has gone cancels.
/// </summary>
internal sealed class ConversationWatcher : IInstallationWatcher, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Stream _stream;
    private readonly BlockingCollection<ConversationLine> _lines = new(256);
    private readonly Task _writing;
    private volatile bool _isCancelled;

    /// <summary>Begins.</summary>
    /// <param name="stream">The pipe; disposed of with this.</param>
    public ConversationWatcher(Stream stream)
    {
        _stream = stream;
        _writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _ = ReadAsync();
    }

    public bool IsCancelled => _isCancelled;

    public void Report(int percent) => Tell(ConversationLine.Of(ConversationLine.Percent, percent.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public void Begin(string action) => Tell(ConversationLine.Of(ConversationLine.Action, action));

    /// <summary>Tells how it ended.</summary>
    public void End(SetupResult result)
    {
        if (result.Log is not null)
        {
            Tell(ConversationLine.Of(ConversationLine.Log, result.Log));
        }

        Tell(ConversationLine.Of(ConversationLine.Message, result.Message));
    }

    public async ValueTask DisposeAsync()
    {
        _lines.CompleteAdding();
        await Task.WhenAny(_writing, Task.Delay(Patience)).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _lines.Dispose();
    }

    // Never waits: what does not fit is left out, and the exit code tells the result all the same.
    private void Tell(ConversationLine line) => _lines.TryAdd(line);

    private void Write()
    {
        try
        {
            foreach (var line in _lines.GetConsumingEnumerable())
            {
                _stream.Write(Encoding.UTF8.GetBytes($"{line}\n"));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _isCancelled = true;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            await _stream.ReadAsync(new byte[1]).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It has gone.
        }

        _isCancelled = true;
    }
}
