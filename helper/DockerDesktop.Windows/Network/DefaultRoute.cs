namespace DockerDesktop.Windows.Network;

/// <summary>A default route for IPv4.</summary>
/// <param name="Interface">Index of the interface.</param>
/// <param name="Metric">Metric of the route and of the interface together: the lowest is taken.</param>
internal readonly record struct DefaultRoute(uint Interface, uint Metric);
