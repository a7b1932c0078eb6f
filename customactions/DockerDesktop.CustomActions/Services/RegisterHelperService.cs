using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Registers com.docker.service, or sets an existing registration right; undone, the service is as it was. It does not start it: that is <see cref="StartHelperService"/>'s, at
/// commit.
/// </summary>
internal sealed class RegisterHelperService(IServiceControlManager services, IRegistry registry, IPause pause)
{
    /// <summary>The full path of the program.</summary>
    public const string ProgramKey = "Program";

    /// <summary><see cref="Automatic"/> or <see cref="Demand"/>.</summary>
    public const string StartKey = "Start";

    public const string Automatic = "auto";
    public const string Demand = "demand";

    private const string BeforeFact = "HelperServiceBeforeRegister";

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        var startType = data[StartKey] == Automatic ? ServiceStartType.Automatic : ServiceStartType.Demand;
        var configuration = HelperService.Configuration(data[ProgramKey], startType);
        var operations = new ServiceOperations(services, pause, session, HelperService.Name);

        var before = ServiceSnapshot.Take(services, HelperService.Name);
        store.Remember(BeforeFact, before.ToString());
        operations.Apply(configuration, before.Configuration is not null);
        session.Log(before.Configuration is null
            ? $"Registered the service {HelperService.Name}: {configuration.ImagePath}, start type {startType}."
            : $"Reconfigured the service {HelperService.Name}, which ran {before.Configuration.ImagePath} before: {configuration.ImagePath}, start type {startType}.");
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var store = RollbackStore.Open(registry, session.CustomActionData);
        if (store.Recall(BeforeFact) is not { } text)
        {
            session.Log($"The service {HelperService.Name} was not touched by this run.");
            return ActionResult.Success;
        }

        var before = ServiceSnapshot.Parse(text);
        var operations = new ServiceOperations(services, pause, session, HelperService.Name);
        operations.Stop();
        if (before.Configuration is null)
        {
            operations.Delete();
        }
        else
        {
            operations.Apply(before.Configuration, exists: true);
            session.Log($"The service {HelperService.Name} is configured as before.");
            if (before.Running)
            {
                operations.Start();
            }
        }

        store.Forget(BeforeFact);
        return ActionResult.Success;
    }
}
