using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.ServiceControl;

/// <summary>When Windows starts the helper.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ServiceStartMode>))]
public enum ServiceStartMode
{
    /// <summary>At each start of Windows.</summary>
    Automatic,

    /// <summary>When it is asked for.</summary>
    Demand,

    /// <summary>Never.</summary>
    Disabled,
}
