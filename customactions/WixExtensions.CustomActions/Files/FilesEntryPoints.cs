using System.Runtime.Versioning;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Files;

/// <summary>The actions of <c>util:TouchFile</c> and <c>util:FormatFile</c>.</summary>
[SupportedOSPlatform("windows")]
internal static class FilesEntryPoints
{
    [CustomAction]
    public static ActionResult WixTouchFileDuringInstall(Session session) => Touch().ScheduleInstall(session);

    [CustomAction]
    public static ActionResult WixTouchFileDuringUninstall(Session session) => Touch().ScheduleUninstall(session);

    [CustomAction]
    public static ActionResult WixExecuteTouchFile(Session session) => Touch().Execute(session);

    [CustomAction]
    public static ActionResult WixSchedFormatFiles(Session session) => Format().Schedule(session);

    [CustomAction]
    public static ActionResult WixExecFormatFiles(Session session) => Format().Execute(session);

    private static TouchFiles Touch() => new(new WindowsInstalledFiles(), TimeProvider.System, InstallationAuthority.OfThisComputer());

    private static FormatFiles Format() => new(new WindowsInstalledFiles(), InstallationAuthority.OfThisComputer());
}
