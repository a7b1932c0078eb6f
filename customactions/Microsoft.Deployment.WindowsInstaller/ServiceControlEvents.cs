namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>When a service is started, stopped and deleted: the column Event of the ServiceControl table.</summary>
[Flags]
public enum ServiceControlEvents
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>Started when the component is installed.</summary>
    Start = 1,

    /// <summary>Stopped when the component is installed.</summary>
    Stop = 2,

    /// <summary>Deleted when the component is installed.</summary>
    Delete = 8,

    /// <summary>Started when the component is removed.</summary>
    UninstallStart = 0x10,

    /// <summary>Stopped when the component is removed.</summary>
    UninstallStop = 0x20,

    /// <summary>Deleted when the component is removed.</summary>
    UninstallDelete = 0x80,
}
