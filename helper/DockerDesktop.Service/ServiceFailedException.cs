namespace DockerDesktop.Service;

/// <summary>The helper cannot work; the service manager is told the code, the event log the message.</summary>
internal sealed class ServiceFailedException(ServiceExitCode exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What the service manager is told.</summary>
    public ServiceExitCode ExitCode { get; } = exitCode;
}
