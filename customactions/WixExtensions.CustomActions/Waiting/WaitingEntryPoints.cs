using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Waiting;

/// <summary>What ends or holds an installation, for tests of packages and for packages that are replaced by a newer one.</summary>
internal static class WaitingEntryPoints
{
    [CustomAction]
    public static ActionResult WixFailWhenDeferred(Session session) => session.GetMode(InstallRunMode.Scheduled) ? ActionResult.Failure : ActionResult.Success;

    [CustomAction]
    public static ActionResult WixExitEarlyWithSuccess(Session session)
    {
        session.Log("The installation ends here and counts as successful.");
        return ActionResult.SkipRemainingActions;
    }

    [CustomAction]
    public static ActionResult WixWaitForEvent(Session session) => new WaitForEvent(new WindowsInstallationEvents()).Execute(session);
}
