using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.VirtualMachine;

/// <summary>What the Hyper-V virtual machine does.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<VirtualMachineState>))]
public enum VirtualMachineState
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is switched off.</summary>
    Off,

    /// <summary>It is on its way to running.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is on its way to off or saved.</summary>
    Stopping,

    /// <summary>Its memory is saved to disk.</summary>
    Saved,

    /// <summary>It is paused.</summary>
    Paused,

    /// <summary>Hyper-V reports a state that has no name here.</summary>
    Other,
}
