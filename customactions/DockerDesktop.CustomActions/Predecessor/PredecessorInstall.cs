namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// What is known about an installation that Docker Desktop's own installer made, which is no Windows Installer package: an entry of a fixed name in Apps and Features, and a fixed
/// folder for each scope. What the entry's values say, its folder and its command lines, is not used: in a user's hive they are anybody's.
/// </summary>
internal static class PredecessorInstall
{
    /// <summary>Below HKEY_LOCAL_MACHINE (64-bit view) or the user's hive.</summary>
    public const string UninstallKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop";

    /// <summary>The value of <see cref="UninstallKey"/> that is 1 in the entries of Windows Installer's packages.</summary>
    public const string WindowsInstallerValue = "WindowsInstaller";

    public const string VersionValue = "DisplayVersion";

    /// <summary>The uninstaller, in the folder.</summary>
    public const string Uninstaller = "Docker Desktop Installer.exe";

    /// <summary>The folder above, below Program Files, and the folder.</summary>
    public static readonly (string Parent, string Name) AllUsersFolder = ("Docker", "Docker");

    /// <summary>The folder above, below the user's local application data, and the folder.</summary>
    public static readonly (string Parent, string Name) PerUserFolder = ("Programs", "DockerDesktop");

    /// <summary>The folder's name while it is set aside.</summary>
    /// <param name="name">Its own name.</param>
    /// <param name="transaction">The transaction.</param>
    public static string AsideName(string name, string transaction) => $"{name}.set-aside-{transaction}";
}
