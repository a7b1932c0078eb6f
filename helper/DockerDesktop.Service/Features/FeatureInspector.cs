using System.ComponentModel;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Features;
using DockerDesktop.Windows.Boot;
using DockerDesktop.Windows.Calls;
using DockerDesktop.Windows.Features;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;
using DockerDesktop.Windows.Wmi;

namespace DockerDesktop.Service.Features;

/// <summary>
/// Says what Windows has and has turned on of what the engines need. It looks and never turns anything on. What cannot be told is said to be unknown with the
/// reason, and does not keep the rest from being told.
/// </summary>
/// <param name="features">Windows' optional features.</param>
/// <param name="services">Where Hyper-V's service is looked up.</param>
/// <param name="bootStore">What the boot loader does.</param>
/// <param name="wmi">Whether a hypervisor runs.</param>
/// <param name="registry">Which engine was chosen.</param>
/// <param name="time">What waits go by.</param>
internal sealed class FeatureInspector(
    IWindowsFeatures features, ISystemServices services, IBootStore bootStore, WmiConnector wmi, IInstallationRegistry registry, TimeProvider time)
{
    /// <summary>How long Windows' servicing is waited for: it does not answer while it is at work on an update, and a request may take 30 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string HyperVService = "vmms"; // Hyper-V Virtual Machine Management
    private const string BootFix = "An administrator can run \"bcdedit /set hypervisorlaunchtype auto\" and restart the computer.";

    private static readonly string[] s_names = [FeatureNames.Wsl, FeatureNames.VirtualMachinePlatform, FeatureNames.HyperV, FeatureNames.Containers];

    private readonly SlowCall<IReadOnlyDictionary<string, WindowsFeatureState>> _states = new("DISM", () => features.Read(s_names), time);

    /// <summary>Whether DISM has answered when nobody waited any more, and the answer is kept.</summary>
    public bool HasLateAnswer => _states.HasLateAnswer;

    /// <summary>Makes a report. Takes seconds, and never more than a request may.</summary>
    public async Task<FeaturesReport> ReportAsync()
    {
        ContainerEngine engine = RecordedSettingsReader.Read(registry).Settings.Engine;

        // Both at the same time: neither waits for the other one.
        Task<List<WindowsFeature>> reading = ReadFeaturesAsync(engine);
        HypervisorReport hypervisor = await ReadHypervisorAsync().ConfigureAwait(false);
        List<WindowsFeature> reports = await reading.ConfigureAwait(false);
        bool? hyperVEnabled = IsHyperVEnabled(reports.Single(report => report.Name == FeatureNames.HyperV));
        bool ready = reports.All(report => !report.Required || report.State == FeatureState.Enabled)
            && (!NeedsHypervisor(engine) || hypervisor.Present)
            && (engine != ContainerEngine.HyperV || hyperVEnabled == true);
        return new FeaturesReport(ready, hyperVEnabled, hypervisor, reports);
    }

    private static bool IsRequired(ContainerEngine engine, string name) => engine switch
    {
        ContainerEngine.Wsl => name is FeatureNames.Wsl or FeatureNames.VirtualMachinePlatform,
        ContainerEngine.HyperV => name is FeatureNames.HyperV,
        // Containers on a client Windows are isolated by Hyper-V.
        ContainerEngine.Windows => name is FeatureNames.Containers or FeatureNames.HyperV,
        _ => false,
    };

    private static bool NeedsHypervisor(ContainerEngine engine) => engine is ContainerEngine.Wsl or ContainerEngine.HyperV or ContainerEngine.Windows;

    private static WindowsFeature ToReport(string name, WindowsFeatureState state, bool required)
    {
        (bool installed, FeatureState told) = state switch
        {
            WindowsFeatureState.NotPresent or WindowsFeatureState.Superseded => (false, FeatureState.Unavailable),
            WindowsFeatureState.Removed => (false, FeatureState.Disabled),
            WindowsFeatureState.Staged => (true, FeatureState.Disabled),
            WindowsFeatureState.UninstallPending => (true, FeatureState.DisablePending),
            WindowsFeatureState.InstallPending => (true, FeatureState.EnablePending),
            WindowsFeatureState.Installed or WindowsFeatureState.PartiallyInstalled => (true, FeatureState.Enabled),
            _ => (true, FeatureState.Unknown),
        };
        (string? cause, string? fix) = told switch
        {
            FeatureState.Enabled => (null, null),
            FeatureState.EnablePending => ($"The Windows feature {name} is on only after a restart.", "Restart the computer."),
            FeatureState.DisablePending => (
                $"The Windows feature {name} is off after the next restart.",
                $"Restart the computer; then an administrator can turn it on ({EnableCommand(name)})."),
            FeatureState.Disabled when required =>
                ($"The Windows feature {name} is off.", $"An administrator can turn it on ({EnableCommand(name)}) and restart the computer."),
            FeatureState.Unavailable when required => (
                $"This edition of Windows does not have the feature {name}.",
                name == FeatureNames.HyperV
                    ? "Use Windows Pro, Enterprise or Education, or an installation with ENGINE=wsl."
                    : "Update Windows; the feature is part of every supported version."),
            FeatureState.Unknown =>
                ($"Windows reports the state {(int)state} for the feature {name}, which this version does not know.", "Update the installation."),
            _ => ((string?)null, (string?)null),
        };
        return new WindowsFeature(name, installed, told, required, cause, fix);
    }

    private static string EnableCommand(string name) => $"dism /online /enable-feature /featurename:{name} /all";

    private async Task<List<WindowsFeature>> ReadFeaturesAsync(ContainerEngine engine)
    {
        try
        {
            IReadOnlyDictionary<string, WindowsFeatureState> states = await _states.AskAsync(Patience).ConfigureAwait(false);
            return [.. s_names.Select(name => ToReport(name, states[name], IsRequired(engine, name)))];
        }
        catch (Exception e) when (e is WindowsFeaturesException or CallTimeoutException or IOException or UnauthorizedAccessException)
        {
            string cause = $"Windows does not tell about its features: {e.Message}.";
            const string Fix = "If Windows is being updated, wait until it has finished and try again. If it stays, an administrator can repair it (dism "
                + "/online /cleanup-image /restorehealth).";
            return [.. s_names.Select(name => new WindowsFeature(name, null, FeatureState.Unknown, IsRequired(engine, name), cause, Fix))];
        }
    }

    // The feature alone is not enough: until the restart after turning it on there is no service, and one that is disabled lets no virtual machine start.
    private bool? IsHyperVEnabled(WindowsFeature feature)
    {
        if (feature.State == FeatureState.Unknown)
        {
            return null;
        }

        try
        {
            return feature.State == FeatureState.Enabled && services.Find(HyperVService) is { Start: not SystemServiceStart.Disabled };
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private async Task<HypervisorReport> ReadHypervisorAsync()
    {
        (bool? present, string? presenceFault) = await IsHypervisorPresentAsync().ConfigureAwait(false);
        bool? launched = IsLaunchedByBootLoader(out string? bootFault);
        (string? cause, string? fix) = (present, launched) switch
        {
            (true, null or true) => (bootFault, bootFault is null ? null : "Nothing needs to be done: the hypervisor runs."),
            (true, false) => ("A hypervisor runs now, but the boot loader is not set to start it.", BootFix),
            (_, false) => ("The boot loader is not set to start the hypervisor.", BootFix),
            (false, true) => (
                "The boot loader is set to start the hypervisor, but none runs.",
                "Restart the computer if a Windows feature was just turned on; otherwise turn virtualization on in the firmware settings (Intel VT-x, AMD-V, "
                    + "SVM)."),
            _ => (
                string.Join(" ", new[] { presenceFault, bootFault }.Where(fault => fault is not null)) is { Length: > 0 } faults
                    ? faults
                    : "No hypervisor runs.",
                "Turn virtualization on in the firmware settings, turn on the Windows features that the engine needs, and restart the computer."),
        };
        return new HypervisorReport(present == true, launched, cause, fix);
    }

    private async Task<(bool? Present, string? Fault)> IsHypervisorPresentAsync()
    {
        try
        {
            await using WmiConnection system = await wmi.ConnectAsync(@"root\cimv2", WmiLimits.Request).ConfigureAwait(false);
            IReadOnlyList<WmiInstance> found = await system.QueryAsync("SELECT HypervisorPresent FROM Win32_ComputerSystem").ConfigureAwait(false);
            bool? present = found is [var computer, ..] ? computer.Flag("HypervisorPresent") : null;
            return (present, present is null ? "WMI does not tell whether a hypervisor runs." : null);
        }
        catch (Exception e) when (e is WmiException or CallTimeoutException)
        {
            return (null, $"WMI does not tell whether a hypervisor runs: {e.Message}.");
        }
    }

    private bool? IsLaunchedByBootLoader(out string? fault)
    {
        fault = null;
        try
        {
            return BootLoader.ReadHypervisorLaunch(bootStore) == HypervisorLaunch.Auto;
        }
        catch (BootStoreException e)
        {
            fault = e.Message;
            return null;
        }
    }
}
