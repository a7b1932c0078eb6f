namespace DockerDesktop.SystemFiles.Hosts;

/// <summary>What a hosts file says about the product's names.</summary>
/// <param name="HasBlock">True when the product's block, or a part of one, is in it.</param>
/// <param name="Block">What the block defines.</param>
/// <param name="Elsewhere">What lines outside of it define for the same names: made by hand, and never touched. Windows takes the first line of a name.</param>
internal sealed record HostsReading(bool HasBlock, IReadOnlyList<HostsEntry> Block, IReadOnlyList<HostsEntry> Elsewhere);
