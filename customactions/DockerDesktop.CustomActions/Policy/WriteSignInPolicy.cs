using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Policy;

/// <summary>
/// Writes or deletes the policy value that names the organizations whose members may use the product; undone, it is as it was. The published value is a REG_MULTI_SZ with one
/// organization a text, and a row of the Registry table cannot have as many texts as there are organizations. Of somebody who may not decide it takes only what is recorded, where the value is missing.
/// </summary>
internal sealed class WriteSignInPolicy(IRegistry registry, IAdministrators administrators)
{
    /// <summary>The organizations, with semicolons between; empty to delete the value.</summary>
    public const string OrganizationsKey = "Organizations";

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
        var organizations = Validate(data);
        var isRemoved = organizations.Length == 0;
        var authority = MachineAuthority.Of(session, registry, administrators);
        if (isRemoved ? !authority.MayDecide && !authority.MayRemoveBeforeCommit : !authority.MayDecide && !IsRecorded(organizations))
        {
            session.Log($"The policy {Name} stays as it is: only an administrator may change it on an installed or advertised product, and whoever started this is none.");
            return ActionResult.Success;
        }

        if (Changes(session).Set(Name, isRemoved ? null : ToData(organizations)))
        {
            session.Log(isRemoved ? $"Removed the policy {Name}: nobody has to sign in." : $"Wrote the policy {Name}: members of {organizations} have to sign in.");
        }

        RemoveEmptyKeys();
        return ActionResult.Success;
    }

    public ActionResult Rollback(Session session)
    {
        var data = session.CustomActionData;
        if (Changes(session).Restore(Name))
        {
            session.Log($"The policy {Name} is as it was before.");
        }

        RemoveEmptyKeys();
        return ActionResult.Success;
    }

    /// <summary>The names that are handed: anybody's word, until they are read again.</summary>
    private string Validate(CustomActionData data)
    {
        var organizations = data[OrganizationsKey];
        return organizations.Length == 0 || organizations == Recorded() ? organizations
            : AllowedOrganizations.Read(organizations) is { Value: { } names } ? names
            : throw new ActionFailedException($"What was handed to the elevated part of the installation names no organizations, so the policy {Name} is not written. Correct ALLOWEDORG.");
    }

    /// <summary>Whoever repairs the product brings back what is missing of what an administrator decided, and changes nothing that somebody has changed since.</summary>
    private bool IsRecorded(string organizations) =>
        organizations.Equals(Recorded(), StringComparison.OrdinalIgnoreCase) && registry.Read(RegistryRoot.LocalMachine, Key, Name) is null;

    private void RemoveEmptyKeys() => registry.DeleteEmptyKeys(RegistryRoot.LocalMachine, Key, below: "Policies");

    private string? Recorded() => registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, RecordName);

    private RegistryChanges Changes(Session session) => new(registry, RollbackStore.Open(registry, session), RegistryRoot.LocalMachine, Key);
}
