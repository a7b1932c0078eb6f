using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.Operations;

/// <summary>What an operation does. At most one of a kind, and at most one that touches the same thing, is in progress.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<OperationKind>))]
public enum OperationKind
{
    /// <summary>Makes the virtual machine.</summary>
    VmCreate,

    /// <summary>Starts the virtual machine.</summary>
    VmStart,

    /// <summary>Stops the virtual machine.</summary>
    VmStop,

    /// <summary>Removes the virtual machine.</summary>
    VmDestroy,

    /// <summary>Moves the virtual disk.</summary>
    VhdxMove,

    /// <summary>Starts the Windows engine.</summary>
    EngineStart,

    /// <summary>Stops the Windows engine.</summary>
    EngineStop,

    /// <summary>Deletes all data of Windows containers.</summary>
    ContainerDataDelete,
}
