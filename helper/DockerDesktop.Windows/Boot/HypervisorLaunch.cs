namespace DockerDesktop.Windows.Boot;

/// <summary>The boot loader's option <c>hypervisorlaunchtype</c>.</summary>
internal enum HypervisorLaunch
{
    /// <summary>The option is not set: the boot loader starts no hypervisor for Hyper-V.</summary>
    NotSet,

    /// <summary>Off.</summary>
    Off,

    /// <summary>Auto.</summary>
    Auto,
}
