using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.EngineAccess;

/// <summary>Whether what was chosen is so.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EngineAccessState>))]
public enum EngineAccessState
{
    /// <summary>What was chosen is in force.</summary>
    InForce,

    /// <summary>It comes into force when the engine's pipe is there.</summary>
    Waiting,

    /// <summary>Nothing was chosen, or Windows containers are off.</summary>
    Off,

    /// <summary>Something keeps it from coming into force, or it is no longer what was chosen.</summary>
    Failed,
}
