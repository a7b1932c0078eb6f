using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Services;

/// <summary>The service com.docker.service: registered by an installation for all users, started when it starts automatically or ran before, removed by an uninstall.</summary>
internal sealed class HelperServicePart(IServiceControlManager services) : IInstallationPart
{
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
            context.Hand("RemoveHelperService");
            return;
        }

        var program = $"{context["HelperFolder"]}{HelperService.ServiceName}.exe";
        var start = context.Settings.HelperStart;
        context.Hand("RegisterHelperService", (RegisterService.ProgramKey, program), (RegisterService.StartKey, start));

        // StopServices, or the removal of the older version, stops it before its file is replaced. One that starts on demand would stay stopped then. One that ran because
        // it started automatically, and no longer does, stays stopped.
        var before = ServiceSnapshot.TryTake(services, HelperService.ServiceName) ?? new ServiceSnapshot(null, false);
        var ranThis = before is { Running: true, Configuration: { StartType: ServiceStartType.Demand } configuration }
            && configuration.ImagePath.Equals($"\"{program}\"", StringComparison.OrdinalIgnoreCase);
        if (start == RegisterService.Automatic || ranThis)
        {
            context.HandAlone("StartHelperService", StartService.Data(before.Dependents));
        }
    }
}
