namespace DockerDesktop.Windows.Services;

/// <summary>SERVICE_STATUS (SDK: winsvc.h).</summary>
internal struct NativeServiceStatus
{
    /// <summary>dwServiceType.</summary>
    public uint ServiceType;

    /// <summary>dwCurrentState.</summary>
    public uint CurrentState;

    /// <summary>dwControlsAccepted.</summary>
    public uint ControlsAccepted;

    /// <summary>dwWin32ExitCode.</summary>
    public uint Win32ExitCode;

    /// <summary>dwServiceSpecificExitCode.</summary>
    public uint ServiceSpecificExitCode;

    /// <summary>dwCheckPoint.</summary>
    public uint CheckPoint;

    /// <summary>dwWaitHint, in milliseconds.</summary>
    public uint WaitHint;
}
