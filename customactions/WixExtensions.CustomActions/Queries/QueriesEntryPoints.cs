using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Queries;

/// <summary>The actions that tell of this Windows, and those that tell it of what the installation has changed.</summary>
internal static class QueriesEntryPoints
{
    [CustomAction]
    public static ActionResult WixQueryOsInfo(Session session) => Queries().SetSuites(session);

    [CustomAction]
    public static ActionResult WixQueryOsDirs(Session session) => Queries().SetFolders(session);

    [CustomAction]
    public static ActionResult WixQueryOsWellKnownSID(Session session) => Queries().SetAccounts(session);

    [CustomAction]
    public static ActionResult WixQueryOsDriverInfo(Session session) => Queries().SetDrivers(session);

    [CustomAction]
    public static ActionResult WixQueryNativeMachine(Session session) => Queries().SetNativeMachine(session);

    [CustomAction]
    public static ActionResult WixBroadcastSettingChange(Session session) => Broadcast(session, null);

    [CustomAction]
    public static ActionResult WixBroadcastEnvironmentChange(Session session) => Broadcast(session, "Environment");

    private static SystemQueries Queries() => new(new WindowsSystemFacts(), new WindowsAccounts());

    private static ActionResult Broadcast(Session session, string? area)
    {
        session.Log($"Telling all programs that {(area is null ? "settings have" : "the environment has")} changed.");
        new WindowsSettingChange().Broadcast(area);
        return ActionResult.Success;
    }
}
