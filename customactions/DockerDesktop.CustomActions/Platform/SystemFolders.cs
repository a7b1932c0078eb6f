namespace DockerDesktop.CustomActions.Platform;

/// <summary>
/// Folders of this Windows as its registry has them, where only administrators and LocalSystem write. The elevated part of an installation takes them from here: what it is handed for them is anybody's.
/// </summary>
internal static class SystemFolders
{
    internal const string CurrentVersionKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion";
    internal const string NtCurrentVersionKey = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";

    /// <summary>For example <c>C:\Program Files</c>.</summary>
    public static string ProgramFiles(IRegistry registry) => Read(registry, CurrentVersionKey, "ProgramFilesDir", @"C:\Program Files");

    /// <summary>For example <c>C:\ProgramData\DockerDesktop</c>.</summary>
    public static string ProductData(IRegistry registry) => $@"{ProgramData(registry)}\DockerDesktop";

    /// <summary>For example <c>C:\ProgramData\docker\config</c>.</summary>
    public static string EngineConfiguration(IRegistry registry) => $@"{ProgramData(registry)}\docker\config";

    /// <summary>For example <c>C:\Windows\System32\drivers\etc</c>.</summary>
    public static string Hosts(IRegistry registry) => $@"{SystemRoot(registry)}\System32\drivers\etc";

    /// <summary>For example <c>C:\Windows</c>.</summary>
    public static string SystemRoot(IRegistry registry) => Read(registry, NtCurrentVersionKey, "SystemRoot", @"C:\Windows");

    /// <summary>For example <c>C:\ProgramData</c>. The value begins with an environment variable, which is not taken from the environment: whoever started the installation may have set that.</summary>
    public static string ProgramData(IRegistry registry)
    {
        const string SystemDrive = "%SystemDrive%";
        var drive = SystemRoot(registry)[..2];
        return registry.Read(RegistryRoot.LocalMachine, $@"{NtCurrentVersionKey}\ProfileList", "ProgramData")?.Value is string { Length: > 3 } folder
            ? folder.StartsWith(SystemDrive, StringComparison.OrdinalIgnoreCase) ? drive + folder[SystemDrive.Length..].TrimEnd('\\')
            : folder.Contains('%', StringComparison.Ordinal) ? $@"{drive}\ProgramData"
            : folder.TrimEnd('\\')
            : $@"{drive}\ProgramData";
    }

    /// <summary>Every Windows has these values; the folders are those that it is installed with when nobody has moved them.</summary>
    private static string Read(IRegistry registry, string key, string name, string usual) =>
        registry.ReadString(RegistryRoot.LocalMachine, key, name) is { Length: > 3 } folder ? folder.TrimEnd('\\') : usual;
}
