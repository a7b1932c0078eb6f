using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.VirtualMachine;

/// <summary>Body of <see cref="ApiRoutes.VirtualMachineCreate"/>. Where the disk lies is recorded at installation, and no part of the request.</summary>
/// <param name="Processors">Virtual processors, 1 to <see cref="MaximumProcessors"/>.</param>
/// <param name="MemoryMegabytes">Memory in MiB, an even number from <see cref="MinimumMemoryMegabytes"/> to <see cref="MaximumMemoryMegabytes"/>.</param>
/// <param name="DiskGigabytes">Largest size of the disk in GiB, 1 to <see cref="MaximumDiskGigabytes"/>; a disk that is there already is used as it is.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VirtualMachineCreateRequest(int Processors, int MemoryMegabytes, int DiskGigabytes)
{
    /// <summary>Most virtual processors.</summary>
    public const int MaximumProcessors = 240;

    /// <summary>Least memory in MiB.</summary>
    public const int MinimumMemoryMegabytes = 512;

    /// <summary>Most memory in MiB.</summary>
    public const int MaximumMemoryMegabytes = 1024 * 1024;

    /// <summary>Largest disk in GiB (64 TiB, the limit of VHDX).</summary>
    public const int MaximumDiskGigabytes = 64 * 1024;
}
