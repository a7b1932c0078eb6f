namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>How a feature or component is provided (SDK: INSTALLMODE).</summary>
public enum InstallMode
{
    /// <summary>Does not look for a source.</summary>
    NoSourceResolution = -3,

    /// <summary>Does not look whether it is there.</summary>
    NoDetection = -2,

    /// <summary>Only when it is there.</summary>
    Existing = -1,

    /// <summary>Installs it when it is not there.</summary>
    Default = 0,
}
