namespace DockerDesktop.CustomActions.Settings;

/// <summary>Whom a package installs for: the property PackageScope, which is authored and private, so that no command line changes it.</summary>
internal enum PackageScope
{
    PerUser,
    PerMachine,
}
