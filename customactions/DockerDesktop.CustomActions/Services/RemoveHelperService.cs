using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Services;

/// <summary>Stops com.docker.service at an uninstall; when that is not an upgrade's, also forgets when it starts and who chose that.</summary>
internal sealed class RemoveHelperService(IServiceControlManager services, IRegistry registry, IAdministrators administrators, IPause pause)
    : StopService(HelperService.Definition, services, registry, administrators, pause)
{
    /// <summary>There when what is recorded goes with the product.</summary>
    public const string ForgetKey = "Forget";

    private readonly IRegistry _registry = registry;

    protected override void ForgetRecords(CustomActionData data, RollbackStore store)
    {
        if (data.ContainsKey(ForgetKey))
        {
            var changes = Changes(store);
            changes.Set(HelperStart.LastSetName, null);
            changes.Set(HelperStart.ModeName, null);
        }
    }

    protected override void RestoreRecords(RollbackStore store)
    {
        var changes = Changes(store);
        changes.Restore(HelperStart.LastSetName);
        changes.Restore(HelperStart.ModeName);
    }

    private RegistryChanges Changes(RollbackStore store) => new(_registry, store, RegistryRoot.LocalMachine, RecordedSettings.Key);
}
