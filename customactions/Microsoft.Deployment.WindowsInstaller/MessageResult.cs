namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What the user or the installer answered to a message (SDK: MsiProcessMessage).</summary>
public enum MessageResult
{
    /// <summary>The message could not be processed.</summary>
    Error = -1,

    /// <summary>Nobody acted on the message.</summary>
    None = 0,

    /// <summary>IDOK.</summary>
    OK = 1,

    /// <summary>IDCANCEL.</summary>
    Cancel = 2,

    /// <summary>IDABORT.</summary>
    Abort = 3,

    /// <summary>IDRETRY.</summary>
    Retry = 4,

    /// <summary>IDIGNORE.</summary>
    Ignore = 5,

    /// <summary>IDYES.</summary>
    Yes = 6,

    /// <summary>IDNO.</summary>
    No = 7,
}
