using System.Globalization;
using System.Runtime.InteropServices;
using DockerDesktop.CustomActions.Platform;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What Windows has to be. Read from the registry: VersionNT of the installer stays 603 from Windows 8.1 on.</summary>
internal sealed class SystemRequirements(IRegistry registry) : IInstallationPart
{
    /// <summary>Windows 10 22H2.</summary>
    public const int LowestBuild = 19045;

    internal const string VersionKey = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    internal const string EnvironmentKey = @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment";

    public void Judge(InstallationContext context)
    {
        if (context.IsUninstall)
        {
            return;
        }

        var build = registry.ReadString(RegistryRoot.LocalMachine, VersionKey, "CurrentBuildNumber");
        if (!int.TryParse(build, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            context.Refuse($@"The build number of Windows could not be read (HKEY_LOCAL_MACHINE\{VersionKey}, CurrentBuildNumber). Repair Windows, then run the installation again.");
        }
        else if (number < LowestBuild)
        {
            context.Refuse($"This is Windows build {number}; Docker Desktop needs build {LowestBuild} (Windows 10 22H2) or later. Update Windows, then run the installation again.");
        }

        // Windows on Arm runs programs for x64 too, and says to them that the processor is an x64 one; what it records is the truth.
        if (RuntimeInformation.ProcessArchitecture != Architecture.Arm64 && "ARM64".Equals(registry.ReadString(RegistryRoot.LocalMachine, EnvironmentKey, "PROCESSOR_ARCHITECTURE"), StringComparison.OrdinalIgnoreCase))
        {
            context.Refuse("This computer has an Arm64 processor and this package is for x64. Install the Arm64 package of Docker Desktop.");
        }
    }

    public void Schedule(InstallationContext context)
    {
    }
}
