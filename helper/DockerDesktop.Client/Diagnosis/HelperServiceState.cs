namespace DockerDesktop.Client.Diagnosis;

/// <summary>What the service control manager says about the helper.</summary>
internal enum HelperServiceState
{
    /// <summary>No such service.</summary>
    NotInstalled,

    /// <summary>Stopped, starts when an administrator or the installer says so.</summary>
    StoppedDemandStart,

    /// <summary>Stopped although it starts with Windows.</summary>
    StoppedAutomaticStart,

    /// <summary>An administrator has switched it off.</summary>
    StoppedDisabled,

    /// <summary>On its way up.</summary>
    Starting,

    /// <summary>On its way down.</summary>
    Stopping,

    /// <summary>Runs.</summary>
    Running,

    /// <summary>Windows does not tell this account.</summary>
    Unknown,
}
