using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Proxy;

/// <summary>
/// Writes the proxies' values that it is handed and deletes the others, of which there are none at an uninstall; undone, all are as they were. For all users below HKLM, else in
/// the hive of the user with whose rights it runs.
/// </summary>
internal sealed class WriteProxySettings(IRegistry registry, IDataProtection protection)
{
    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var changes = Changes(data);
        foreach (var property in PublicProperties.ProxyOverrides)
        {
            var value = ProtectedValue.Read(protection, data, property.ValueName!);
            if (changes.Set(property.ValueName!, value is null ? null : RegistryData.Text(value)))
            {
                session.Log($"{(value is null ? "Removed" : "Wrote")} the recorded value {property.ValueName}.");
            }
        }

        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var changes = Changes(session.CustomActionData);
        foreach (var property in PublicProperties.ProxyOverrides)
        {
            if (changes.Restore(property.ValueName!))
            {
                session.Log($"The recorded value {property.ValueName} is as it was before.");
            }
        }

        var (root, key) = Place(session.CustomActionData);
        registry.DeleteEmptyKeys(root, key, below: "SOFTWARE");
        return ActionResult.Success;
    }

    private static (RegistryRoot Root, string Key) Place(CustomActionData data) =>
        data.TryGetValue(RollbackStore.UserKey, out var user) ? RecordedSettings.Place(PackageScope.PerUser, user) : RecordedSettings.Place(PackageScope.PerMachine, string.Empty);

    private RegistryChanges Changes(CustomActionData data)
    {
        var (root, key) = Place(data);
        return new RegistryChanges(registry, RollbackStore.Open(registry, data), root, key);
    }
}
