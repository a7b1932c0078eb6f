namespace DockerDesktop.Protocol.Engine;

/// <summary>Answer of <see cref="ApiRoutes.Engine"/>.</summary>
/// <param name="State">What it does.</param>
/// <param name="LastExitCode">
/// The Windows error, or the service's own code, with which it last ended; null if it ended as asked, runs, or is not installed.
/// </param>
public sealed record EngineStatus(EngineState State, long? LastExitCode = null);
