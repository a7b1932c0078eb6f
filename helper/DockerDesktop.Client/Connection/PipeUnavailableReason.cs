namespace DockerDesktop.Client.Connection;

/// <summary>Why the pipe cannot be opened.</summary>
internal enum PipeUnavailableReason
{
    /// <summary>There is no such pipe.</summary>
    Missing,

    /// <summary>Windows refuses access.</summary>
    AccessDenied,

    /// <summary>All instances stayed in use.</summary>
    Busy,

    /// <summary>Another Windows error.</summary>
    Other,
}
