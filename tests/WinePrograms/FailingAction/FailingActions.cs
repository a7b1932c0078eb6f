using Microsoft.Deployment.WindowsInstaller;

namespace FailingAction;

/// <summary>A custom action that fails, put into a copy of a package to see what a failure leaves behind.</summary>
internal static class FailingActions
{
    [CustomAction]
    public static ActionResult Fail(Session session)
    {
        session.Log("This action fails on purpose.");
        return ActionResult.Failure;
    }
}
