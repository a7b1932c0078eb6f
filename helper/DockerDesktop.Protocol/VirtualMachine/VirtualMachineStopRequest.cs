using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.VirtualMachine;

/// <summary>Body of <see cref="ApiRoutes.VirtualMachineStop"/>.</summary>
/// <param name="Force">True switches it off at once; false asks its operating system to shut down.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VirtualMachineStopRequest(bool Force);
