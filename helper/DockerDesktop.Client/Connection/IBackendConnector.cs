namespace DockerDesktop.Client.Connection;

/// <summary>Connects to the helper.</summary>
internal interface IBackendConnector
{
    /// <summary>Returns a stream to the helper, after it has been made sure that it is the helper.</summary>
    /// <exception cref="ClientException">There is none that can be trusted; the problem says why and what to do.</exception>
    Stream Connect();
}
