using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Folders;

/// <summary>What <c>installer/Shared/InstallFolderSecurity.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class FoldersEntryPoints
{
    [CustomAction]
    public static ActionResult SecureInstallFolder(Session session) => new SecureInstallFolder(new WindowsFileSystem(), new WindowsDrives(), new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackSecureInstallFolder(Session session) => new SecureInstallFolder(new WindowsFileSystem(), new WindowsDrives(), new WindowsRegistry(), Administrators.OfThisComputer()).Rollback(session);
}
