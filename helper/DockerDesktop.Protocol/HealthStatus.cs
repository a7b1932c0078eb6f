using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol;

/// <summary>How well a part of the helper works.</summary>
[JsonConverter(typeof(LowerCaseEnumConverter<HealthStatus>))]
public enum HealthStatus
{
    /// <summary>Works as installed.</summary>
    Healthy,

    /// <summary>Works, with something missing that an administrator should look at.</summary>
    Degraded,
}
