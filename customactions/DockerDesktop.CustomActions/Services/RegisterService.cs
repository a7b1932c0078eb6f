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

    /// <summary>When it starts, one of <see cref="StartTypeName"/>.</summary>
    public const string StartKey = "Start";

    private readonly string _beforeFact = $"{definition.FactName}BeforeRegister";

    public virtual ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var store = RollbackStore.Open(registry, session);
        var program = definition.FindProgram(registry);
        if (data.TryGetValue(ProgramKey, out var handed) && !program.Equals(handed, StringComparison.OrdinalIgnoreCase))
        {
            session.Log($"The service {definition.Name} is registered with {program}, where the product has it, and not with {handed}, which was asked for.");
        }

        var configuration = StartTypeName.Set(definition.Configure(program, ServiceStartType.Demand), data[StartKey]);
        var progress = new ProgressShare(session);
        var operations = new ServiceOperations(services, pause, session, definition.Name, progress);

        var before = ServiceSnapshot.Take(services, definition.Name);
        if (before.Configuration is { } found && !definition.IsOurs(found))
        {
            throw new ActionFailedException(
                $"The service {definition.Name} runs {found.ImagePath}, which Docker Desktop did not register, and is not changed. Uninstall the product that it belongs to, then run the installation again.");
        }

        store.Remember(_beforeFact, before.ToString());
        var isSameProgram = before.Configuration?.ImagePath.Equals(configuration.ImagePath, StringComparison.OrdinalIgnoreCase) == true;
        var start = DecideStart(session, store, isSameProgram ? StartTypeName.Of(before.Configuration!) : null);
        configuration = StartTypeName.Set(configuration, start);
        if (before is { Running: true, Configuration: { } running } && !(isSameProgram && running.Account.Equals(configuration.Account, StringComparison.OrdinalIgnoreCase)))
        {
            // What runs is another program or under another account, and would go on running whatever is registered.
            session.Log($"The service {definition.Name} runs {running.ImagePath} as {running.Account}, which an earlier installation registered, and is stopped.");
            operations.Stop();
        }

        operations.Apply(configuration, before.Configuration is not null, isGoing: () => store.Remember(_beforeFact, string.Empty));
        session.Log(before.Configuration is null
            ? $"Registered the service {definition.Name}: {configuration.ImagePath}, start type {start}."
            : $"Reconfigured the service {definition.Name}, which ran {before.Configuration.ImagePath} before: {configuration.ImagePath}, start type {start}.");
        progress.End();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var store = RollbackStore.Open(registry, session);
        if (store.Recall(_beforeFact) is not { } text)
        {
            session.Log($"The service {definition.Name} was not touched by this run.");
            return ActionResult.Success;
        }

        RestoreRecords(store);
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

    /// <summary>Decides when the service starts, and records what has to be remembered of it.</summary>
    /// <param name="session">The running action.</param>
    /// <param name="store">What is kept for the rollback.</param>
    /// <param name="before">When the service starts that is there with the same program, which may be an administrator's choice; null when there is none.</param>
    /// <returns>One of <see cref="StartTypeName"/>.</returns>
    protected abstract string DecideStart(Session session, RollbackStore store, string? before);

    /// <summary>Brings back what <see cref="DecideStart"/> recorded.</summary>
    /// <param name="store">What was kept for the rollback.</param>
    protected virtual void RestoreRecords(RollbackStore store)
    {
    }
}
