namespace DockerDesktop.Protocol;

/// <summary>Answer of <see cref="ApiRoutes.Health"/>.</summary>
/// <param name="Status">The worst status of all checks.</param>
/// <param name="Version">The helper's version.</param>
/// <param name="StartedAt">When the helper began to listen, UTC.</param>
/// <param name="Settings">The recorded settings that the helper works by.</param>
/// <param name="Checks">Each thing that was looked at, always all of them and in the same order.</param>
public sealed record HealthResponse(
    HealthStatus Status,
    string Version,
    DateTimeOffset StartedAt,
    RecordedSettings Settings,
    IReadOnlyList<HealthCheck> Checks);
