namespace DockerDesktop.SystemFiles.Objects;

/// <summary>What a volume is.</summary>
/// <param name="IsFixed">True for a disk that belongs to this computer: not removable, not in the network, not in memory.</param>
/// <param name="FileSystem">For example <c>NTFS</c>; empty when the volume cannot be read.</param>
internal readonly record struct VolumeFacts(bool IsFixed, string FileSystem);
