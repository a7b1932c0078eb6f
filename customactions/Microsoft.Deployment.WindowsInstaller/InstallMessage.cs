namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The kind of a message sent with <see cref="Session.Message"/> (SDK: INSTALLMESSAGE). Button and icon flags of MessageBox may be or-ed to it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The values and the name are those of the documented API.")]
public enum InstallMessage
{
    /// <summary>Premature termination, possibly fatal.</summary>
    FatalExit = 0x00000000,

    /// <summary>An error: logged, and shown by the user interface.</summary>
    Error = 0x01000000,

    /// <summary>A warning: logged, and shown by the user interface.</summary>
    Warning = 0x02000000,

    /// <summary>A question to the user.</summary>
    User = 0x03000000,

    /// <summary>A line for the log.</summary>
    Info = 0x04000000,

    /// <summary>The list of files in use.</summary>
    FilesInUse = 0x05000000,

    /// <summary>A request for a source.</summary>
    ResolveSource = 0x06000000,

    /// <summary>Not enough disk space.</summary>
    OutOfDiskSpace = 0x07000000,

    /// <summary>The start of an action: its name, description and template.</summary>
    ActionStart = 0x08000000,

    /// <summary>Data of the running action, formatted by its template.</summary>
    ActionData = 0x09000000,

    /// <summary>Progress: ticks and their meaning.</summary>
    Progress = 0x0A000000,

    /// <summary>Information for the user interface: language, caption, cancel button.</summary>
    CommonData = 0x0B000000,

    /// <summary>The user interface begins.</summary>
    Initialize = 0x0C000000,

    /// <summary>The user interface ends.</summary>
    Terminate = 0x0D000000,

    /// <summary>Shows a dialog of the package.</summary>
    ShowDialog = 0x0E000000,

    /// <summary>Files in use, with the Restart Manager.</summary>
    RMFilesInUse = 0x19000000,

    /// <summary>The installation of a product begins.</summary>
    InstallStart = 0x1A000000,

    /// <summary>The installation of a product ends.</summary>
    InstallEnd = 0x1B000000,
}
