namespace DockerDesktop.Service.Storage;

/// <summary>
/// Work that may have to wait for what others hold and whose result is each caller's own: one at a time, on a thread of its own, while the others wait without
/// one.
/// </summary>
internal sealed class SerialWork : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Does something when it is its turn.</summary>
    /// <param name="work">Ends by itself, and is not ended by the caller's going once it has begun.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task<T> running = OwnThread.RunAsync(() =>
        {
            try
            {
                return work();
            }
            finally
            {
                _turn.Release();
            }
        });
        return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
