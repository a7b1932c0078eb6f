namespace DockerDesktop.Protocol.EngineAccess;

/// <summary>Answer of <see cref="ApiRoutes.EngineAccess"/>.</summary>
/// <param name="Configured">What was chosen at installation.</param>
/// <param name="InForce">What holds now.</param>
/// <param name="State">How the two compare.</param>
/// <param name="PipePresent">Whether the engine's pipe is there.</param>
/// <param name="Cause">Why <paramref name="InForce"/> holds.</param>
/// <param name="Fix">What an administrator can do; null unless <paramref name="State"/> is <see cref="EngineAccessState.Failed"/>.</param>
public sealed record EngineAccessStatus(
    EngineAccessMode Configured,
    EngineAccessMode InForce,
    EngineAccessState State,
    bool PipePresent,
    string Cause,
    string? Fix = null);
