using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.RegistryAccess;

/// <summary>Answer of <see cref="ApiRoutes.RegistryAccess"/>.</summary>
/// <param name="Policy">The policy that is kept; null if there is none.</param>
public sealed record RegistryAccessState(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RegistryAccessPolicy? Policy);
