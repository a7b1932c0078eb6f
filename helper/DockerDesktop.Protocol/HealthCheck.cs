namespace DockerDesktop.Protocol;

/// <summary>One thing that the helper looked at.</summary>
/// <param name="Name">Stable name, one of <see cref="HealthCheckNames"/>.</param>
/// <param name="Status">What was found.</param>
/// <param name="Cause">Why it is not healthy; null when it is.</param>
/// <param name="Fix">What an administrator can do; null when it is healthy.</param>
public sealed record HealthCheck(string Name, HealthStatus Status, string? Cause = null, string? Fix = null);
