using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary>Output of <c>docker-desktop version --json</c>.</summary>
/// <param name="ClientVersion">Version of this program.</param>
/// <param name="Helper">The helper's answer; absent if there is none.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record VersionReport(string ClientVersion, VersionResponse? Helper, ErrorReport? Error);
