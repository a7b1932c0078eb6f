using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Security;

/// <summary>The actions of <c>util:PermissionEx</c>.</summary>
[SupportedOSPlatform("windows")]
internal static class SecurityEntryPoints
{
    [CustomAction]
    public static ActionResult SchedSecureObjects(Session session) => ObjectPermissions.Schedule(session);

    [CustomAction]
    public static ActionResult SchedSecureObjectsRollback(Session session) => Permissions().ScheduleRollback(session);

    [CustomAction]
    public static ActionResult ExecSecureObjects(Session session) => Permissions().Execute(session);

    [CustomAction]
    public static ActionResult ExecSecureObjectsRollback(Session session) => Permissions().Rollback(session);

    private static ObjectPermissions Permissions() => new(new WindowsSecuredObjects(), new WindowsAccounts(), InstallationAuthority.OfThisComputer());
}
