namespace DockerDesktop.Service.VirtualDisk;

/// <summary>What is written down of a move in progress.</summary>
/// <param name="Phase">How far it is.</param>
/// <param name="Source">The folder that the disk is moved from.</param>
/// <param name="Destination">The folder that it is moved to.</param>
internal sealed record DiskMoveEntry(DiskMovePhase Phase, string Source, string Destination);
