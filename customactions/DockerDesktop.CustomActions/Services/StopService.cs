using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Stops a service, and starts it again in a rollback if it ran. It stays registered: a service that is deleted while anybody has it open is only marked for deletion, and could be
/// neither registered by a newer version nor brought back by a rollback. Whoever does not want it any more deletes it at commit (<see cref="DeleteService"/>).
/// </summary>
internal abstract class StopService(ServiceDefinition definition, IServiceControlManager services, IRegistry registry, IAdministrators administrators, IPause pause)
{
    /// <summary>The key of custom-action data that is there when the service is deleted at once, because nothing will ever be rolled back or committed.</summary>
    public const string DeleteKey = "Delete";

    private readonly string _beforeFact = $"{definition.FactName}BeforeRemove";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        var progress = new ProgressShare(session);
        var mayRemove = MachineAuthority.Of(session, registry, administrators).MayRemoveBeforeCommit;
        if (mayRemove)
        {
            ForgetRecords(data, store);
        }

        var before = ServiceSnapshot.Take(services, definition.Name);
        if (before.Configuration is null)
        {
            session.Log($"The service {definition.Name} is gone already.");
        }
        else if (!definition.IsOurs(before.Configuration))
        {
            session.Log($"The service {definition.Name} runs {before.Configuration.ImagePath}, which Docker Desktop did not register. It is left as it is.");
        }
        else
        {
            store.Remember(_beforeFact, before.ToString());
            var operations = new ServiceOperations(services, pause, session, definition.Name, progress);
            operations.Stop();
            if (mayRemove && data.ContainsKey(DeleteKey))
            {
                operations.Delete();
            }
        }

        progress.End();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var store = RollbackStore.Open(registry, session);
        RestoreRecords(store);
        if (store.Recall(_beforeFact) is not { } text)
        {
            session.Log($"The service {definition.Name} was not stopped by this run.");
            return ActionResult.Success;
        }

        var before = ServiceSnapshot.Parse(text);
        if (before.Running)
        {
            new ServiceOperations(services, pause, session, definition.Name).StartWithDependents(before.Dependents);
        }

        store.Forget(_beforeFact);
        return ActionResult.Success;
    }

    /// <summary>Removes what is recorded of the service, when the data says so.</summary>
    /// <param name="data">The action's data.</param>
    /// <param name="store">What is kept for the rollback.</param>
    protected virtual void ForgetRecords(CustomActionData data, RollbackStore store)
    {
    }

    /// <summary>Brings back what <see cref="ForgetRecords"/> removed.</summary>
    /// <param name="store">What was kept for the rollback.</param>
    protected virtual void RestoreRecords(RollbackStore store)
    {
    }
}
