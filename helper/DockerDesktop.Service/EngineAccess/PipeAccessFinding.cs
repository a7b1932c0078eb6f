using DockerDesktop.Protocol.EngineAccess;

namespace DockerDesktop.Service.EngineAccess;

/// <summary>What the last look at the engine's pipe found.</summary>
/// <param name="State">How it is.</param>
/// <param name="Cause">Why.</param>
/// <param name="Fix">What an administrator can do; null unless it failed.</param>
internal sealed record PipeAccessFinding(EngineAccessState State, string Cause, string? Fix = null);
