namespace DockerDesktop.CustomActions.Platform;

/// <summary>What a service is doing (SDK: SERVICE_STATUS).</summary>
/// <param name="State">Its state.</param>
/// <param name="ExitCode">The Windows error code with which it stopped.</param>
internal readonly record struct ServiceStatus(ServiceState State, uint ExitCode);
