using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Transactions;

/// <summary>The last thing of a transaction, committed or rolled back: what was kept for the rollback is removed.</summary>
internal sealed class ForgetRollbackData(IRegistry registry, IClientToken client, IAdministrators administrators)
{
    public ActionResult Execute(Session session)
    {
        RollbackStore.Open(registry, session, client).Clear(() => administrators.Contains(session[MachineAuthority.UserSidProperty]));
        return ActionResult.Success;
    }
}
