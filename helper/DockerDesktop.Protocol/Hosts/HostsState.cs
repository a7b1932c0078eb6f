using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Hosts;

/// <summary>How the hosts file compares with what the helper would write.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<HostsState>))]
public enum HostsState
{
    /// <summary>The product's block is not there.</summary>
    Absent,

    /// <summary>The product's block has today's addresses.</summary>
    Current,

    /// <summary>The product's block is there with other names or addresses.</summary>
    Outdated,

    /// <summary>The file cannot be read or is refused; the status says why.</summary>
    Unreadable,
}
