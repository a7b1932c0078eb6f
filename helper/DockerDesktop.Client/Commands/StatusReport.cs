using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary>Output of <c>docker-desktop status --json</c>.</summary>
/// <param name="ClientVersion">Version of this program.</param>
/// <param name="Installation">What is installed: <c>all-users</c>, <c>per-user</c> or <c>none</c>.</param>
/// <param name="Service">What the helper's service does, in words; absent if Windows does not tell.</param>
/// <param name="Unavailable">What this installation cannot do, and why; empty if it can do everything.</param>
/// <param name="Helper">The helper's answer; absent if there is none.</param>
/// <param name="Error">Why there is none; absent also where none is expected.</param>
internal sealed record StatusReport(
    string ClientVersion, string Installation, string? Service, IReadOnlyList<UnavailableFeature> Unavailable, HealthResponse? Helper, ErrorReport? Error);
