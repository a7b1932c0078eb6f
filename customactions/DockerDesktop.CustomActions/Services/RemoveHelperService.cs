using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Stops and deletes com.docker.service at an uninstall, that of a major upgrade included: the new product registers the service anew, and if it fails, the rollback of this
/// action brings the old registration back, running if it ran.
/// </summary>
internal sealed class RemoveHelperService(IServiceControlManager services, IRegistry registry, IPause pause)
{
    private const string BeforeFact = "HelperServiceBeforeRemove";

    public ActionResult Execute(Session session)
    {
        var store = RollbackStore.Open(registry, session.CustomActionData);
        var before = ServiceSnapshot.Take(services, HelperService.Name);
        if (before.Configuration is null)
        {
            session.Log($"The service {HelperService.Name} is gone already.");
            return ActionResult.Success;
        }

        store.Remember(BeforeFact, before.ToString());
        var operations = new ServiceOperations(services, pause, session, HelperService.Name);
        operations.Stop();
        operations.Delete();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var store = RollbackStore.Open(registry, session.CustomActionData);
        if (store.Recall(BeforeFact) is not { } text || ServiceSnapshot.Parse(text) is not { Configuration: { } configuration } before)
        {
            session.Log($"The service {HelperService.Name} was not removed by this run.");
            return ActionResult.Success;
        }

        var operations = new ServiceOperations(services, pause, session, HelperService.Name);
        operations.Apply(configuration, ServiceSnapshot.Take(services, HelperService.Name).Configuration is not null);
        session.Log($"The service {HelperService.Name} is registered as before: {configuration.ImagePath}.");
        if (before.Running)
        {
            operations.Start();
        }

        store.Forget(BeforeFact);
        return ActionResult.Success;
    }
}
