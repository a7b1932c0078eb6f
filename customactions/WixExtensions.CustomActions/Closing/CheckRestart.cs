using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Closing;

/// <summary>Has the installer ask for a restart in the end if a deferred action wants one, which may not ask for it itself.</summary>
internal sealed class CheckRestart(IRestartMark restartMark)
{
    public ActionResult Execute(Session session)
    {
        if (restartMark.Take())
        {
            session.Log("A restart is needed.");
            session.SetMode(InstallRunMode.RebootAtEnd, true);
        }

        return ActionResult.Success;
    }
}
