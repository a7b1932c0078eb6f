using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;

namespace DockerDesktop.CustomActions.Policy;

/// <summary>
/// The policy that makes users sign in: written when ALLOWEDORG is given or the value is missing, left alone when somebody else has changed it since (Group Policy writes the same
/// value), and taken away only as long as it is what this product wrote.
/// </summary>
internal sealed class SignInPolicyPart(IRegistry registry) : IInstallationPart
{
    public void Judge(InstallationContext context)
    {
    }

    public void Schedule(InstallationContext context)
    {
        // A newer version takes it over.
        if (!context.IsPerMachine || context.IsUpgradeRemoval)
        {
            return;
        }

        var recorded = context.Recorded[WriteSignInPolicy.RecordName];
        var wanted = context.IsUninstall ? null : context.Settings[WriteSignInPolicy.RecordName];
        var isGiven = !context.IsUninstall && context.Given.ContainsKey(PublicProperties.AllowedOrg);
        RegistryData? found = null;
        if (!context.TryLook($"The policy {WriteSignInPolicy.Name}", () => found = registry.Read(RegistryRoot.LocalMachine, WriteSignInPolicy.Key, WriteSignInPolicy.Name)))
        {
            return;
        }

        var isOurs = found is null || (recorded is not null && found.Equals(WriteSignInPolicy.ToData(recorded)));
        var isToChange = wanted is null ? recorded is not null && found is not null : found is null || !found.Equals(WriteSignInPolicy.ToData(wanted));
        if (isToChange && !isOurs && !(isGiven && wanted is not null))
        {
            context.Log($@"HKEY_LOCAL_MACHINE\{WriteSignInPolicy.Key}, {WriteSignInPolicy.Name}, is not what this product wrote and is left as it is.");
            isToChange = false;
        }

        if (isToChange)
        {
            context.Hand(context.IsUninstall ? "RemoveSignInPolicy" : "WriteSignInPolicy", (WriteSignInPolicy.OrganizationsKey, wanted ?? string.Empty));
        }
    }
}
