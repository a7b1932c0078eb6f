using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Services;

/// <summary>The service com.docker.service: registered by an installation for all users, started when it starts automatically, removed by an uninstall.</summary>
internal sealed class HelperServicePart : IInstallationPart
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

        var start = context.Settings.HelperStart;
        context.Hand(
            "RegisterHelperService",
            (RegisterHelperService.ProgramKey, $"{context["HelperFolder"]}{HelperService.Name}.exe"),
            (RegisterHelperService.StartKey, start));
        if (start == RegisterHelperService.Automatic)
        {
            context.HandAlone("StartHelperService");
        }
    }
}
