namespace DockerDesktop.Client.Elevation;

/// <summary>When Windows starts the helper, as the command line names it.</summary>
internal enum ServiceMode
{
    /// <summary>At each start of Windows.</summary>
    Auto,

    /// <summary>When an administrator or the installer starts it.</summary>
    Demand,
}
