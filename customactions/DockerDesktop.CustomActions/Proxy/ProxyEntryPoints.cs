using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Proxy;

/// <summary>What <c>installer/Shared/Proxy.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class ProxyEntryPoints
{
    [CustomAction]
    public static ActionResult WriteProxySettings(Session session) => new WriteProxySettings(new WindowsRegistry(), new WindowsDataProtection()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackWriteProxySettings(Session session) => new WriteProxySettings(new WindowsRegistry(), new WindowsDataProtection()).Rollback(session);
}
