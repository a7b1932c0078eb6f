namespace DockerDesktop.CustomActions.Settings;

/// <summary>What runs the containers.</summary>
internal enum Engine
{
    /// <summary>Linux containers in WSL 2.</summary>
    Wsl,

    /// <summary>Linux containers in a Hyper-V machine.</summary>
    HyperV,

    /// <summary>Windows containers.</summary>
    Windows,
}
