namespace DockerDesktop.Service;

/// <summary>
/// Service-specific exit codes (SERVICE_STATUS.dwServiceSpecificExitCode), shown by the service manager when the helper could not start or work.
/// </summary>
internal enum ServiceExitCode : uint
{
    /// <summary>Stopped as asked.</summary>
    Success = 0,

    /// <summary>Another process already owns the pipe's name.</summary>
    PipeNameTaken = 1,

    /// <summary>The pipe could not be made or listened on.</summary>
    PipeFailed = 2,

    /// <summary>Anything else; the event log has the details.</summary>
    Unexpected = 100,
}
