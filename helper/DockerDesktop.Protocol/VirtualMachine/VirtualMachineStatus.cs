namespace DockerDesktop.Protocol.VirtualMachine;

/// <summary>Answer of <see cref="ApiRoutes.VirtualMachine"/>. There is one virtual machine and its name is fixed, so no request and no answer has it.</summary>
/// <param name="State">What it does.</param>
/// <param name="Processors">Virtual processors; null if there is no virtual machine.</param>
/// <param name="MemoryMegabytes">Memory in MiB; null if there is no virtual machine.</param>
/// <param name="UptimeSeconds">How long it has been running; null unless it runs.</param>
public sealed record VirtualMachineStatus(VirtualMachineState State, int? Processors = null, long? MemoryMegabytes = null, long? UptimeSeconds = null);
