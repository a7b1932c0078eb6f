using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary>Output of <c>docker-desktop health --json</c>.</summary>
/// <param name="Helper">The helper's answer; absent if there is none.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record HealthReport(HealthResponse? Helper, ErrorReport? Error);
