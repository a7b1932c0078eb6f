using System.Runtime.Versioning;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>The actions of <c>fire:FirewallException</c>, under the names that the extension's CustomAction rows have.</summary>
[SupportedOSPlatform("windows")]
internal static class FirewallEntryPoints
{
    [CustomAction]
    public static ActionResult SchedFirewallExceptionsInstall(Session session) => new FirewallExceptions(new WindowsFirewall(), InstallationAuthority.OfThisComputer()).ScheduleInstall(session);

    [CustomAction]
    public static ActionResult SchedFirewallExceptionsUninstall(Session session) => new FirewallExceptions(new WindowsFirewall(), InstallationAuthority.OfThisComputer()).ScheduleUninstall(session);

    [CustomAction]
    public static ActionResult ExecFirewallExceptions(Session session) => new FirewallExceptions(new WindowsFirewall(), InstallationAuthority.OfThisComputer()).Execute(session);
}
