namespace DockerDesktop.Service.VirtualDisk;

/// <summary>What is written down of a move in progress.</summary>
/// <param name="Phase">How far it is.</param>
/// <param name="IsWholeFolder">Whether the folder is moved with all that is in it, or the disk alone.</param>
/// <param name="Source">The folder that the disk lies in.</param>
/// <param name="Destination">The folder that it will lie in.</param>
internal sealed record DiskMoveEntry(DiskMovePhase Phase, bool IsWholeFolder, string Source, string Destination)
{
    /// <summary>What is moved.</summary>
    public DiskPlace From => DiskPlace.Of(Source, IsWholeFolder);

    /// <summary>What it becomes.</summary>
    public DiskPlace To => DiskPlace.Of(Destination, IsWholeFolder);
}
