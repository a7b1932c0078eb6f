using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Engine;

/// <summary>What the service of the Windows engine does.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EngineState>))]
public enum EngineState
{
    /// <summary>It is not installed.</summary>
    NotInstalled,

    /// <summary>It does not run.</summary>
    Stopped,

    /// <summary>It is starting.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is stopping.</summary>
    Stopping,

    /// <summary>The service manager reports a state that has no name here.</summary>
    Other,
}
