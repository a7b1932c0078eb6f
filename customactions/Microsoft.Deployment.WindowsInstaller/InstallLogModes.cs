namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>Kinds of messages: what a log gets, or what a handler of an external user interface is told (SDK: INSTALLLOGMODE). Some values mean one thing for a log and another for a handler.</summary>
[Flags]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1069", Justification = "The values and names are those of the documented API.")]
public enum InstallLogModes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Premature termination.</summary>
    FatalExit = 1,

    /// <summary>Errors.</summary>
    Error = 2,

    /// <summary>Warnings.</summary>
    Warning = 4,

    /// <summary>Questions to the user.</summary>
    User = 8,

    /// <summary>Information that is not shown.</summary>
    Info = 0x10,

    /// <summary>Requests for a source.</summary>
    ResolveSource = 0x40,

    /// <summary>Missing disk space.</summary>
    OutOfDiskSpace = 0x80,

    /// <summary>Starts of actions.</summary>
    ActionStart = 0x100,

    /// <summary>What an action is doing.</summary>
    ActionData = 0x200,

    /// <summary>Language, caption and cancel button of the user interface.</summary>
    CommonData = 0x800,

    /// <summary>Log: every property at the end.</summary>
    PropertyDump = 0x400,

    /// <summary>Log: much of it.</summary>
    Verbose = 0x1000,

    /// <summary>Log: what helps to debug.</summary>
    ExtraDebug = 0x2000,

    /// <summary>Log: only when there is an error.</summary>
    LogOnlyOnError = 0x4000,

    /// <summary>Handler: how far it is.</summary>
    Progress = 0x400,

    /// <summary>Handler: the user interface begins.</summary>
    Initialize = 0x1000,

    /// <summary>Handler: the user interface ends.</summary>
    Terminate = 0x2000,

    /// <summary>Handler: a dialog of the package is shown.</summary>
    ShowDialog = 0x4000,

    /// <summary>Files in use.</summary>
    FilesInUse = 0x20,

    /// <summary>Handler: files in use, with the Restart Manager.</summary>
    RMFilesInUse = 0x2000000,
}
