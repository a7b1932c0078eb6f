namespace DockerDesktop.Protocol;

/// <summary>How well a part of the helper works.</summary>
public enum HealthStatus
{
    /// <summary>Works as installed.</summary>
    Healthy,

    /// <summary>Works, with something missing that an administrator should look at.</summary>
    Degraded,
}
