using DockerDesktop.CustomActions.Platform;
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

    /// <summary>The key below HKEY_LOCAL_MACHINE.</summary>
    public const string Key = @"SOFTWARE\Policies\Docker\Docker Desktop";

    /// <summary>The value.</summary>
    public const string Name = "allowedOrgs";

    /// <summary>The value for a list of organizations.</summary>
    public static RegistryData ToData(string organizations) => RegistryData.Texts(AllowedOrganizations.Split(organizations));

    public ActionResult Execute(Session session)
    {
        var data = session.CustomActionData;
        var organizations = data.TryGetValue(OrganizationsKey, out var list) && list.Length > 0 ? list : null;
        if (Changes(data).Set(Name, organizations is null ? null : ToData(organizations)))
        {
            session.Log(organizations is null ? $"Removed the policy {Name}: nobody has to sign in." : $"Wrote the policy {Name}: members of {organizations} have to sign in.");
        }

        RemoveEmptyKeys();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        if (Changes(session.CustomActionData).Restore(Name))
        {
            session.Log($"The policy {Name} is as it was before.");
        }

        RemoveEmptyKeys();
        return ActionResult.Success;
    }

    private void RemoveEmptyKeys() => registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, Key, below: "Policies");

    private RegistryChanges Changes(CustomActionData data) => new(registry, RollbackStore.Open(registry, data), RegistryRoot.LocalMachine, Key);
}
