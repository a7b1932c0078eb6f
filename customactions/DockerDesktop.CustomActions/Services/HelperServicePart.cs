using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// The service com.docker.service: registered by an installation for all users, started when it starts automatically or ran before, deleted by an uninstall, but not by an upgrade's.
/// </summary>
internal sealed class HelperServicePart(IServiceControlManager services, IRegistry registry) : IInstallationPart
{
    /// <summary>When the helper starts by the settings alone.</summary>
    /// <returns>One of <see cref="StartTypeName"/>.</returns>
    public static string StartFor(Engine engine, bool alwaysRunService, bool maintainHosts) =>
        engine != Engine.Wsl || alwaysRunService || maintainHosts ? StartTypeName.Automatic : StartTypeName.Demand;

    /// <summary>When the helper starts by the settings that are recorded.</summary>
    /// <param name="recorded">They.</param>
    /// <returns>One of <see cref="StartTypeName"/>.</returns>
    public static string StartFor(RecordedSettings recorded) =>
        StartFor(EngineNames.TryParse(recorded["Engine"]) ?? Engine.Wsl, recorded["AlwaysRunService"] == "1", recorded["MaintainHosts"] == "1");

    public void Judge(InstallationContext context)
    {
    }

    public void Schedule(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        if (context.IsUninstall)
        {
            ScheduleRemoval(context);
            return;
        }

        var program = $"{context["HelperFolder"]}{HelperService.ServiceName}.exe";
        var before = ServiceSnapshot.TryTake(services, HelperService.ServiceName) ?? new ServiceSnapshot(null, false);
        var found = before.Configuration is { } configuration && configuration.ImagePath.Equals($"\"{program}\"", StringComparison.OrdinalIgnoreCase) ? StartTypeName.Of(configuration) : null;
        var settings = context.Settings.HelperStart;
        var recorded = context.Recorded;
        var lastSettings = recorded.IsEmpty ? null : StartFor(recorded);

        // The dialogs give MAINTAINHOSTS each time, so only another value than before is given anew.
        var isGiven = context.Given.ContainsKey(PublicProperties.AlwaysRunService)
            || (context.Given.TryGetValue(PublicProperties.MaintainHosts, out var maintainHosts) && recorded["MaintainHosts"] is { } last && maintainHosts != last);
        string? lastSet = null;
        string? mode = null;
        context.TryLook("Who chose when the helper starts", () =>
        {
            lastSet = HelperStart.Read(registry, HelperStart.LastSetName);
            mode = HelperStart.Read(registry, HelperStart.ModeName);
        });
        context.Hand(
            "RegisterHelperService",
            (RegisterService.ProgramKey, program),
            (RegisterService.StartKey, settings),
            (RegisterHelperService.LastSettingsKey, lastSettings ?? string.Empty),
            (RegisterHelperService.GivenKey, InstallationContext.Number(isGiven)),
            (RegisterHelperService.FoundKey, found ?? string.Empty),
            (RegisterHelperService.LastSetKey, lastSet ?? string.Empty),
            (RegisterHelperService.ModeKey, mode ?? string.Empty));

        // StopServices, or the removal of the older version, stops it before its file is replaced. One that starts on demand would stay stopped then. One that ran because
        // it started automatically, and no longer does, stays stopped.
        var start = HelperStart.Decide(found, settings, lastSettings, isGiven, lastSet, mode).Start;
        if (start is StartTypeName.Automatic or StartTypeName.DelayedAutomatic || (before.Running && (found, start) == (StartTypeName.Demand, StartTypeName.Demand)))
        {
            context.HandAlone("StartHelperService", StartService.Data(before.Dependents));
        }
    }

    private static void ScheduleRemoval(InstallationContext context)
    {
        if (context.IsUpgradeRemoval)
        {
            // The newer version registers it anew.
            context.Hand("RemoveHelperService");
        }
        else if (context.IsRollbackDisabled)
        {
            context.Hand("RemoveHelperService", (RemoveHelperService.ForgetKey, "1"), (StopService.DeleteKey, "1"));
        }
        else
        {
            context.Hand("RemoveHelperService", (RemoveHelperService.ForgetKey, "1"));
            context.HandAlone("DeleteHelperService");
        }
    }
}
