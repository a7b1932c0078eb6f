namespace DockerDesktop.Service.ServiceControl;

/// <summary>SERVICE_STATUS.dwCurrentState.</summary>
internal enum ServiceState : uint
{
    /// <summary>SERVICE_STOPPED.</summary>
    Stopped = 1,

    /// <summary>SERVICE_START_PENDING.</summary>
    StartPending = 2,

    /// <summary>SERVICE_STOP_PENDING.</summary>
    StopPending = 3,

    /// <summary>SERVICE_RUNNING.</summary>
    Running = 4,
}
