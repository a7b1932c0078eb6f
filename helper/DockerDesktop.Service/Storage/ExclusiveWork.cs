using DockerDesktop.Service.Http;

namespace DockerDesktop.Service.Storage;

/// <summary>
/// Work for callers that cannot share its result and that may have to wait for what others hold: on threads of their own, one of each account at a time, so
/// that an account waits for itself alone.
/// </summary>
internal sealed class ExclusiveWork
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);

    /// <summary>Does something for an account.</summary>
    /// <param name="sid">The account.</param>
    /// <param name="work">Ends by itself, and is not ended by the caller's going.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="abandoned">Called with the result when nobody waits for it any more.</param>
    /// <exception cref="RequestRefusedException">Another request of the account is being worked on.</exception>
    public async Task<T> RunAsync<T>(string sid, Func<T> work, CancellationToken cancellationToken, Action<T>? abandoned = null)
    {
        lock (_lock)
        {
            if (!_busy.Add(sid))
            {
                throw new RequestRefusedException(Problems.TooManyRequests(
                    $"Another request of this kind by the account {sid} is still being worked on.", "Wait until it has been answered, then try again."));
            }
        }

        Task<T> running = OwnThread.RunAsync(() =>
        {
            try
            {
                return work();
            }
            finally
            {
                lock (_lock)
                {
                    _busy.Remove(sid);
                }
            }
        });
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (abandoned is not null)
        {
            _ = running.ContinueWith(
                done => abandoned(done.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }
}
