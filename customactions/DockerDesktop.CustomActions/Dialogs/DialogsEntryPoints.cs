using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Dialogs;

/// <summary>What <c>installer/Shared/UI/DialogActions.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class DialogsEntryPoints
{
    [CustomAction]
    public static ActionResult PrepareDialogs(Session session) => new PrepareDialogs(new WindowsComputer()).Execute(session);

    [CustomAction]
    public static ActionResult CheckSettings(Session session) => new CheckSettings(new WindowsComputer()).Execute(session);

    [CustomAction]
    public static ActionResult StartApplication(Session session) => new StartApplication(new WindowsShell(), new WindowsClientToken(new WindowsAccounts())).Execute(session);
}
