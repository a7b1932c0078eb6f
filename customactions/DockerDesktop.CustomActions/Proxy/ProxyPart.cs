using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Proxy;

/// <summary>The proxies' values. They may hold secrets, and the installer logs what a registry row writes, so an action of our own writes them.</summary>
internal sealed class ProxyPart : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
    }

    public void Schedule(InstallationContext context)
    {
        if (!context.IsUninstall)
        {
            context.Hand(
                "WriteProxySettings",
                [.. PublicProperties.ProxyOverrides.FindAll(property => context.Settings[property.ValueName!] is not null).ConvertAll(property => context.Protect(property.ValueName!, context.Settings[property.ValueName!]!))]);
        }
        else if (!context.IsUpgradeRemoval)
        {
            // A newer version takes them over.
            context.Hand("RemoveProxySettings");
        }
    }
}
