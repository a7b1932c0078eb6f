namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>States of the running installation, read with <see cref="Session.GetMode"/> (SDK: MSIRUNMODE).</summary>
public enum InstallRunMode
{
    /// <summary>Administrative installation.</summary>
    Admin = 0,

    /// <summary>Advertisement.</summary>
    Advertise = 1,

    /// <summary>The product is being changed or removed.</summary>
    Maintenance = 2,

    /// <summary>Rollback is enabled.</summary>
    RollbackEnabled = 3,

    /// <summary>A log is being written.</summary>
    LogEnabled = 4,

    /// <summary>Operations are being spooled to the script.</summary>
    Operations = 5,

    /// <summary>A restart is needed at the end. May be set.</summary>
    RebootAtEnd = 6,

    /// <summary>A restart is needed before the installation goes on. May be set.</summary>
    RebootNow = 7,

    /// <summary>Files come from cabinets.</summary>
    Cabinet = 8,

    /// <summary>Files of the source have short names.</summary>
    SourceShortNames = 9,

    /// <summary>Files are installed with short names.</summary>
    TargetShortNames = 10,

    /// <summary>Windows 95 or 98.</summary>
    Windows9x = 12,

    /// <summary>The system can advertise.</summary>
    ZawEnabled = 13,

    /// <summary>A deferred action runs from the installation script.</summary>
    Scheduled = 16,

    /// <summary>A rollback action runs.</summary>
    Rollback = 17,

    /// <summary>A commit action runs.</summary>
    Commit = 18,
}
