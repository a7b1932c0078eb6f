using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Files;

/// <summary>The product's block in the hosts file: the helper writes it; it goes at an uninstall, and when MAINTAINHOSTS becomes 0.</summary>
internal sealed class HostsPart : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
    }

    public void Schedule(InstallationContext context)
    {
        if (context.IsPerMachine && (context.IsUninstall ? !context.IsUpgradeRemoval : context.Recorded["MaintainHosts"] == "1" && !context.Settings.MaintainHosts))
        {
            context.Hand("RemoveHostsBlock");
        }
    }
}
