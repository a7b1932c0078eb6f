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
        new SetPredecessorAside(new WindowsFileSystem(), new WindowsRegistry(), new WindowsServiceControlManager(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackSetPredecessorAside(Session session) =>
        new SetPredecessorAside(new WindowsFileSystem(), new WindowsRegistry(), new WindowsServiceControlManager(), new ThreadPause()).Rollback(session);

    [CustomAction]
    public static ActionResult DeletePredecessor(Session session) => new DeletePredecessor(new WindowsFileSystem()).Execute(session);
}
