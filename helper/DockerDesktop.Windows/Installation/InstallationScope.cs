namespace DockerDesktop.Windows.Installation;

/// <summary>Whom an installation is for.</summary>
internal enum InstallationScope
{
    /// <summary>Everybody on this computer; recorded under HKEY_LOCAL_MACHINE.</summary>
    AllUsers,

    /// <summary>One account; recorded under that account's HKEY_CURRENT_USER.</summary>
    PerUser,
}
