using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;
using Microsoft.Deployment.WindowsInstaller;

namespace DockerDesktop.CustomActions.Settings;

/// <summary>
/// What whoever started an installation for all users may decide about the computer, found out by the part of it that carries it out. The immediate actions run in a process that belongs to that
/// user, so neither their decision nor the data that they set proves anything. Here counts who Windows says it is, and what is registered where only administrators and LocalSystem write.
/// </summary>
internal sealed class MachineAuthority
{
    /// <summary>The UpgradeCode of the package for all users, in <c>installer/AllUsers/DockerDesktop-AllUsers.wixproj</c>.</summary>
    public const string UpgradeCode = "{E20AB69D-0F24-4901-A58C-F13DDFC6A313}";

    /// <summary>The property that Windows Installer gives to deferred actions, beside their data: the SID of whoever started the installation.</summary>
    public const string UserSidProperty = "UserSID";

    /// <summary>Where Windows Installer keeps what is advertised or installed for all users.</summary>
    internal const string ClassesKey = @"SOFTWARE\Classes\Installer";

    private const string InstallerKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer";

    private static readonly string s_upgradeCode = OtherScopePart.Pack(UpgradeCode);

    private MachineAuthority(string userSid, bool isAdministrator, bool isFirstInstall, bool isListed, bool isPublished)
    {
        UserSid = userSid;
        IsAdministrator = isAdministrator;
        IsFirstInstall = isFirstInstall;
        IsListed = isListed;
        IsPublished = isPublished;
    }

    /// <summary>The SID of whoever started the installation; empty when Windows does not tell.</summary>
    public string UserSid { get; }

    /// <summary>True for LocalSystem and for members of the local group Administrators, elevated or not.</summary>
    public bool IsAdministrator { get; }

    /// <summary>True when no version is installed or advertised and no settings are recorded. The record of the engine is written last of all that is decided, so that all decide alike.</summary>
    public bool IsFirstInstall { get; }

    /// <summary>True while Windows Installer has a version whose features are installed or advertised: of one that is being removed they are gone after UnpublishFeatures.</summary>
    public bool IsPublished { get; }

    /// <summary>True while Windows Installer knows a version: of one that is being removed until it is unregistered, at the end of the script, and not of one that an upgrade has removed.</summary>
    public bool IsListed { get; }

    /// <summary>True when whoever started the installation may decide about what binds the machine.</summary>
    public bool MayDecide => IsAdministrator || IsFirstInstall;

    /// <summary>At commit: true when what binds the machine may be removed, by an administrator or because the product is gone.</summary>
    public bool MayRemove => IsAdministrator || !IsPublished;

    /// <summary>Before commit: true when what binds the machine may be removed, by an administrator or because Windows Installer is removing the product and no newer version takes its place.</summary>
    public bool MayRemoveBeforeCommit => IsAdministrator || (IsListed && !IsPublished);

    /// <summary>Finds it out.</summary>
    /// <param name="session">The running action, a deferred or commit one.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="administrators">The administrators of this computer.</param>
    /// <returns>What whoever started the installation may decide.</returns>
    public static MachineAuthority Of(Session session, IRegistry registry, IAdministrators administrators)
    {
        var userSid = session[UserSidProperty];
        try
        {
            return Of(userSid, registry, administrators);
        }
        catch (UnauthorizedAccessException)
        {
            // What cannot be seen is there.
            session.Log("What Windows Installer has registered may not be read, so this is taken for an installed product.");
            return new MachineAuthority(userSid, administrators.Contains(userSid), isFirstInstall: false, isListed: true, isPublished: true);
        }
    }

    private static MachineAuthority Of(string userSid, IRegistry registry, IAdministrators administrators)
    {
        List<string> products =
        [
            .. registry.ListValues(RegistryRoot.LocalMachine, $@"{ClassesKey}\UpgradeCodes\{s_upgradeCode}"),
            .. registry.ListValues(RegistryRoot.LocalMachine, $@"{InstallerKey}\UpgradeCodes\{s_upgradeCode}"),
        ];
        var isAdvertisedToUser = registry.HasKey(RegistryRoot.LocalMachine, $@"{InstallerKey}\Managed\{userSid}\Installer\UpgradeCodes\{s_upgradeCode}");
        return new MachineAuthority(
            userSid,
            administrators.Contains(userSid),
            products.Count == 0 && !isAdvertisedToUser && RecordedSettings.Read(registry, PackageScope.PerMachine, string.Empty).IsEmpty,
            products.Count > 0,
            products.Exists(product => registry.HasKey(RegistryRoot.LocalMachine, $@"{ClassesKey}\Features\{product}")));
    }
}
