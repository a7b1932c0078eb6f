using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Policy;

/// <summary>What <c>installer/Shared/SignInPolicy.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class PolicyEntryPoints
{
    [CustomAction]
    public static ActionResult WriteSignInPolicy(Session session) => new WriteSignInPolicy(new WindowsRegistry(), Administrators.OfThisComputer()).Execute(session);

    [CustomAction]
    public static ActionResult RollbackWriteSignInPolicy(Session session) => new WriteSignInPolicy(new WindowsRegistry(), Administrators.OfThisComputer()).Rollback(session);
}
