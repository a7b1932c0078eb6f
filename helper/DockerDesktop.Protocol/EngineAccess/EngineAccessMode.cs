using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.EngineAccess;

/// <summary>
/// How the Windows engine's pipe is opened to those who are no administrators. The names, in lower case, are the values of the installer's property
/// ENGINEACCESS.
/// </summary>
[JsonConverter(typeof(LowerCaseEnumConverter<EngineAccessMode>))]
public enum EngineAccessMode
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The engine lets the group in, by the value <c>group</c> of its daemon.json.</summary>
    Group,

    /// <summary>The helper adds the group to the access list of the engine's pipe.</summary>
    PipeAcl,

    /// <summary>The engine listens on 127.0.0.1:2375, for every account of this computer.</summary>
    Tcp,
}
