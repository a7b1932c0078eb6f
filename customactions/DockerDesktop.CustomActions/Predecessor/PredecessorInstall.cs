using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Trusted;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>
/// What is known about an installation that Docker Desktop's own installer made, which is no Windows Installer package: an entry of a fixed name in Apps and Features, and a fixed
/// folder for each scope, or the folder that the entry names (<see cref="PredecessorFolder"/>). Its command lines are never run.
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

    /// <summary>What the uninstaller has to be given, so that it deletes no data.</summary>
    public const string UninstallArguments = "uninstall --keep-data";

    /// <summary>The program, in the folder: a folder without it is not that of an installation.</summary>
    public const string Program = "Docker Desktop.exe";

    /// <summary>The folder above, below Program Files, and the folder.</summary>
    public static readonly (string Parent, string Name) AllUsersFolder = ("Docker", "Docker");

    /// <summary>The folder above, below the user's local application data, and the folder.</summary>
    public static readonly (string Parent, string Name) PerUserFolder = ("Programs", "DockerDesktop");

    /// <summary>Whether a folder is the fixed one of an installation for all users.</summary>
    public static bool IsFixed(IRegistry registry, string folder) => FolderNesting.IsSame(folder, $@"{SystemFolders.ProgramFiles(registry)}\{AllUsersFolder.Parent}\{AllUsersFolder.Name}");

    /// <summary>Whether a folder has the place in a profile of the fixed one of one user.</summary>
    public static bool IsOwnFixed(string folder) => folder.EndsWith($@"\{PerUserFolder.Parent}\{PerUserFolder.Name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder's name while it is set aside.</summary>
    /// <param name="name">Its own name.</param>
    /// <param name="transaction">The transaction.</param>
    public static string AsideName(string name, string transaction) => $"{name}.set-aside-{transaction}";
}
