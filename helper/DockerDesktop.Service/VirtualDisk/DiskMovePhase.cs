namespace DockerDesktop.Service.VirtualDisk;

/// <summary>
/// How far a move of the disk had got when it was written down. It is done when its destination is recorded as the disk's place, and not before.
/// </summary>
internal enum DiskMovePhase
{
    /// <summary>The disk, or its folder, gets another place on its volume, in one step.</summary>
    Rename,

    /// <summary>It is copied under a temporary name.</summary>
    Copy,

    /// <summary>The copy is whole and gets its name.</summary>
    Place,
}
