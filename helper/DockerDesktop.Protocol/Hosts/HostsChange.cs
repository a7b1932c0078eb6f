namespace DockerDesktop.Protocol.Hosts;

/// <summary>Answer of <see cref="ApiRoutes.HostsApply"/> and <see cref="ApiRoutes.HostsRemove"/>.</summary>
/// <param name="Changed">Whether the file is another one than before.</param>
/// <param name="Entries">The product's names that it has now; none after a removal.</param>
public sealed record HostsChange(bool Changed, IReadOnlyList<HostsEntry> Entries);
