using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.RegistryAccess;

/// <summary>The Registry Access Management policy of an organisation, as the helper keeps it: readable, not writable by those who are bound by it.</summary>
/// <param name="SchemaVersion">Version of this schema: <see cref="CurrentSchemaVersion"/>.</param>
/// <param name="Enabled">Whether images may come from <paramref name="AllowedRegistries"/> only.</param>
/// <param name="AllowedRegistries">
/// Host names of registries in lower case, each with a port if it needs one; at most <see cref="MaximumRegistries"/>, none twice.
/// </param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RegistryAccessPolicy(int SchemaVersion, bool Enabled, IReadOnlyList<string> AllowedRegistries)
{
    /// <summary>The only version that there is.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Most registries in a policy.</summary>
    public const int MaximumRegistries = 200;
}
