namespace DockerDesktop.Service;

/// <summary>What the service runs: everything between start and stop.</summary>
internal interface IBackend
{
    /// <summary>Completes when the backend no longer listens; fails with a <see cref="ServiceFailedException"/> when it cannot any more.</summary>
    Task Completion { get; }

    /// <summary>Starts; on return the backend listens.</summary>
    /// <param name="reportStep">Called after each step that may have taken a while.</param>
    /// <param name="cancellationToken">Cancelled when the service is to stop.</param>
    /// <exception cref="ServiceFailedException">It cannot listen.</exception>
    Task StartAsync(Action reportStep, CancellationToken cancellationToken);

    /// <summary>Takes no more connections, lets requests in progress finish, and aborts what is left.</summary>
    /// <param name="drainTime">How long requests may take.</param>
    /// <returns>False if something had to be aborted.</returns>
    Task<bool> StopAsync(TimeSpan drainTime);
}
