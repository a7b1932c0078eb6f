using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Services;

/// <summary>
/// The service com.docker.engine. It is there where Windows containers are the engine, which they cannot be when they are off, and the package has dockerd; it goes when the mind
/// changes, and at an uninstall, but not at an upgrade's. A service of this name that this product did not register is never touched.
/// </summary>
internal sealed class EngineServicePart(IServiceControlManager services) : IInstallationPart
{
    /// <summary>The property with the program, relative to INSTALLFOLDER; set in a package that has it.</summary>
    public const string ProgramProperty = "EngineServiceProgram";

    private ServiceSnapshot _before = new(null, false);

    public void Judge(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        // Where it is needed it has to be known whose it is; elsewhere one that nobody may look at is left alone.
        _before = IsWanted(context)
            ? ServiceSnapshot.Take(services, EngineService.ServiceName)
            : ServiceSnapshot.TryTake(services, EngineService.ServiceName) ?? _before;
        if (_before.Configuration is { } found && !EngineService.Definition.IsOurs(found) && IsWanted(context))
        {
            context.Refuse(
                $"There is a service {EngineService.ServiceName} already, which Docker Desktop did not register: it runs {found.ImagePath}. ENGINE=windows needs this name, and a service of another product is "
                + $"not changed. Uninstall the product that it belongs to, or delete it with \"sc delete {EngineService.ServiceName}\" in an elevated command prompt; or choose ENGINE=wsl or ENGINE=hyperv.");
        }
    }

    public void Schedule(InstallationContext context)
    {
        if (!context.IsPerMachine)
        {
            return;
        }

        var found = _before.Configuration;
        var isThere = found is not null && EngineService.Definition.IsOurs(found);
        if (found is not null && !isThere)
        {
            context.Log($"The service {EngineService.ServiceName} runs {found.ImagePath}, which Docker Desktop did not register. It is left as it is.");
        }

        if (!context.IsUninstall && IsWanted(context))
        {
            if (isThere)
            {
                context.Hand("StopEngineService");
            }

            var start = isThere ? StartTypeName.Of(found!) : StartTypeName.Demand;
            context.Hand(
                "RegisterEngineService",
                (RegisterService.ProgramKey, $"{context["INSTALLFOLDER"]}{context[ProgramProperty]}"),
                (RegisterService.StartKey, start));
            if (isThere && _before.Running && start != StartTypeName.Disabled)
            {
                context.HandAlone("StartEngineService", StartService.Data(_before.Dependents));
            }
        }
        else if (isThere)
        {
            if (!context.IsUninstall)
            {
                context.Log($"Windows containers are not the engine{(context.Settings.DisableWindowsContainers ? " and off" : string.Empty)}, so the service {EngineService.ServiceName} is removed.");
            }

            if (context.IsUpgradeRemoval)
            {
                // The newer version registers it anew, or deletes it.
                context.Hand("StopEngineService");
            }
            else if (context.IsRollbackDisabled)
            {
                context.Hand("StopEngineService", (StopService.DeleteKey, "1"));
            }
            else
            {
                context.Hand("StopEngineService");
                context.HandAlone("DeleteEngineService");
            }
        }
    }

    private static bool IsWanted(InstallationContext context) =>
        !context.IsUninstall && context.Settings is { Engine: Engine.Windows, DisableWindowsContainers: false } && context[ProgramProperty].Length > 0;
}
