namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>When a file is removed: the column InstallMode of the RemoveFile table.</summary>
[Flags]
public enum RemoveFileModes
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>When the component is installed.</summary>
    OnInstall = 1,

    /// <summary>When the component is removed.</summary>
    OnRemove = 2,
}
