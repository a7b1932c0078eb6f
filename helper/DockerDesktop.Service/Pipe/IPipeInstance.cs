namespace DockerDesktop.Service.Pipe;

/// <summary>One instance of the pipe: for one client, and never for another.</summary>
internal interface IPipeInstance : IDisposable
{
    /// <summary>What the client sends and gets. A write ends when the client has read it.</summary>
    Stream Stream { get; }

    /// <summary>Completes when a client has opened the instance.</summary>
    /// <param name="cancellationToken">Cancelled when nobody is waited for any more.</param>
    Task WaitForClientAsync(CancellationToken cancellationToken);

    /// <summary>Ends the connection: what is in progress on the stream ends too. May be called more than once, and from any thread.</summary>
    void Disconnect();
}
