namespace DockerDesktop.Client.Connection;

/// <summary>The helper's pipe cannot be opened.</summary>
internal sealed class PipeUnavailableException(PipeUnavailableReason reason, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public PipeUnavailableReason Reason { get; } = reason;
}
