using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.VirtualMachine;

/// <summary>Body of <see cref="ApiRoutes.VirtualMachineDestroy"/>.</summary>
/// <param name="DeleteDisk">True deletes its disk too, with all that is on it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VirtualMachineDestroyRequest(bool DeleteDisk);
