using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Closing;

/// <summary>The actions of <c>util:CloseApplication</c>, under the names that the extension's CustomAction rows have.</summary>
internal static class ClosingEntryPoints
{
    [CustomAction]
    public static ActionResult WixCloseApplications(Session session) => new CloseApplications(new WindowsPrograms(), new ThreadPause(), new GlobalAtom(), InstallationAuthority.OfThisComputer()).Schedule(session);

    [CustomAction]
    public static ActionResult WixCloseApplicationsDeferred(Session session) => new CloseApplications(new WindowsPrograms(), new ThreadPause(), new GlobalAtom(), InstallationAuthority.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult WixCheckRebootRequired(Session session) => new CheckRestart(new GlobalAtom()).Execute(session);
}
