using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Predecessor;

/// <summary>What <c>installer/Shared/Predecessor.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class PredecessorEntryPoints
{
    [CustomAction]
    public static ActionResult SetPredecessorAside(Session session) =>
        Create().Execute(session);

    [CustomAction]
    public static ActionResult RollbackSetPredecessorAside(Session session) =>
        Create().Rollback(session);

    [CustomAction]
    public static ActionResult DeletePredecessor(Session session) => new DeletePredecessor(new WindowsFileSystem(), new WindowsRegistry(), new WindowsClientToken(new WindowsAccounts())).Execute(session);

    private static SetPredecessorAside Create() => new(
        new WindowsFileSystem(),
        new WindowsRegistry(),
        new WindowsServiceControlManager(),
        new ThreadPause(),
        new WindowsClientToken(new WindowsAccounts()),
        Administrators.OfThisComputer());
}
