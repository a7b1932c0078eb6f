using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Transactions;

/// <summary>Removes what was kept for the rollback at the end of the transaction, whichever end it is.</summary>
internal sealed class TransactionPart : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
    }

    public void Schedule(InstallationContext context)
    {
        context.HandAlone("ForgetRollbackDataOnRollback");

        // The new product can still fail after the removal of an older one has ended, and then the old service has to come back: what is kept for that stays until the new product commits.
        if (!context.IsUninstall)
        {
            context.HandAlone("ForgetRollbackDataOnCommit", (RollbackStore.LastTransactionKey, "1"));
        }
        else if (!context.IsUpgradeRemoval)
        {
            context.HandAlone("ForgetRollbackDataOnCommit");
        }
    }
}
