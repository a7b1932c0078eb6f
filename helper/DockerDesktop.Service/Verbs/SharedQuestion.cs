namespace DockerDesktop.Service.Verbs;

/// <summary>
/// A question to Windows that many ask at the same time. It is put once at a time, so that many callers cannot keep many threads, and nobody gets an answer to
/// one that was put before he asked. Whoever asks while one is in progress waits for the next, and is told its failure if it fails: where Windows hangs, nobody
/// waits twice.
/// </summary>
/// <param name="ask">Puts it.</param>
internal sealed class SharedQuestion<T>(Func<Task<T>> ask)
{
    private readonly Lock _lock = new();
    private Task<T>? _asked;
    private Task<T>? _next; // not begun

    /// <summary>Asks.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<T> AskAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Task<T> answer = _next
                ?? (_asked is { IsCompleted: false } before ? _next = AskAfterAsync(before) : _asked = Task.Run(ask, CancellationToken.None));
            return answer.WaitAsync(cancellationToken);
        }
    }

    private async Task<T> AskAfterAsync(Task<T> before)
    {
        Task<T> asked;
        try
        {
            // Forced to yield: this begins under the lock, before its result is kept.
            await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        catch
        {
            lock (_lock)
            {
                _next = null;
            }

            throw;
        }

        lock (_lock)
        {
            _next = null;
            asked = _asked = Task.Run(ask, CancellationToken.None);
        }

        return await asked.ConfigureAwait(false);
    }
}
