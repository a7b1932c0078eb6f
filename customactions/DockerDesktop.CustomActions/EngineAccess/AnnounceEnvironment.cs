using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.EngineAccess;

/// <summary>
/// Tells the programs of the user's desktop that a variable of the environment has changed, as Windows Installer does for its own rows: what they start from then on has it. A commit action with the
/// user's rights, because LocalSystem's session has no desktop of anybody's. It is no failure that nobody hears it; everybody's programs have the variable after the next sign-in.
/// </summary>
internal sealed class AnnounceEnvironment(ISettingChange settings)
{
    public ActionResult Execute(Session session)
    {
        settings.Broadcast("Environment");
        session.Log($"Told the programs of this desktop that the environment variable {EngineAccessPart.DockerHost} may have changed.");
        return ActionResult.Success;
    }
}
