using WineBed;

namespace EndToEnd;

/// <summary>What Docker Desktop's own installer, which is no package, leaves on a machine.</summary>
internal static class PredecessorInstall
{
    public const string MachineKey = $@"{InstalledProduct.UninstallKey}\Docker Desktop";

    public const string UserKey = @"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop";

    /// <summary>The helper of that installation.</summary>
    public const string HelperCommandLine = $@"""{InstalledProduct.AllUsersFolder}\resources\com.docker.service""";

    /// <summary>Makes its folder and its entry in Apps and Features.</summary>
    public static async Task MakeAsync(WinePrefix windows, string folder, string key)
    {
        var resources = windows.ToHostPath($@"{folder}\resources");
        Directory.CreateDirectory(resources);
        // Not by a name that the packages have: a rollback of Wine's deletes their files also when it has not come to InstallFiles.
        await File.WriteAllTextAsync(Path.Combine(resources, "old.exe"), "old");
        await File.WriteAllTextAsync(windows.ToHostPath($@"{folder}\DockerCli.exe"), "old");
        await windows.Registry.WriteValueAsync(key, "DisplayName", RegistryValue.FromString("Docker Desktop"));
        await windows.Registry.WriteValueAsync(key, "DisplayVersion", RegistryValue.FromString("4.40.0"));
        await windows.Registry.WriteValueAsync(key, "InstallLocation", RegistryValue.FromString(@"C:\windows\system32"));
    }

    /// <summary>Registers one of its services.</summary>
    public static async Task MakeServiceAsync(WinePrefix windows, string name, string commandLine)
    {
        (await windows.RunAsync("sc", "create", name, "binPath=", commandLine, "start=", "auto", "DisplayName=", $"Old {name}")).EnsureExitCode(0);

        // Wine writes an empty value for no group where a service is changed, and none where it is made.
        await windows.Registry.WriteValueAsync($@"HKLM\System\CurrentControlSet\Services\{name}", "Group", RegistryValue.FromString(string.Empty));
    }
}
