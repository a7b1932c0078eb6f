namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>The buttons of a message, or-ed to <see cref="InstallMessage"/> (SDK: MessageBox).</summary>
public enum MessageButtons
{
    /// <summary>OK.</summary>
    OK = 0,

    /// <summary>OK and Cancel.</summary>
    OKCancel = 1,

    /// <summary>Abort, Retry and Ignore.</summary>
    AbortRetryIgnore = 2,

    /// <summary>Yes, No and Cancel.</summary>
    YesNoCancel = 3,

    /// <summary>Yes and No.</summary>
    YesNo = 4,

    /// <summary>Retry and Cancel.</summary>
    RetryCancel = 5,
}
