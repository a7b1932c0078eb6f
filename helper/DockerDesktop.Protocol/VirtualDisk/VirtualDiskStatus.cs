namespace DockerDesktop.Protocol.VirtualDisk;

/// <summary>Answer of <see cref="ApiRoutes.VirtualDisk"/>.</summary>
/// <param name="Exists">Whether there is a disk.</param>
/// <param name="Path">Full path of the file; null if there is none.</param>
/// <param name="Bytes">Its size on its volume; null if there is none.</param>
/// <param name="MoveOperation">Identifier of the move that is in progress; null if none is.</param>
public sealed record VirtualDiskStatus(bool Exists, string? Path = null, long? Bytes = null, string? MoveOperation = null);
