namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>A line of the hosts file.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="End">Offset behind its line end.</param>
/// <param name="Kind">What it is to the product.</param>
internal readonly record struct HostsLine(int Start, int End, HostsLineKind Kind);
