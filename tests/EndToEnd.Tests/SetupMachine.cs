using WineBed;

namespace EndToEnd;

/// <summary>A Windows onto which the setup program was copied, and the ways to start it there.</summary>
internal static class SetupMachine
{
    public const string Folder = @"C:\deploy";

    public const string Setup = $@"{Folder}\DockerDesktopInstaller.exe";

    /// <summary>The setup program that this build made.</summary>
    public static string Built { get; } = Path.Combine(Repository.Artifacts, "installers", Repository.Configuration, "DockerDesktopInstaller.exe");

    /// <summary>Logs stay, and with them the folder of those that are written with administrator's rights.</summary>
    public static IReadOnlyList<string> Logs { get; } = ["docker-desktop-install-", "docker-desktop-uninstall-", @"C:\windows\Logs: folder", @"C:\windows\logs: folder", @"Logs\Docker Desktop Installer: folder"];

    /// <summary>Makes the machine.</summary>
    /// <param name="display">The screen, if there is one.</param>
    /// <param name="program">The setup program; the one that this build made when null.</param>
    public static async Task<WinePrefix> CreateAsync(VirtualDisplay? display = null, string? program = null)
    {
        var windows = await WindowsMachine.CreateAsync(new WinePrefixOptions { Display = display?.Name });
        Directory.CreateDirectory(windows.ToHostPath(Folder));
        File.Copy(program ?? Built, windows.ToHostPath(Setup));
        return windows;
    }

    /// <summary>Runs it as an administrator.</summary>
    public static Task<WineResult> RunAsync(WinePrefix windows, string arguments) => windows.RunCommandLineAsync($"{Setup} {arguments}", workingDirectory: Folder);

    /// <summary>Runs it as a user whose token has no enabled Administrators SID.</summary>
    public static Task<WineResult> RunLimitedAsync(WinePrefix windows, string arguments) =>
        windows.RunCommandLineAsync($"{windows.ToWindowsPath(WinePrograms.PathOf("LimitedUser.exe"))} {Setup} {arguments}", workingDirectory: Folder);

    /// <summary>The folder that the per-user package is kept in.</summary>
    public static string PerUserCache(WinePrefix windows) => $@"{windows.UserProfile}\AppData\Local\Docker Desktop Installer";

    /// <summary>Makes a setup program as the build does, with another package for one user in it.</summary>
    /// <param name="perUser">The package.</param>
    /// <returns>Its path, beside the package.</returns>
    public static async Task<string> PackAsync(Package perUser)
    {
        var packer = Path.Combine(Repository.Artifacts, "bin", "Installer.SetupPacker", Repository.Configuration, "setup-packer.dll");
        var program = Path.Combine(Repository.Artifacts, "publish", "DockerDesktop.Setup", $"{Repository.Configuration}_win-x64", "DockerDesktopInstaller.exe");
        var output = Path.Combine(Path.GetDirectoryName(perUser.Path)!, "DockerDesktopInstaller.exe");
        await HostCommand.RunAsync("dotnet", packer, "-o", output, program, Package.Built(PackageScope.AllUsers).Path, perUser.Path);
        return output;
    }
}
