namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>A name of the hosts file and the address that it stands for.</summary>
/// <param name="Name">One of <see cref="HostsNames"/>.</param>
/// <param name="Address">An IPv4 or IPv6 address as text.</param>
internal sealed record HostsEntry(string Name, string Address);
