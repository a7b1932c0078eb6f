namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>What a patch is applied to (SDK: INSTALLTYPE).</summary>
public enum InstallType
{
    /// <summary>The installed products that it is for.</summary>
    Default = 0,

    /// <summary>An administrative image.</summary>
    NetworkImage = 1,

    /// <summary>One instance of a product.</summary>
    SingleInstance = 2,
}
