namespace DockerDesktop.Protocol;

/// <summary>Names under which Windows knows the helper.</summary>
public static class ServiceIdentity
{
    /// <summary>Service name, and source of its entries in the Application event log.</summary>
    public const string Name = "com.docker.service";

    /// <summary>Local group whose members may use the helper.</summary>
    public const string UsersGroup = "docker-users";

    /// <summary>Registry key, below HKEY_LOCAL_MACHINE or HKEY_CURRENT_USER, that holds what was chosen at installation.</summary>
    public const string InstallKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Install";

    /// <summary>Registry key below HKEY_LOCAL_MACHINE in which the helper keeps what it must remember.</summary>
    public const string HelperKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Helper";
}
