using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>What <c>installer/Shared/HelperServiceActions.wxs</c> and <c>EngineServiceActions.wxs</c> declare.</summary>
[SupportedOSPlatform("windows")]
internal static class ServicesEntryPoints
{
    [CustomAction]
    public static ActionResult RegisterHelperService(Session session) =>
        new RegisterHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackRegisterHelperService(Session session) =>
        new RegisterHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Rollback(session);

    [CustomAction]
    public static ActionResult StartHelperService(Session session) => new StartHelperService(new WindowsServiceControlManager(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RemoveHelperService(Session session) =>
        new RemoveHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackRemoveHelperService(Session session) =>
        new RemoveHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Rollback(session);

    [CustomAction]
    public static ActionResult DeleteHelperService(Session session) =>
        new DeleteHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult StopEngineService(Session session) =>
        new StopEngineService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackStopEngineService(Session session) =>
        new StopEngineService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Rollback(session);

    [CustomAction]
    public static ActionResult RegisterEngineService(Session session) =>
        new RegisterEngineService(new WindowsServiceControlManager(), new WindowsRegistry(), new ThreadPause(), new WindowsFileSystem(), new WindowsDrives()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackRegisterEngineService(Session session) =>
        new RegisterEngineService(new WindowsServiceControlManager(), new WindowsRegistry(), new ThreadPause(), new WindowsFileSystem(), new WindowsDrives()).Rollback(session);

    [CustomAction]
    public static ActionResult StartEngineService(Session session) => new StartEngineService(new WindowsServiceControlManager(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult DeleteEngineService(Session session) =>
        new DeleteEngineService(new WindowsServiceControlManager(), new WindowsRegistry(), Administrators.OfThisComputer(), new ThreadPause()).Execute(session);
}
