using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Accounts;
using WixExtensions.CustomActions.Platform;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class AccountsTests
{
    private readonly ScriptedInstaller _installer = new("Wix4User", "Wix4UserGroup", "Wix4Group", "Wix6Group", "Wix6GroupGroup");
    private readonly FakeAccountsOfComputer _computer = new();
    private readonly FakeInstallation _installation = new();

    public AccountsTests()
    {
        foreach (var table in new[] { "Wix4User", "Wix4UserGroup", "Wix4Group", "Wix6Group", "Wix6GroupGroup" })
        {
            _installer.Msi.TableRows[table] = [];
        }
    }

    private Users Users => new(_computer, _computer, _computer, _computer, _installation.Authority);

    private Groups Groups => new(_computer, _computer, _installation.Authority);

    [TestMethod]
    public void A_user_is_made_with_rights_and_groups_and_goes_with_the_rollback()
    {
        _computer.Members["Users"] = [];
        AddUser("jo", AccountOptions.PasswordNeverExpires | AccountOptions.LogonAsService, groups: "Users");
        var before = _computer.All;
        _installer.Schedule(Users.Schedule).Run(Users.Create, Users.CreateAction);
        Assert.AreEqual("user jo 10001 for the service secret|right S-jo SeServiceLogonRight|member Users S-jo", _computer.All);
        Assert.AreEqual("Wix4CreateUserRollback Wix4CreateUser", _installer.Scheduled);
        _installer.Run(Users.Rollback, Users.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(before, _computer.All);
    }

    [TestMethod]
    public void A_user_that_is_there_is_refused_changed_or_left_as_the_package_says()
    {
        _computer.People["jo"] = (new UserSettings(0x203, "old"), "old");
        _computer.Rights.Add("S-jo SeServiceLogonRight");
        AddUser("jo", AccountOptions.FailIfExists);
        Assert.Contains("user jo already", Assert.ThrowsExactly<ActionFailedException>(() => Users.Schedule(_installer.Msi.OpenSession())).Message);

        SetOptions(AccountOptions.None);
        _installer.Schedule(Users.Schedule).Run(Users.Create, Users.CreateAction);
        Assert.AreEqual("user jo 203 old old|right S-jo SeServiceLogonRight", _computer.All);

        SetOptions(AccountOptions.UpdateIfExists | AccountOptions.LogonAsService);
        _installer.Schedule(Users.Schedule).Run(Users.Create, Users.CreateAction);
        Assert.AreEqual("user jo 201 for the service secret|right S-jo SeServiceLogonRight", _computer.All);
        _installer.Run(Users.Rollback, Users.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual("user jo 203 old secret|right S-jo SeServiceLogonRight", _computer.All, "but the password");
        Assert.Contains("does not tell a password", _installer.Msi.Log);
        Assert.DoesNotContain("secret", _installer.Msi.Log);
    }

    [TestMethod]
    public void A_removal_deletes_what_was_made_takes_others_out_of_groups_and_keeps_what_is_to_stay()
    {
        _computer.People["jo"] = (new UserSettings(1, ""), "");
        _computer.Members["Users"] = ["S-jo", "S-other"];
        AddUser("jo", AccountOptions.None, groups: "Users");
        _installer.Set(ComponentChange.Uninstall);
        SetOptions(AccountOptions.KeepOnUninstall);
        _installer.Schedule(Users.Schedule);
        Assert.AreEqual(string.Empty, _installer.Scheduled);
        SetOptions(AccountOptions.DoNotCreate);
        _installer.Schedule(Users.Schedule).Run(Users.Remove, Users.RemoveAction, InstallRunMode.Commit);
        Assert.AreEqual("user jo 1  |member Users S-other", _computer.All);
        SetOptions(AccountOptions.None);
        _installer.Schedule(Users.Schedule).Run(Users.Remove, Users.RemoveAction, InstallRunMode.Commit);
        Assert.AreEqual("member Users S-other", _computer.All);
    }

    [TestMethod]
    public void Accounts_of_a_domain_join_groups_but_are_not_made()
    {
        _computer.Members["Users"] = [];
        AddUser("jo", AccountOptions.None, domain: "CORP", groups: "Users");
        Assert.Contains(@"CORP\jo", Assert.ThrowsExactly<ActionFailedException>(() => Users.Schedule(_installer.Msi.OpenSession())).Message);
        SetOptions(AccountOptions.DoNotCreate);
        _installer.Schedule(Users.Schedule).Run(Users.Create, Users.CreateAction);
        Assert.AreEqual(@"member Users S-CORP\jo", _computer.All);
        _installer.Run(Users.Rollback, Users.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(string.Empty, _computer.All);
    }

    [TestMethod]
    public void A_user_that_cannot_be_made_fails_only_when_it_is_vital()
    {
        _computer.Error = 2245;
        AddUser("jo", AccountOptions.None);
        _installer.Schedule(Users.Schedule);
        Assert.Contains("error 2245", Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Users.Create, Users.CreateAction)).Message);
        SetOptions(AccountOptions.NonVital);
        _installer.Schedule(Users.Schedule).Run(Users.Create, Users.CreateAction);
        Assert.Contains("Warning", _installer.Msi.Log);
    }

    [TestMethod]
    public void Groups_are_made_filled_and_taken_back()
    {
        _computer.Members["Old"] = ["S-CORP\\Staff"];
        AddGroup("g", "New", AccountOptions.None);
        AddGroup("o", "Old", AccountOptions.None);
        AddGroup("s", "Staff", AccountOptions.DoNotCreate, "CORP");
        _installer.Msi.TableRows["Wix6GroupGroup"].Add(["g", "s"]);
        _installer.Msi.TableRows["Wix6GroupGroup"].Add(["o", "s"]);
        var before = _computer.All;
        _installer.Schedule(Groups.Schedule).Run(Groups.Create, Groups.CreateAction).Run(session => Groups.AddMemberships(session, false), Groups.AddMembershipAction);
        Assert.AreEqual(@"member New S-CORP\Staff|member Old S-CORP\Staff", _computer.All);
        _installer.Run(session => Groups.RemoveMemberships(session, true), Groups.AddMembershipRollbackAction, InstallRunMode.Rollback)
            .Run(session => Groups.RemoveGroups(session, true), Groups.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(before, _computer.All);

        _computer.Members["New"] = [];
        _installer.Set(ComponentChange.Uninstall);
        _installer.Schedule(Groups.Schedule).Run(session => Groups.RemoveMemberships(session, false), Groups.RemoveMembershipAction)
            .Run(session => Groups.AddMemberships(session, true), Groups.RemoveMembershipRollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(before, _computer.All, "what the rollback of a removal brings back");
        _installer.Run(session => Groups.RemoveGroups(session, false), Groups.RemoveAction, InstallRunMode.Commit);
        Assert.IsEmpty(_computer.Members);
    }

    [TestMethod]
    public void A_group_that_is_there_may_be_refused_and_a_standard_user_who_repairs_makes_none()
    {
        _computer.Members["Old"] = [];
        AddGroup("o", "Old", AccountOptions.FailIfExists);
        Assert.Contains("group Old already", Assert.ThrowsExactly<ActionFailedException>(() => Groups.Schedule(_installer.Msi.OpenSession())).Message);
        _installer.Set(ComponentChange.Reinstall);
        _computer.Members.Clear();
        AddUser("jo", AccountOptions.None);
        (_installation.IsAdministrator, _installation.IsKnown, _installation.HasFeatures) = (false, true, true);
        _installer.Schedule(Groups.Schedule).Run(Groups.Create, Groups.CreateAction).Schedule(Users.Schedule).Run(Users.Create, Users.CreateAction);
        Assert.AreEqual(string.Empty, _computer.All);
    }

    private void AddUser(string name, AccountOptions options, string domain = "", string? groups = null)
    {
        _installer.Msi.TableRows["Wix4User"].Add(["u", "Main", name, domain, "secret", "for the service", (int)options]);
        if (groups is not null)
        {
            _installer.Msi.TableRows["Wix4UserGroup"].Add(["u", groups, string.Empty]);
        }
    }

    private void SetOptions(AccountOptions options) => _installer.Msi.TableRows["Wix4User"][0][6] = (int)options;

    private void AddGroup(string key, string name, AccountOptions options, string domain = "")
    {
        _installer.Msi.TableRows["Wix4Group"].Add([key, "Main", name, domain]);
        _installer.Msi.TableRows["Wix6Group"].Add([key, "comment", (int)options]);
    }

    /// <summary>Users, groups and rights in memory. Everybody's SID is <c>S-</c> and the name; whoever has a domain is there.</summary>
    internal sealed class FakeAccountsOfComputer : ILocalUsers, ILocalGroups, ILogonRights, IAccounts
    {
        public Dictionary<string, (UserSettings Settings, string Password)> People { get; } = [];

        public Dictionary<string, List<string>> Members { get; } = [];

        public HashSet<string> Rights { get; } = [];

        public uint Error { get; set; }

        public string ComputerName => "PC";

        public string All => string.Join('|', People.Select(user => FormattableString.Invariant($"user {user.Key} {user.Value.Settings.Flags:X} {user.Value.Settings.Comment} {user.Value.Password}"))
            .Concat(Rights.Select(right => $"right {right}"))
            .Concat(Members.OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group.Value.Select(member => $"member {group.Key} {member}"))));

        public uint Get(string name, out UserSettings? settings)
        {
            settings = People.TryGetValue(name, out var user) ? user.Settings : null;
            return settings is null ? 2221u : 0u;
        }

        public uint Add(string name, string password, UserSettings settings) => Error != 0 ? Error : People.TryAdd(name, (settings, password)) ? 0u : Win32Error.UserExists;

        public uint Set(string name, UserSettings settings)
        {
            People[name] = (settings, People[name].Password);
            return 0;
        }

        public uint SetPassword(string name, string password)
        {
            People[name] = (People[name].Settings, password);
            return 0;
        }

        uint ILocalUsers.Delete(string name) => People.Remove(name) ? 0u : 2221u;

        public bool Has(string sid, string right) => Rights.Contains($"{sid} {right}");

        public uint Grant(string sid, string right)
        {
            Rights.Add($"{sid} {right}");
            return 0;
        }

        public uint Revoke(string sid, string right) => Rights.Remove($"{sid} {right}") ? 0u : 2u;

        public uint LookUpName(string name, out Account? account)
        {
            account = People.ContainsKey(name) || Members.ContainsKey(name) || name.Contains('\\', StringComparison.Ordinal) ? new Account($"S-{name}", "PC", name, AccountKind.User) : null;
            return account is null ? Win32Error.NoneMapped : 0u;
        }

        public uint LookUpSid(string sid, out Account? account) => throw new NotSupportedException();

        public uint GetComment(string group, out string comment)
        {
            comment = string.Empty;
            return Members.ContainsKey(group) ? 0u : Win32Error.GroupNotFound;
        }

        public uint Add(string group, string comment) => Members.TryAdd(group, []) ? 0u : Win32Error.AliasExists;

        uint ILocalGroups.Delete(string group) => Members.Remove(group) ? 0u : Win32Error.GroupNotFound;

        public uint GetMembers(string group, out IReadOnlyList<string> sids)
        {
            sids = Members.TryGetValue(group, out var members) ? members : [];
            return members is null ? Win32Error.GroupNotFound : 0u;
        }

        public uint GetGroupsOf(string user, out IReadOnlyList<string> groups) => throw new NotSupportedException();

        public uint AddMember(string group, string sid)
        {
            if (Members[group].Contains(sid))
            {
                return Win32Error.MemberInAlias;
            }

            Members[group].Add(sid);
            return 0;
        }

        public uint DeleteMember(string group, string sid) => Members[group].Remove(sid) ? 0u : Win32Error.MemberNotInAlias;
    }
}
