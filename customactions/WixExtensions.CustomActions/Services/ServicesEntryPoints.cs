using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Services;

/// <summary>The actions of <c>util:ServiceConfig</c>.</summary>
internal static class ServicesEntryPoints
{
    [CustomAction]
    public static ActionResult SchedServiceConfig(Session session) => Recovery().Schedule(session);

    [CustomAction]
    public static ActionResult ExecServiceConfig(Session session) => Recovery().Execute(session);

    [CustomAction]
    public static ActionResult RollbackServiceConfig(Session session) => Recovery().Rollback(session);

    private static ServiceRecovery Recovery() => new(new WindowsServiceControlManager(), new ShutdownPrivilege(), InstallationAuthority.OfThisComputer());
}
