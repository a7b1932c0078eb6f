using CustomActions.Tests.Fakes;
using CustomActions.Tests.Simulation;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>Who may set what, as the elevated part of an installation finds it out.</summary>
[TestClass]
public sealed class MachineAuthorityTests
{
    private const string GroupSid = "S-1-5-32-544";
    private const string Product = "0123456789ABCDEF0123456789ABCDEF";
    private const string SettingsKey = RecordedSettings.Key;

    private readonly FakeRegistry _registry = new();
    private readonly FakeAccounts _accounts = new();
    private readonly FakeLocalGroups _groups = new();
    private readonly FakeSignedInUsers _users = new();

    private static string Packed => OtherScopePart.Pack(MachineAuthority.UpgradeCode);

    [TestMethod]
    [DataRow("S-1-5-18", true)]
    [DataRow(FakeClientToken.AdminSid, true)]
    [DataRow(FakeClientToken.UserSid, false)]
    [DataRow("", false)]
    public void An_administrator_is_LocalSystem_or_a_member_of_the_group(string sid, bool isAdministrator)
    {
        _groups.Have("Administrators", string.Empty, FakeClientToken.AdminSid);
        Assert.AreEqual(isAdministrator, Authority(sid).IsAdministrator);
    }

    [TestMethod]
    public void The_group_is_found_by_its_SID_in_any_language()
    {
        _accounts.Accounts.Add(new Account(GroupSid, "VORDEFINIERT", "Administratoren", AccountKind.Alias));
        _groups.Have("Administratoren", string.Empty, FakeClientToken.AdminSid);
        _groups.Have("Administrators", string.Empty, FakeClientToken.UserSid);
        Assert.IsTrue(Authority(FakeClientToken.AdminSid).IsAdministrator);
        Assert.IsFalse(Authority(FakeClientToken.UserSid).IsAdministrator, "somebody made a group of this name");
    }

    [TestMethod]
    public void A_member_by_a_group_of_the_domain_is_one_by_what_the_domain_says()
    {
        _accounts.Accounts.Add(new Account(FakeClientToken.UserSid, "CORP", "user", AccountKind.User));
        Assert.IsFalse(Authority(FakeClientToken.UserSid).IsAdministrator);
        _groups.Indirect.Add((@"CORP\user", "Administrators"));
        Assert.IsTrue(Authority(FakeClientToken.UserSid).IsAdministrator);
        _groups.Failures[nameof(ILocalGroups.GetGroupsOf)] = 1355;
        Assert.IsFalse(Authority(FakeClientToken.UserSid).IsAdministrator, "no domain controller answers");
    }

    [TestMethod]
    public void A_member_by_a_group_of_the_domain_is_one_by_the_token_of_the_sign_in()
    {
        _groups.Failures[nameof(ILocalGroups.GetMembers)] = Win32Error.AccessDenied;
        _users.Groups[FakeClientToken.CloudUserSid] = ["S-1-1-0", GroupSid];
        Assert.IsTrue(Authority(FakeClientToken.CloudUserSid).IsAdministrator);
        Assert.IsFalse(Authority(FakeClientToken.UserSid).IsAdministrator, "another user's token");
        _users.Groups[FakeClientToken.CloudUserSid] = ["S-1-1-0", "S-1-5-32-545"];
        Assert.IsFalse(Authority(FakeClientToken.CloudUserSid).IsAdministrator);
    }

    [TestMethod]
    public void At_a_first_installation_anybody_decides()
    {
        var authority = Authority(FakeClientToken.UserSid);
        Assert.IsTrue(authority.IsFirstInstall);
        Assert.IsTrue(authority.MayDecide);
        Assert.IsFalse(authority.IsAdministrator);
        Assert.AreEqual(FakeClientToken.UserSid, authority.UserSid);
    }

