using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Features;

/// <summary>The hypervisor.</summary>
/// <param name="Present">Whether Windows runs on it now.</param>
/// <param name="LaunchedByBootLoader">Whether the boot configuration has the boot loader start it; null if that cannot be read.</param>
/// <param name="Cause">What is wrong; null when all is well.</param>
/// <param name="Fix">What an administrator can do; null when all is well.</param>
public sealed record HypervisorReport(
    bool Present,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? LaunchedByBootLoader,
    string? Cause = null,
    string? Fix = null);
