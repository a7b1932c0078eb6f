namespace DockerDesktop.Protocol.Hosts;

/// <summary>Answer of <see cref="ApiRoutes.Hosts"/>.</summary>
/// <param name="Maintained">The recorded setting: the helper keeps the block up to date by itself.</param>
/// <param name="State">What the file has.</param>
/// <param name="Expected">What the helper would write now.</param>
/// <param name="Cause">Why the file cannot be read, or why the last change by the helper itself failed; null when neither is so.</param>
/// <param name="Fix">What an administrator can do; null together with <paramref name="Cause"/>.</param>
public sealed record HostsStatus(bool Maintained, HostsState State, IReadOnlyList<HostsEntry> Expected, string? Cause = null, string? Fix = null);
