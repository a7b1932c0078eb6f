namespace DockerDesktop.Windows.Services;

/// <summary>SERVICE_STATUS.dwCurrentState.</summary>
internal enum SystemServiceState : uint
{
    /// <summary>SERVICE_STOPPED.</summary>
    Stopped = 1,

    /// <summary>SERVICE_START_PENDING.</summary>
    StartPending = 2,

    /// <summary>SERVICE_STOP_PENDING.</summary>
    StopPending = 3,

    /// <summary>SERVICE_RUNNING.</summary>
    Running = 4,

    /// <summary>SERVICE_CONTINUE_PENDING.</summary>
    ContinuePending = 5,

    /// <summary>SERVICE_PAUSE_PENDING.</summary>
    PausePending = 6,

    /// <summary>SERVICE_PAUSED.</summary>
    Paused = 7,
}
