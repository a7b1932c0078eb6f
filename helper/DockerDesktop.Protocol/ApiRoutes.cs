namespace DockerDesktop.Protocol;

/// <summary>The helper's HTTP paths. The first segment is the version of the interface.</summary>
public static class ApiRoutes
{
    /// <summary>The version of the interface that these paths belong to.</summary>
    public const string ApiVersion = "v1";

    /// <summary>GET: versions of the helper and of its interface, as <see cref="VersionResponse"/>.</summary>
    public const string Version = "/v1/version";

    /// <summary>GET: the helper's own state and the recorded settings, as <see cref="HealthResponse"/>.</summary>
    public const string Health = "/v1/health";
}
