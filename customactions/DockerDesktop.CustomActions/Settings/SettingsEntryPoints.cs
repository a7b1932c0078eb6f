using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>What <c>installer/Shared/CustomActions.wxs</c> and <c>Settings.wxs</c> declare.</summary>
[SupportedOSPlatform("windows")]
internal static class SettingsEntryPoints
{
    [CustomAction]
    public static ActionResult ReadInstallFlags(Session session) => Settings.ReadInstallFlags.Execute(session);

    [CustomAction]
    public static ActionResult ReadSettings(Session session) => new ReadSettings(new WindowsComputer()).Execute(session);

    [CustomAction]
    public static ActionResult PrepareInstall(Session session) => new PrepareInstall(new WindowsComputer()).Execute(session);

    [CustomAction]
    public static ActionResult WriteSettings(Session session) => OnThisComputer().Execute(session);

    [CustomAction]
    public static ActionResult RemoveSettings(Session session) => OnThisComputer().Remove(session);

    [CustomAction]
    public static ActionResult RollbackWriteSettings(Session session) => OnThisComputer().Rollback(session);

    private static WriteSettings OnThisComputer() => new(new WindowsRegistry(), new WindowsDataProtection(), new WindowsClientToken(new WindowsAccounts()), Administrators.OfThisComputer());
}
