namespace DockerDesktop.Windows.Network;

/// <summary>A default route for IPv4.</summary>
/// <param name="Interface">Identifier of the interface (NET_LUID).</param>
/// <param name="Metric">Metric of the route and of the interface together: the lowest is taken.</param>
internal readonly record struct DefaultRoute(ulong Interface, uint Metric);
