using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol;

/// <summary>What runs the containers. The names, in lower case, are the values of the installer's property ENGINE.</summary>
[JsonConverter(typeof(LowerCaseEnumConverter<ContainerEngine>))]
public enum ContainerEngine
{
    /// <summary>Linux containers in WSL 2.</summary>
    Wsl,

    /// <summary>Linux containers in a Hyper-V virtual machine.</summary>
    HyperV,

    /// <summary>Windows containers.</summary>
    Windows,
}
