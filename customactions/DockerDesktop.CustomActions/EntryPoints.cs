using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace DockerDesktop.CustomActions;

/// <summary>What the packages call. Their declarations, with when, why and on what condition, are in <c>installer/Shared/CustomActions.wxs</c>.</summary>
[SupportedOSPlatform("windows")]
internal static class EntryPoints
{
    [CustomAction]
    public static ActionResult ReadInstallFlags(Session session) => Settings.ReadInstallFlags.Execute(session);

    [CustomAction]
    public static ActionResult PrepareInstall(Session session) =>
        new PrepareInstall(new WindowsRegistry(), new WindowsClientToken(new WindowsAccounts()), new WindowsAccounts(), new WindowsLocalGroups()).Execute(session);

    [CustomAction]
    public static ActionResult CreateDockerUsersGroup(Session session) => new CreateDockerUsersGroup(new WindowsLocalGroups(), new WindowsRegistry()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackCreateDockerUsersGroup(Session session) => new CreateDockerUsersGroup(new WindowsLocalGroups(), new WindowsRegistry()).Rollback(session);

    [CustomAction]
    public static ActionResult AddInstallingUser(Session session) => new AddDockerUsers(new WindowsLocalGroups(), new WindowsRegistry()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackAddInstallingUser(Session session) => new AddDockerUsers(new WindowsLocalGroups(), new WindowsRegistry()).Rollback(session);

    [CustomAction]
    public static ActionResult RemoveDockerUsersGroup(Session session) => new RemoveDockerUsersGroup(new WindowsLocalGroups()).Execute(session);

    [CustomAction]
    public static ActionResult RegisterHelperService(Session session) =>
        new RegisterHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackRegisterHelperService(Session session) =>
        new RegisterHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), new ThreadPause()).Rollback(session);

    [CustomAction]
    public static ActionResult StartHelperService(Session session) => new StartHelperService(new WindowsServiceControlManager(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RemoveHelperService(Session session) =>
        new RemoveHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), new ThreadPause()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackRemoveHelperService(Session session) =>
        new RemoveHelperService(new WindowsServiceControlManager(), new WindowsRegistry(), new ThreadPause()).Rollback(session);

    [CustomAction]
    public static ActionResult ForgetRollbackData(Session session) => new ForgetRollbackData(new WindowsRegistry()).Execute(session);
}
