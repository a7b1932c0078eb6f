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
                [.. PublicProperties.ProxyOverrides.Select(property => property.ValueName!).Where(name => context.Settings[name] is not null).Select(name => context.Protect(name, context.Settings[name]!))]);
        }
        else if (!context.IsUpgradeRemoval)
        {
            // A newer version takes them over.
            context.Hand("RemoveProxySettings");
        }
    }
}