    [TestMethod]
    [DataRow(@"SOFTWARE\Classes\Installer\UpgradeCodes\{0}", Product)]
    [DataRow(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes\{0}", Product)]
    [DataRow(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\Managed\S-1-5-21-1-2-3-1001\Installer\UpgradeCodes\{0}", Product)]
    [DataRow(SettingsKey, "Engine")]
    public void What_is_installed_advertised_or_recorded_is_decided_about_by_administrators(string key, string value)
    {
        _groups.Have("Administrators", string.Empty, FakeClientToken.AdminSid);
        _registry.Set(RegistryRoot.LocalMachine, key.Replace("{0}", Packed, StringComparison.Ordinal), value, "wsl");
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayDecide);
        Assert.IsTrue(Authority(FakeClientToken.AdminSid).MayDecide);
        Assert.IsTrue(Authority("S-1-5-18").MayDecide);
    }

    [TestMethod]
    public void What_a_user_has_is_no_installation_for_all()
    {
        _registry.Set(RegistryRoot.LocalMachine, $@"SOFTWARE\Classes\Installer\UpgradeCodes\{new string('0', 32)}", Product, string.Empty);
        _registry.Set(RegistryRoot.LocalMachine, $@"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\Managed\S-1-5-21-1-2-3-9\Installer\UpgradeCodes\{Packed}", Product, string.Empty);
        _registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\{SettingsKey}", "Engine", "wsl");
        Assert.IsTrue(Authority(FakeClientToken.UserSid).IsFirstInstall);
    }

    [TestMethod]
    public void A_standard_user_removes_only_with_the_product()
    {
        _groups.Have("Administrators", string.Empty, FakeClientToken.AdminSid);
        _registry.Set(RegistryRoot.LocalMachine, $@"SOFTWARE\Classes\Installer\UpgradeCodes\{Packed}", Product, string.Empty);
        _registry.Set(RegistryRoot.LocalMachine, $@"SOFTWARE\Classes\Installer\Features\{Product}", "DockerDesktop", string.Empty);
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayRemove);
        Assert.IsTrue(Authority(FakeClientToken.AdminSid).MayRemove);
        ((IRegistry)_registry).DeleteTree(RegistryRoot.LocalMachine, $@"SOFTWARE\Classes\Installer\Features\{Product}");
        Assert.IsTrue(Authority(FakeClientToken.UserSid).MayRemove, "UnpublishFeatures has run");
        Assert.IsTrue(Authority(FakeClientToken.UserSid).MayRemoveBeforeCommit);
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayDecide);
    }

    [TestMethod]
    public void In_an_upgrade_a_standard_user_removes_nothing()
    {
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "Engine", "wsl");
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayRemoveBeforeCommit, "the older version is gone, the newer one not registered yet");
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayDecide);
        Assert.IsTrue(Authority("S-1-5-18").MayRemoveBeforeCommit);
    }

    [TestMethod]
    public void What_may_not_be_read_is_installed()
    {
        _registry.Denied.Add((RegistryRoot.LocalMachine, @"SOFTWARE\Classes\Installer"));
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayDecide);
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayRemove);
        _registry.Denied.Clear();
        _registry.Denied.Add((RegistryRoot.LocalMachine, SettingsKey));
        Assert.IsFalse(Authority(FakeClientToken.UserSid).MayDecide);
        Assert.IsTrue(Authority("S-1-5-18").MayDecide);
    }

    [TestMethod]
    public void The_UpgradeCode_is_the_packages() =>
        Assert.AreEqual(MachineAuthority.UpgradeCode, InstallerPackage.AllUsers.Rows("Property").Single(row => row["Property"] == "UpgradeCode")["Value"]);

    private MachineAuthority Authority(string userSid)
    {
        var installer = new FakeInstaller { ActionMode = InstallRunMode.Scheduled, Properties = { [MachineAuthority.UserSidProperty] = userSid, ["ProductState"] = "-1", ["Installed"] = string.Empty } };
        using var session = installer.OpenSession();
        return MachineAuthority.Of(session, _registry, new Administrators(_accounts, _groups, _users));
    }
}
