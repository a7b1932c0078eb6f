using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// What an administrator has advertised, a standard user installs with defaults alone. What a transform or the package itself sets besides is the administrator's word, but no action of the script can read it, and
/// whoever started the installation could hand anything for it. So such an installation is refused: a policy that is silently left out would be worse.
/// </summary>
internal sealed class AdvertisedPart(IRegistry registry) : IInstallationPart
{
    /// <summary>The property of Windows Installer with the transforms that are applied.</summary>
    private const string TransformsProperty = "TRANSFORMS";

    private const string InstallerKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer";

    private const string WayOut =
        "An administrator has advertised the product, and whoever starts its installation is none, so nothing that binds the computer can be taken from this installation: it would be left out silently. "
        + "Have the product installed by an administrator (elevated, or as LocalSystem by Intune, Configuration Manager or an assignment to the computer), or advertise the package as it is, without a transform.";

    /// <summary>Refuses, in the script, what an administrator may have said by a transform.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="authority">What whoever started the installation may decide.</param>
    /// <param name="recorded">What is recorded: that was decided already.</param>
    /// <exception cref="ActionFailedException">The product is advertised with a transform.</exception>
    public static void RefuseTransforms(IRegistry registry, MachineAuthority authority, RecordedSettings recorded)
    {
        if (!authority.MayDecide && recorded.IsEmpty && HasTransforms(registry, authority.UserSid))
        {
            throw new ActionFailedException(TransformsRefusal);
        }
    }

    /// <summary>Why settings that were asked for are refused.</summary>
    /// <param name="properties">Their properties.</param>
    public static string Refusal(IEnumerable<string> properties) => $"{string.Join(", ", properties)}: set by the package or a transform and not honoured. {WayOut}";

    public void Judge(InstallationContext context)
    {
        if (!context.IsPerMachine || context.IsUninstall || !context.IsAdvertised || context.DecidesForAll)
        {
            return;
        }

        var hasTransforms = context[TransformsProperty].Length > 0;
        context.TryLook("With which transforms the product is advertised", () => hasTransforms |= HasTransforms(registry, context.Client.Sid));
        if (hasTransforms)
        {
            context.Refuse(TransformsRefusal);
        }

        // A prohibition counts whoever says it.
        var asked = PublicProperties.All.FindAll(property =>
            property.IsMachineWide && context.Given.TryGetValue(property.Name, out var value) && value != property.Default && (property.Name, value) != (PublicProperties.DisableWindowsContainers, "1"));
        if (asked.Count > 0)
        {
            context.Refuse(Refusal(asked.ConvertAll(property => property.Name)));
        }
    }

    public void Schedule(InstallationContext context)
    {
    }

    private static string TransformsRefusal => $"The product is advertised with a transform, which may set ALLOWEDORG, ADMINSETTINGS, DISABLEWINDOWSCONTAINERS or others. {WayOut}";

    /// <summary>For all users, or for one user on an administrator's behalf.</summary>
    private static bool HasTransforms(IRegistry registry, string userSid)
    {
        foreach (var classes in new[] { MachineAuthority.ClassesKey, $@"{InstallerKey}\Managed\{userSid}\Installer" })
        {
            foreach (var product in registry.ListValues(RegistryRoot.LocalMachine, $@"{classes}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}"))
            {
                if (registry.ReadString(RegistryRoot.LocalMachine, $@"{classes}\Products\{product}", "Transforms") is { Length: > 0 })
                {
                    return true;
                }
            }
        }

        return false;
    }
}
