using System.Globalization;
using DockerDesktop.Protocol;
using DockerDesktop.Protocol.EngineAccess;

namespace DockerDesktop.Windows.Installation;

/// <summary>Turns the values that an installation recorded into settings, and says what was wrong with them.</summary>
internal static class RecordedSettingsReader
{
    /// <summary>Reads the settings of the all-users installation.</summary>
    /// <param name="registry">Where they are recorded.</param>
    public static SettingsReading Read(IInstallationRegistry registry)
    {
        try
        {
            return registry.Read(InstallationScope.AllUsers) is { } values
                ? Parse(values)
                : new SettingsReading(
                    Parse(new Dictionary<string, object>()).Settings, [$@"nothing is recorded under HKEY_LOCAL_MACHINE\{ServiceIdentity.InstallKey}"]);
        }
        catch (InstallationRegistryException e)
        {
            // What cannot be read may be a prohibition.
            RecordedSettings least = new(
                ContainerEngine.Wsl, DisableWindowsContainers: true, AlwaysRunService: false, MaintainHosts: false, EngineAccessMode.None);
            return new SettingsReading(least, [e.Message]);
        }
    }

    private static SettingsReading Parse(IReadOnlyDictionary<string, object> values)
    {
        List<string> faults = [];
        ContainerEngine engine = ParseEngine(values, faults);
        return new SettingsReading(
            new RecordedSettings(
                engine,
                // A prohibition that cannot be understood is still a prohibition.
                ParseFlag(values, nameof(RecordedSettings.DisableWindowsContainers), whenMissing: false, whenMalformed: true, faults),
                ParseFlag(values, nameof(RecordedSettings.AlwaysRunService), whenMissing: false, whenMalformed: false, faults),
                ParseFlag(values, nameof(RecordedSettings.MaintainHosts), whenMissing: engine != ContainerEngine.Wsl, whenMalformed: false, faults),
                ParseEngineAccess(values, engine, faults)),
            faults);
    }

    private static ContainerEngine ParseEngine(IReadOnlyDictionary<string, object> values, List<string> faults)
    {
        switch (Text(values, nameof(RecordedSettings.Engine)))
        {
            case null or "" or "wsl":
                return ContainerEngine.Wsl;
            case "hyperv":
                return ContainerEngine.HyperV;
            case "windows":
                return ContainerEngine.Windows;
            case string other:
                faults.Add($"the value {nameof(RecordedSettings.Engine)} is '{other}'; it must be 'wsl', 'hyperv' or 'windows'");
                return ContainerEngine.Wsl;
        }
    }

    private static EngineAccessMode ParseEngineAccess(IReadOnlyDictionary<string, object> values, ContainerEngine engine, List<string> faults)
    {
        switch (Text(values, nameof(RecordedSettings.EngineAccess)))
        {
            case null or "":
                return engine == ContainerEngine.Windows ? EngineAccessMode.Group : EngineAccessMode.None;
            case "none":
                return EngineAccessMode.None;
            case "group":
                return EngineAccessMode.Group;
            case "pipeacl":
                return EngineAccessMode.PipeAcl;
            case "tcp":
                return EngineAccessMode.Tcp;
            case string other:
                faults.Add($"the value {nameof(RecordedSettings.EngineAccess)} is '{other}'; it must be 'group', 'pipeacl', 'tcp' or 'none'");
                return EngineAccessMode.None;
        }
    }

    private static bool ParseFlag(IReadOnlyDictionary<string, object> values, string name, bool whenMissing, bool whenMalformed, List<string> faults)
    {
        switch (Text(values, name))
        {
            case null or "":
                return whenMissing;
            case "0":
                return false;
            case "1":
                return true;
            case string other:
                faults.Add($"the value {name} is '{other}'; it must be 0 or 1");
                return whenMalformed;
        }
    }

    // A Registry row writes REG_SZ or, with a leading '#', REG_DWORD; both are understood.
    private static string? Text(IReadOnlyDictionary<string, object> values, string name) => values.GetValueOrDefault(name) switch
    {
        null => null,
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        object other => $"of kind {other.GetType().Name}",
    };
}
