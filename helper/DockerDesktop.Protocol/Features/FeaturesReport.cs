using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Features;

/// <summary>Answer of <see cref="ApiRoutes.Features"/>.</summary>
/// <param name="Ready">Whether all that the recorded engine needs is on now.</param>
/// <param name="HyperVEnabled">Whether Hyper-V is on; null if Windows does not tell.</param>
/// <param name="Hypervisor">The hypervisor.</param>
/// <param name="Features">The features of <see cref="FeatureNames"/>, always all of them and in the same order.</param>
public sealed record FeaturesReport(
    bool Ready,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? HyperVEnabled,
    HypervisorReport Hypervisor,
    IReadOnlyList<WindowsFeature> Features);
