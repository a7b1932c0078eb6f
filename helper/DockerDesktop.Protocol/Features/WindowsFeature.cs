using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Features;

/// <summary>One optional feature of Windows.</summary>
/// <param name="Name">One of <see cref="FeatureNames"/>.</param>
/// <param name="Installed">Whether its files are on this computer; null if Windows does not tell.</param>
/// <param name="State">Whether it is on.</param>
/// <param name="Required">Whether the recorded engine needs it.</param>
/// <param name="Cause">Why it cannot be told, or what is missing; null when all is well.</param>
/// <param name="Fix">What an administrator can do; null when all is well.</param>
public sealed record WindowsFeature(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Installed,
    FeatureState State,
    bool Required,
    string? Cause = null,
    string? Fix = null);
