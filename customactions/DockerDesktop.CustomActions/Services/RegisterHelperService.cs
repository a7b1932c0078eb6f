using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Registers com.docker.service, and records when it starts and who chose that.</summary>
internal sealed class RegisterHelperService(IServiceControlManager services, IRegistry registry, IAdministrators administrators, IPause pause)
    : RegisterService(HelperService.Definition, services, registry, pause)
{
    /// <summary>What the settings asked for that were recorded before; empty when none were.</summary>
    public const string LastSettingsKey = "LastSettings";

    /// <summary>1 when a setting that decides about the start is given anew, which counts of an administrator.</summary>
    public const string GivenKey = "Given";

    /// <summary>
    /// When the service started before anything was changed, what this product had set last, and what was chosen; empty when there was none. They count where the removal of an older
    /// version took away what this action would look at.
    /// </summary>
    public const string FoundKey = "Found";

    /// <inheritdoc cref="FoundKey"/>
    public const string LastSetKey = "LastSet";

    /// <inheritdoc cref="FoundKey"/>
    public const string ModeKey = "Mode";

    private readonly IRegistry _registry = registry;

    protected override string DecideStart(Session session, RollbackStore store, string? before)
    {
        var data = session.CustomActionData;
        var recorded = RecordedSettings.Read(_registry, PackageScope.PerMachine, string.Empty);
        var settings = recorded.IsEmpty ? data[StartKey] : HelperServicePart.StartFor(recorded);

        // What was there before the removal of an older version is in the data, which proves nothing of anybody but an administrator.
        var isAdministrator = administrators.Contains(session[MachineAuthority.UserSidProperty]);
        var isGiven = isAdministrator && Text(data, GivenKey) == "1";
        var lastSettings = isAdministrator ? Text(data, LastSettingsKey) : settings;
        var lastSet = HelperStart.Read(_registry, HelperStart.LastSetName);
        var mode = HelperStart.Read(_registry, HelperStart.ModeName);
        if (isAdministrator && lastSet is null)
        {
            (before, lastSet, mode) = (before ?? Text(data, FoundKey), Text(data, LastSetKey), Text(data, ModeKey));
        }

        var start = HelperStart.Decide(before, settings, lastSettings, isGiven, lastSet, mode);
        if (start.Start != start.LastSet)
        {
            session.Log(
                $"The start type of the service {HelperService.ServiceName} is {start.Start} and this product last set {start.LastSet}: an administrator chose it, and it stays. "
                + $"\"docker-desktop service mode {settings}\" sets what the settings ask for.");
        }
        else if (start.Mode is not null)
        {
            session.Log($"The start type of the service {HelperService.ServiceName} stays {start.Start}, which was chosen by \"docker-desktop service mode {start.Start}\".");
        }

        var changes = Changes(store);
        changes.Set(HelperStart.LastSetName, RegistryData.Text(start.LastSet));
        changes.Set(HelperStart.ModeName, start.Mode is { } chosen ? RegistryData.Text(chosen) : null);
        return start.Start;
    }

    protected override void RestoreRecords(RollbackStore store)
    {
        var changes = Changes(store);
        changes.Restore(HelperStart.LastSetName);
        changes.Restore(HelperStart.ModeName);
        _registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, RecordedSettings.Key, below: "SOFTWARE");
    }

    private static string? Text(CustomActionData data, string key) => data.TryGetValue(key, out var value) && value is { Length: > 0 } ? value : null;

    private RegistryChanges Changes(RollbackStore store) => new(_registry, store, RegistryRoot.LocalMachine, RecordedSettings.Key);
}
