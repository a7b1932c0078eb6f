using System.ComponentModel;
using DockerDesktop.Windows.Services;

namespace DockerDesktop.Setup.Wsl;

/// <summary>
/// Tells whether WSL 2 is enabled by the services that its parts bring, which every user may see: the Host Compute Service comes with the feature VirtualMachinePlatform, WSLService with the WSL
/// package, LxssManager with Windows' own WSL. Windows' list of optional features would need elevation.
/// </summary>
internal sealed class Wsl2Check(ISystemServices services)
{
    private const string HostComputeService = "vmcompute";
    private const string WslPackageService = "WSLService";
    private const string WslFeatureService = "LxssManager";

    /// <summary>Looks; changes nothing and starts nothing.</summary>
    public Wsl2State Read()
    {
        try
        {
            return !IsThere(WslPackageService) && !IsThere(WslFeatureService) ? Wsl2State.WslIsMissing
                : !IsThere(HostComputeService) ? Wsl2State.VirtualMachinePlatformIsOff
                : Wsl2State.Enabled;
        }
        catch (Win32Exception)
        {
            return Wsl2State.Unknown;
        }
    }

    /// <summary>What to tell of a state.</summary>
    public static string Describe(Wsl2State state) => state switch
    {
        Wsl2State.Enabled => Texts.Wsl2Enabled,
        Wsl2State.WslIsMissing => Texts.WslMissing,
        Wsl2State.VirtualMachinePlatformIsOff => Texts.VirtualMachinePlatformOff,
        _ => Texts.Wsl2Unknown,
    };

    private bool IsThere(string service) => services.Find(service) is { Start: not SystemServiceStart.Disabled };
}
