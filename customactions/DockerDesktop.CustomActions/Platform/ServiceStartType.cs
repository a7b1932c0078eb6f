namespace DockerDesktop.CustomActions.Platform;

/// <summary>When Windows starts a service (SDK: QUERY_SERVICE_CONFIG.dwStartType).</summary>
internal enum ServiceStartType
{
    Boot = 0,
    System = 1,
    Automatic = 2,
    Demand = 3,
    Disabled = 4,
}
