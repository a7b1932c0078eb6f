using System.Runtime.Versioning;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Files;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Shortcuts;

/// <summary>The actions of <c>util:InternetShortcut</c>.</summary>
[SupportedOSPlatform("windows")]
internal static class ShortcutsEntryPoints
{
    [CustomAction]
    public static ActionResult WixSchedInternetShortcuts(Session session) => Shortcuts().Schedule(session);

    [CustomAction]
    public static ActionResult WixCreateInternetShortcuts(Session session) => Shortcuts().Create(session);

    [CustomAction]
    public static ActionResult WixRollbackInternetShortcuts(Session session) => Shortcuts().Rollback(session);

    private static InternetShortcuts Shortcuts() => new(new WindowsInstalledFiles(), new WindowsShortcutWriter(), InstallationAuthority.OfThisComputer());
}
