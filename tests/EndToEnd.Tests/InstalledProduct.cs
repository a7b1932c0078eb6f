using WineBed;

namespace EndToEnd;

/// <summary>Where the packages put things, as the contract says.</summary>
internal static class InstalledProduct
{
    public const string HelperService = "com.docker.service";

    public const string EngineService = "com.docker.engine";

    public const string EngineCommandLine = $@"""{AllUsersFolder}\resources\dockerd.exe"" --run-service --service-name {EngineService}";

    public const string HelperPipe = "dockerBackendV2";

    public const string Group = "docker-users";

    public const string AllUsersFolder = @"C:\Program Files\Docker\Docker";

    public const string ProductKey = @"Software\Docker Inc.\Docker Desktop";

    public const string UninstallKey = @"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall";

    public static string PerUserFolder(WinePrefix windows) => $@"{windows.UserProfile}\AppData\Local\Programs\DockerDesktop";

    /// <summary>The values that an installation records for helper and client; null if there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, RegistryValue>?> ReadSettingsAsync(WinePrefix windows, PackageScope scope) =>
        (await windows.Registry.ReadKeyAsync($@"{(scope == PackageScope.AllUsers ? "HKLM" : "HKCU")}\{ProductKey}\Install"))?.Values;

    public static bool FileExists(WinePrefix windows, string path) => File.Exists(windows.ToHostPath(path));
}
