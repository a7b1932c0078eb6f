namespace DockerDesktop.Protocol;

/// <summary>Names of the checks in <see cref="HealthResponse.Checks"/>.</summary>
public static class HealthCheckNames
{
    /// <summary>The local group <see cref="ServiceIdentity.UsersGroup"/> has access to the pipe.</summary>
    public const string UsersGroup = "users-group";

    /// <summary>The recorded settings are present and well formed.</summary>
    public const string Settings = "settings";

    /// <summary>The helper writes its log file.</summary>
    public const string LogFile = "log-file";
}
