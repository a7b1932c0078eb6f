using System.Runtime.Versioning;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Transactions;

/// <summary>What <c>installer/Shared/Transactions.wxs</c> declares.</summary>
[SupportedOSPlatform("windows")]
internal static class TransactionsEntryPoints
{
    [CustomAction]
    public static ActionResult ForgetRollbackData(Session session) => new ForgetRollbackData(new WindowsRegistry(), new WindowsClientToken(new WindowsAccounts()), Administrators.OfThisComputer()).Execute(session);
}
