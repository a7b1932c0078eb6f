namespace DockerDesktop.CustomActions.Settings;

/// <summary>Records the settings. Of an uninstall it records them as they are: Windows restores removed values in a rollback as they were, Wine writes them anew from their rows, and so from the properties.</summary>
internal sealed class SettingsPart : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
    }

    public void Schedule(InstallationContext context)
    {
        var recorded = context.IsUninstall ? context.Recorded : RecordedSettings.From(context.Settings);
        context.Record(nameof(RecordedSettings.Engine), recorded.Engine ?? string.Empty);
        context.Record(nameof(RecordedSettings.DisableWindowsContainers), recorded.DisableWindowsContainers == true);
        context.Record(nameof(RecordedSettings.AlwaysRunService), recorded.AlwaysRunService == true);
        context.Record(nameof(RecordedSettings.MaintainHosts), recorded.MaintainHosts == true);
        context.Record(nameof(RecordedSettings.DisableAnalytics), recorded.DisableAnalytics == true);
        if (context.IsUninstall)
        {
            foreach (var property in context.Given.Keys.Where(name => name is not PublicProperties.RemoveDockerUsers and not "KEEPDATA" and not "ENABLEDESKTOPSHORTCUT"))
            {
                context.Log($"{property} has no effect on an uninstall.");
            }

            return;
        }

        var settings = context.Settings;
        context.Log(
            $"Settings: engine {settings.Engine.ToName()}, Windows containers {(settings.DisableWindowsContainers ? "off" : "not off")}, always run the service {InstallationContext.Number(settings.AlwaysRunService)}, "
            + $"maintain hosts {InstallationContext.Number(settings.MaintainHosts)}, disable analytics {InstallationContext.Number(settings.DisableAnalytics)}.");
    }
}
