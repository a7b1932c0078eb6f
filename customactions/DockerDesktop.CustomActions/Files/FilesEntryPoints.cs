using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Files;

/// <summary>What <c>installer/Shared/Files.wxs</c> and <c>Data.wxs</c> declare.</summary>
[SupportedOSPlatform("windows")]
internal static class FilesEntryPoints
{
    [CustomAction]
    public static ActionResult CreateDataRoots(Session session) => new CreateDataRoots(new WindowsFileSystem(), new WindowsDrives(), new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackCreateDataRoots(Session session) => new CreateDataRoots(new WindowsFileSystem(), new WindowsDrives(), new WindowsRegistry(), Administrators.OfThisComputer()).Rollback(session);

    [CustomAction]
    public static ActionResult WriteAdminSettings(Session session) => new WriteAdminSettings(new WindowsFileSystem(), new WindowsRegistry(), new WindowsDataProtection(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackWriteAdminSettings(Session session) => new WriteAdminSettings(new WindowsFileSystem(), new WindowsRegistry(), new WindowsDataProtection(), Administrators.OfThisComputer()).Rollback(session);

    [CustomAction]
    public static ActionResult RemoveHostsBlock(Session session) => new RemoveHostsBlock(new WindowsFileSystem(), new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackRemoveHostsBlock(Session session) => new RemoveHostsBlock(new WindowsFileSystem(), new WindowsRegistry(), Administrators.OfThisComputer()).Rollback(session);

    [CustomAction]
    public static ActionResult RemoveMachineData(Session session) => new RemoveMachineData(new WindowsFileSystem(), new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult RemoveUserData(Session session) => new RemoveUserData(new WindowsFileSystem(), new WindowsRegistry(), new WindowsClientToken(new WindowsAccounts())).Execute(session);
}
