using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Policy;

/// <summary>
/// Writes or deletes the policy value that names the organizations whose members may use the product; undone, it is as it was. The published value is a REG_MULTI_SZ with one
/// organization a text, and a row of the Registry table cannot have as many texts as there are organizations.
/// </summary>
internal sealed class WriteSignInPolicy(IRegistry registry)
{
    /// <summary>The organizations, with semicolons between; empty to delete the value.</summary>
    public const string OrganizationsKey = "Organizations";

    /// <summary>1 when the value stays as it is.</summary>
    public const string LeaveKey = "Leave";

    /// <summary>1 when the record of the organizations goes. The component of the record goes only where the installer looks at its condition again.</summary>
    public const string ForgetKey = "Forget";

    /// <summary>The key below HKEY_LOCAL_MACHINE.</summary>
    public const string Key = @"SOFTWARE\Policies\Docker\Docker Desktop";

    /// <summary>The value.</summary>
    public const string Name = "allowedOrgs";

    /// <summary>The value below <see cref="RecordedSettings.Key"/> that records what was written.</summary>
    public const string RecordName = "AllowedOrg";

    /// <summary>The value for a list of organizations.</summary>
    public static RegistryData ToData(string organizations) => RegistryData.Texts(AllowedOrganizations.Split(organizations));

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var organizations = data[OrganizationsKey];
        var isRemoved = organizations.Length == 0;
        if (data[LeaveKey] != "1" && Changes(data, Key).Set(Name, isRemoved ? null : ToData(organizations)))
        {
            session.Log(isRemoved ? $"Removed the policy {Name}: nobody has to sign in." : $"Wrote the policy {Name}: members of {organizations} have to sign in.");
        }

        if (data[ForgetKey] == "1")
        {
            Changes(data, RecordedSettings.Key).Set(RecordName, null);
        }

        RemoveEmptyKeys();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        Changes(data, RecordedSettings.Key).Restore(RecordName);
        if (Changes(data, Key).Restore(Name))
        {
            session.Log($"The policy {Name} is as it was before.");
        }

        RemoveEmptyKeys();
        return ActionResult.Success;
    }

    private void RemoveEmptyKeys() => registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, Key, below: "Policies");

    private RegistryChanges Changes(CustomActionData data, string key) => new(registry, RollbackStore.Open(registry, data), RegistryRoot.LocalMachine, key);
}
