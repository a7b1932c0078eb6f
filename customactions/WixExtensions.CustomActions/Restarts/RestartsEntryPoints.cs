using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Restarts;

/// <summary>The action of <c>util:RestartResource</c>.</summary>
internal static class RestartsEntryPoints
{
    [CustomAction]
    public static ActionResult WixRegisterRestartResources(Session session) => new RestartResources(new WindowsRestartManager(), new WindowsPrograms()).Register(session);
}
