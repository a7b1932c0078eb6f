namespace DockerDesktop.Protocol.Hosts;

/// <summary>One name in the hosts file.</summary>
/// <param name="Name">The host name.</param>
/// <param name="Address">Its IPv4 address in dotted decimal form.</param>
public sealed record HostsEntry(string Name, string Address);
