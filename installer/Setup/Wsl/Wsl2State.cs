namespace DockerDesktop.Setup.Wsl;

/// <summary>Whether WSL 2 can be used.</summary>
internal enum Wsl2State
{
    Enabled,

    /// <summary>Neither Windows' own WSL nor the package is installed.</summary>
    WslIsMissing,

    /// <summary>The Windows feature VirtualMachinePlatform, which WSL 2 needs, is off.</summary>
    VirtualMachinePlatformIsOff,

    /// <summary>Windows did not tell.</summary>
    Unknown,
}
