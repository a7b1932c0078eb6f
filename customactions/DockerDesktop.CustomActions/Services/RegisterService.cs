using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// Registers a service, or sets an existing registration right, whatever an old installation left: another program or account, disabled, marked for deletion. Undone, the service
/// is as it was. It does not start it: that is <see cref="StartService"/>'s, at commit.
/// </summary>
internal abstract class RegisterService(ServiceDefinition definition, IServiceControlManager services, IRegistry registry, IPause pause)
{
    /// <summary>The full path of the program.</summary>
    public const string ProgramKey = "Program";

    /// <summary><see cref="Automatic"/> or <see cref="Demand"/>.</summary>
    public const string StartKey = "Start";

    public const string Automatic = "auto";
    public const string Demand = "demand";

    private readonly string _beforeFact = $"{definition.FactName}BeforeRegister";

    public virtual ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, data);
        var startType = data[StartKey] == Automatic ? ServiceStartType.Automatic : ServiceStartType.Demand;
        var program = definition.FindProgram(registry);
        if (data.TryGetValue(ProgramKey, out var handed) && !program.Equals(handed, StringComparison.OrdinalIgnoreCase))
        {
            session.Log($"The service {definition.Name} is registered with {program}, where the product has it, and not with {handed}, which was asked for.");
        }

        var configuration = definition.Configure(program, startType);
        var progress = new ProgressShare(session);
        var operations = new ServiceOperations(services, pause, session, definition.Name, progress);

        var before = ServiceSnapshot.Take(services, definition.Name);
        store.Remember(_beforeFact, before.ToString());
        if (before is { Running: true, Configuration: { } running } && !RunsLike(running, configuration))
        {
            // What runs is another program or under another account, and would go on running whatever is registered.
            session.Log($"The service {definition.Name} runs {running.ImagePath} as {running.Account}, which an earlier installation registered, and is stopped.");
            operations.Stop();
        }

        operations.Apply(configuration, before.Configuration is not null);
        session.Log(before.Configuration is null
            ? $"Registered the service {definition.Name}: {configuration.ImagePath}, start type {startType}."
            : $"Reconfigured the service {definition.Name}, which ran {before.Configuration.ImagePath} before: {configuration.ImagePath}, start type {startType}.");
        progress.End();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var store = RollbackStore.Open(registry, session.CustomActionData);
        if (store.Recall(_beforeFact) is not { } text)
        {
            session.Log($"The service {definition.Name} was not touched by this run.");
            return ActionResult.Success;
        }

        var before = ServiceSnapshot.Parse(text);
        var operations = new ServiceOperations(services, pause, session, definition.Name);
        operations.Stop();
        if (before.Configuration is null)
        {
            operations.Delete();
        }
        else
        {
            operations.Apply(before.Configuration, exists: true);
            session.Log($"The service {definition.Name} is configured as before.");
            if (before.Running)
            {
                operations.StartWithDependents(before.Dependents);
            }
        }

        store.Forget(_beforeFact);
        return ActionResult.Success;
    }

    private static bool RunsLike(ServiceConfiguration one, ServiceConfiguration other) =>
        one.ImagePath.Equals(other.ImagePath, StringComparison.OrdinalIgnoreCase) && one.Account.Equals(other.Account, StringComparison.OrdinalIgnoreCase);
}
