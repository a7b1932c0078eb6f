using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Groups;

/// <summary>What <c>installer/Shared/DockerUsers.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class GroupsEntryPoints
{
    [CustomAction]
    public static ActionResult CreateDockerUsersGroup(Session session) => new CreateDockerUsersGroup(new WindowsLocalGroups(), new WindowsRegistry()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackCreateDockerUsersGroup(Session session) => new CreateDockerUsersGroup(new WindowsLocalGroups(), new WindowsRegistry()).Rollback(session);

    [CustomAction]
    public static ActionResult AddInstallingUser(Session session) => new AddDockerUsers(new WindowsLocalGroups(), new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackAddInstallingUser(Session session) => new AddDockerUsers(new WindowsLocalGroups(), new WindowsRegistry(), Administrators.OfThisComputer()).Rollback(session);

    [CustomAction]
    public static ActionResult RemoveDockerUsersGroup(Session session) => new RemoveDockerUsersGroup(new WindowsLocalGroups(), new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);
}
