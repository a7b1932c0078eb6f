namespace DockerDesktop.Client.Connection;

/// <summary>Opens the helper's pipe.</summary>
internal interface IPipeOpener
{
    /// <summary>Opens the pipe, and sends nothing.</summary>
    /// <param name="timeout">How long to wait while all of the pipe's instances are in use.</param>
    /// <exception cref="PipeUnavailableException">It cannot be opened.</exception>
    OpenedPipe Open(TimeSpan timeout);
}
