namespace DockerDesktop.Protocol;

/// <summary>Answer of <see cref="ApiRoutes.Version"/>.</summary>
/// <param name="Version">The helper's version, three fields.</param>
/// <param name="ApiVersion">The newest interface version that the helper answers, for example <c>v1</c>.</param>
/// <param name="OperatingSystem">The operating system as it describes itself.</param>
/// <param name="Architecture">The processor architecture of the helper's process, lower case.</param>
public sealed record VersionResponse(string Version, string ApiVersion, string OperatingSystem, string Architecture);
