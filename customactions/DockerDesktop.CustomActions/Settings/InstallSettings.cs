using DockerDesktop.CustomActions.Services;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What is recorded in the registry, where the helper and the client read it.</summary>
/// <param name="Engine">What runs the containers.</param>
/// <param name="DisableWindowsContainers">True when Windows containers are off.</param>
/// <param name="AlwaysRunService">True when the helper always runs.</param>
/// <param name="MaintainHosts">True when the helper keeps the host names in the hosts file, and so always runs.</param>
/// <param name="DisableAnalytics">True when the product sends nothing.</param>
internal sealed record InstallSettings(Engine Engine, bool DisableWindowsContainers, bool AlwaysRunService, bool MaintainHosts, bool DisableAnalytics)
{
    /// <summary>The start type of the helper, as custom-action data.</summary>
    public string HelperStart => Engine != Engine.Wsl || AlwaysRunService || MaintainHosts ? RegisterService.Automatic : RegisterService.Demand;

    /// <summary>Puts together what is given, what is recorded and the defaults, in this order.</summary>
    /// <param name="given">The properties that are given and honoured, with allowed values.</param>
    /// <param name="recorded">What is recorded.</param>
    /// <param name="errors">Gets a text when they contradict each other.</param>
    /// <returns>The settings.</returns>
    public static InstallSettings Resolve(IReadOnlyDictionary<string, string> given, RecordedSettings recorded, List<string> errors)
    {
        var recordedEngine = EngineNames.TryParse(recorded.Engine);
        var engine = EngineNames.TryParse(given.GetValueOrDefault(PublicProperties.Engine)) ?? recordedEngine ?? Engine.Wsl;

        // A recorded value that was only the old engine's default does not bind a new engine.
        var maintainHosts = recorded.MaintainHosts is { } recordedHosts && (recordedEngine == engine || recordedHosts != DefaultMaintainHosts(recordedEngine ?? Engine.Wsl))
            ? recordedHosts
            : DefaultMaintainHosts(engine);
        var settings = new InstallSettings(
            engine,
            Choose(given, PublicProperties.DisableWindowsContainers, recorded.DisableWindowsContainers ?? false),
            Choose(given, PublicProperties.AlwaysRunService, recorded.AlwaysRunService ?? false),
            Choose(given, PublicProperties.MaintainHosts, maintainHosts),
            Choose(given, PublicProperties.DisableAnalytics, recorded.DisableAnalytics ?? false));
        if (settings is { Engine: Engine.Windows, DisableWindowsContainers: true })
        {
            var source = given.ContainsKey(PublicProperties.DisableWindowsContainers) ? "given" : "recorded by an earlier installation";
            errors.Add(
                $"ENGINE=windows and DISABLEWINDOWSCONTAINERS=1 ({source}) contradict each other: Windows containers cannot be the engine while they are off. "
                + "Give ENGINE=wsl or ENGINE=hyperv, or allow them with DISABLEWINDOWSCONTAINERS=0.");
        }

        return settings;
    }

    private static bool DefaultMaintainHosts(Engine engine) => engine != Engine.Wsl;

    private static bool Choose(IReadOnlyDictionary<string, string> given, string property, bool otherwise) =>
        given.TryGetValue(property, out var value) ? value == "1" : otherwise;
}
