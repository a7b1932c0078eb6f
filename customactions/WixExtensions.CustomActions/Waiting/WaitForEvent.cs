using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Waiting;

/// <summary>Holds the installation until somebody says how it goes on.</summary>
internal sealed class WaitForEvent(IInstallationEvents events)
{
    public ActionResult Execute(Session session)
    {
        session.Log(@"Waiting for the event Global\WixWaitForEventSucceed or Global\WixWaitForEventFail.");
        return events.Wait() ? ActionResult.Success : ActionResult.Failure;
    }
}
