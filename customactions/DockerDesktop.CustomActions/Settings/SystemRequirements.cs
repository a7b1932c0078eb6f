using System.Globalization;
using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What Windows has to be. Read from the registry: VersionNT of the installer stays 603 from Windows 8.1 on.</summary>
internal static class SystemRequirements
{
    /// <summary>Windows 10 22H2.</summary>
    public const int LowestBuild = 19045;

    internal const string VersionKey = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    internal const string EnvironmentKey = @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment";

    /// <summary>Says what is wrong with this computer.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The errors; none when all is right.</returns>
    public static IEnumerable<string> Check(IRegistry registry)
    {
        var build = registry.ReadString(RegistryRoot.LocalMachine, VersionKey, "CurrentBuildNumber");
        if (!int.TryParse(build, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            yield return $@"The build number of Windows could not be read (HKEY_LOCAL_MACHINE\{VersionKey}, CurrentBuildNumber). Repair Windows, then run the installation again.";
        }
        else if (number < LowestBuild)
        {
            yield return $"This is Windows build {number}; Docker Desktop needs build {LowestBuild} (Windows 10 22H2) or later. Update Windows, then run the installation again.";
        }

        if ("ARM64".Equals(registry.ReadString(RegistryRoot.LocalMachine, EnvironmentKey, "PROCESSOR_ARCHITECTURE"), StringComparison.OrdinalIgnoreCase))
        {
            yield return "This computer has an Arm64 processor and this package is for x64. Install the Arm64 package of Docker Desktop.";
        }
    }
}
