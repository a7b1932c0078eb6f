using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.SystemFiles.Objects;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.EngineAccess;

/// <summary>What <c>installer/Shared/EngineAccess.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class EngineAccessEntryPoints
{
    [CustomAction]
    public static ActionResult ChangeEngineConfiguration(Session session) => new ChangeEngineConfiguration(new WindowsFileSystem(), new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult AnnounceEnvironment(Session session) => new AnnounceEnvironment(new WindowsSettingChange()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackChangeEngineConfiguration(Session session) => new ChangeEngineConfiguration(new WindowsFileSystem(), new WindowsRegistry(), Administrators.OfThisComputer()).Rollback(session);
}
