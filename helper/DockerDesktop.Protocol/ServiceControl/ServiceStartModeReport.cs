using System.Text.Json.Serialization;

namespace DockerDesktop.Protocol.ServiceControl;

/// <summary>Answer of <see cref="ApiRoutes.ServiceStartMode"/>. It is set through the service manager by an elevated client, never over the pipe.</summary>
/// <param name="StartMode">What the service manager has; null if it does not tell.</param>
/// <param name="Expected">What the recorded choice of docker-desktop service mode asks for, else the recorded settings.</param>
/// <param name="Cause">Why <paramref name="Expected"/> is asked for, and why <paramref name="StartMode"/> is not known if it is null.</param>
/// <param name="Fix">What to do when the two differ; null when they are the same.</param>
public sealed record ServiceStartModeReport(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ServiceStartMode? StartMode,
    ServiceStartMode Expected,
    string Cause,
    string? Fix = null);
