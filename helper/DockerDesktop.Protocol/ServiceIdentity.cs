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

    /// <summary>Value of <see cref="InstallKey"/>, for all users: the start mode that somebody chose, <c>auto</c> or <c>demand</c>.</summary>
    public const string ModeValue = "ServiceMode";

    /// <summary>
    /// Value of <see cref="InstallKey"/>, for all users: the start type that this product set last, as <c>sc config start=</c> names it. Another one is an
    /// administrator's choice.
    /// </summary>
    public const string StartValue = "ServiceStart";

    /// <summary>Registry key below HKEY_LOCAL_MACHINE in which the helper keeps what it must remember.</summary>
    public const string HelperKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Helper";
}
