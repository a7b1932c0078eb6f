using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What <c>installer/Shared/CustomActions.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class SettingsEntryPoints
{
    [CustomAction]
    public static ActionResult ReadInstallFlags(Session session) => Settings.ReadInstallFlags.Execute(session);

    [CustomAction]
    public static ActionResult ReadSettings(Session session) => new ReadSettings(new WindowsComputer()).Execute(session);

    [CustomAction]
    public static ActionResult PrepareInstall(Session session) => new PrepareInstall(new WindowsComputer()).Execute(session);
}
