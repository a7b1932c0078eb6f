using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Stops a service and, unless it is to be kept, deletes it. At an uninstall that of a major upgrade is included: the new product registers the service anew, and if it fails, the
/// rollback of this action brings the old registration back, running if it ran.
/// </summary>
internal abstract class StopService(ServiceDefinition definition, IServiceControlManager services, IRegistry registry, IPause pause)
{
    /// <summary>The key of custom-action data that is there when the service stays registered.</summary>
    public const string KeepKey = "Keep";

    private readonly string _beforeFact = $"{definition.FactName}BeforeRemove";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        var progress = new ProgressShare(session);
        var before = ServiceSnapshot.Take(services, definition.Name);
        if (before.Configuration is null)
        {
            session.Log($"The service {definition.Name} is gone already.");
            progress.End();
            return ActionResult.Success;
        }

        store.Remember(_beforeFact, before.ToString());
        var operations = new ServiceOperations(services, pause, session, definition.Name, progress);
        operations.Stop();
        if (!data.ContainsKey(KeepKey))
        {
            operations.Delete();
        }

        progress.End();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        if (store.Recall(_beforeFact) is not { } text || ServiceSnapshot.Parse(text) is not { Configuration: { } configuration } before)
        {
            session.Log($"The service {definition.Name} was not stopped or removed by this run.");
            return ActionResult.Success;
        }

        var operations = new ServiceOperations(services, pause, session, definition.Name);
        if (!data.ContainsKey(KeepKey))
        {
            operations.Apply(configuration, ServiceSnapshot.Take(services, definition.Name).Configuration is not null);
            session.Log($"The service {definition.Name} is registered as before: {configuration.ImagePath}.");
        }

        if (before.Running)
        {
            operations.StartWithDependents(before.Dependents);
        }

        store.Forget(_beforeFact);
        return ActionResult.Success;
    }
}
