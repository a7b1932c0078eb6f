using DockerDesktop.Service.Verbs;

namespace DockerDesktop.Service.Storage;

/// <summary>
/// Something that may have to wait for what others hold: a file that is open elsewhere, the service manager. It is a <see cref="SharedQuestion{T}"/> on a
/// thread of its own, so many callers keep no thread of the pool, and whoever asks for something else waits for none of it.
/// </summary>
/// <typeparam name="T">What it finds or does.</typeparam>
/// <param name="work">Ends by itself.</param>
internal sealed class SharedWork<T>(Func<T> work)
{
    private readonly SharedQuestion<T> _question = new(() => OwnThread.RunAsync(work));

    /// <summary>Begins the work, or waits for the next time that it is done.</summary>
    /// <param name="cancellationToken">Ends the waiting of this caller alone.</param>
    /// <exception cref="OperationCanceledException">The caller waits no longer; the work goes on.</exception>
    public Task<T> RunAsync(CancellationToken cancellationToken) => _question.AskAsync(cancellationToken);
}
