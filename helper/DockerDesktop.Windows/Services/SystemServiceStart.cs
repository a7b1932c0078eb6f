namespace DockerDesktop.Windows.Services;

/// <summary>QUERY_SERVICE_CONFIG.dwStartType.</summary>
internal enum SystemServiceStart : uint
{
    /// <summary>SERVICE_BOOT_START: a driver.</summary>
    Boot = 0,

    /// <summary>SERVICE_SYSTEM_START: a driver.</summary>
    System = 1,

    /// <summary>SERVICE_AUTO_START.</summary>
    Automatic = 2,

    /// <summary>SERVICE_DEMAND_START.</summary>
    Demand = 3,

    /// <summary>SERVICE_DISABLED.</summary>
    Disabled = 4,
}
