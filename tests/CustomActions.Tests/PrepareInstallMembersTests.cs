using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests;

/// <summary>Who is added to docker-users, and whose the group is.</summary>
[TestClass]
public sealed class PrepareInstallMembersTests : PrepareInstallFixture
{
    [TestMethod]
    [DataRow("Administrator", FakeClientToken.AdminSid)]
    [DataRow("FilteredAdministrator", FakeClientToken.AdminSid)]
    [DataRow("StandardUser", FakeClientToken.UserSid)]
    [DataRow("CloudUser", FakeClientToken.CloudUserSid)]
    [DataRow("System", "")]
    [DataRow("NetworkService", "")]
    [DataRow("ServiceAccount", "")]
    public void The_installing_user_is_whoever_started_the_installation(string who, string member)
    {
        Become(who);
        Execute();
        Assert.AreEqual(member, Property("AddInstallingUser").Length == 0 ? string.Empty : Data("AddInstallingUser")["Members"]);
        Assert.Contains(member.Length == 0 ? "is no user, so nobody is added" : $"({member}), who started the installation", Installer.Log);
        Assert.AreEqual("1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
    }

    /// <summary>A18: nobody consents to its elevation.</summary>
    [TestMethod]
    [DataRow("StandardUser", false)]
    [DataRow("FilteredAdministrator", false)]
    [DataRow("Administrator", true)]
    public void A_standard_user_joins_no_group_by_installing_what_was_advertised(string who, bool isAdded)
    {
        Become(who);
        Give(("ProductState", "1"), ("INSTALLINGUSERSID", FakeClientToken.UserSid), ("DOCKERUSERS", FakeClientToken.UserSid));
        Accounts.Accounts.Add(new Account(FakeClientToken.UserSid, "PC", "user", AccountKind.User));
        Execute();
        Assert.AreEqual(isAdded, Property("AddInstallingUser").Length > 0);
        Assert.AreEqual(!isAdded, Installer.Log.Contains("is no administrator and is not added", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("", false, true, true)]
    [DataRow("", true, true, true)]
    [DataRow("", true, false, false)]
    [DataRow("1", false, false, true)]
    [DataRow("1", false, true, true)]
    [DataRow("1", true, false, false)]
    public void The_installing_user_is_added_at_a_first_installation_and_to_a_new_group(string installed, bool groupExists, bool isFirst, bool isAdded)
    {
        Installer.Properties["Installed"] = installed;
        if (groupExists)
        {
            Groups.Have("docker-users", "theirs");
        }

        if (!isFirst)
        {
            Record("wsl", 0, 0, 0, 0);
            Give(("WIX_UPGRADE_DETECTED", installed.Length == 0 ? "{5}" : string.Empty));
        }

        Execute();
        Assert.AreEqual(isAdded, Property("AddInstallingUser").Length > 0);
        Assert.AreEqual(groupExists ? "0" : "1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
    }

    [TestMethod]
    [DataRow("StandardUser", false)]
    [DataRow("FilteredAdministrator", false)]
    [DataRow("Administrator", true)]
    public void After_an_interrupted_installation_an_administrator_who_repeats_it_is_added_to_the_group_that_it_made(string who, bool isAdded)
    {
        Become(who);
        Record("wsl", 0, 0, 0, 0);
        Groups.Have("docker-users", "made before the power failed");
        Execute();
        Assert.AreEqual(isAdded, Property("AddInstallingUser").Length > 0);
    }

    [TestMethod]
    [DataRow("StandardUser", false)]
    [DataRow("FilteredAdministrator", false)]
    [DataRow("Administrator", true)]
    public void A_standard_user_does_not_become_a_member_by_a_repair_that_makes_the_group_anew(string who, bool isAdded)
    {
        Become(who);
        Record("wsl", 0, 0, 0, 0);
        Installer.Properties["Installed"] = "1";
        Execute();
        Assert.AreEqual("1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
        Assert.AreEqual(isAdded, Property("AddInstallingUser").Length > 0);
    }

    [TestMethod]
    public void Named_users_are_added_instead_of_the_installing_user()
    {
        Accounts.Accounts.Add(new Account("S-1-5-21-1-2-3-2000", "PC", "jane", AccountKind.User));
        Accounts.Accounts.Add(new Account("S-1-5-21-9-9-9-513", "CORP", "developers", AccountKind.Group));
        Become("System");
        Give(("DOCKERUSERS", @".\jane; CORP\developers ;S-1-5-21-9-9-9-1234;s-1-12-1-5-6-7-8;PC\jane"));
        Execute();
        Assert.AreEqual("S-1-5-21-1-2-3-2000,S-1-5-21-9-9-9-513,S-1-5-21-9-9-9-1234,S-1-12-1-5-6-7-8", Data("AddInstallingUser")["Members"]);
        Assert.Contains(@"PC\jane", Accounts.LookedUp);
    }

    [TestMethod]
    [DataRow("nobody", "\"nobody\" was not found")]
    [DataRow("Everyone", "\"Everyone\" (WellKnownGroup) is no user")]
    [DataRow("Users", "\"Users\" (Alias) is no user")]
    [DataRow("PC", "\"PC\" (Domain) is no user")]
    [DataRow("S-1-1-0", "\"S-1-1-0\" (a SID) is no user")]
    [DataRow("S-1-5-11", "is no user")]
    [DataRow("S-1-5-18", "is no user")]
    [DataRow("S-1-5-32-545", "is no user")]
    [DataRow("S-1-5-21-1-2-x", "is no user")]
    [DataRow(@"S-1-5-21-1\..\x", "is no user")]
    [DataRow("S-1-5-21-", "is no user")]
    public void Nobody_is_added_who_is_no_user(string entry, string text)
    {
        Accounts.Accounts.Add(new Account("S-1-1-0", string.Empty, "Everyone", AccountKind.WellKnownGroup));
        Accounts.Accounts.Add(new Account("S-1-5-32-545", "BUILTIN", "Users", AccountKind.Alias));
        Accounts.Accounts.Add(new Account("S-1-5-21-1-2-3", "PC", "PC", AccountKind.Domain));
        Give(("DOCKERUSERS", entry));
        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    [DataRow(AccountKindName.User, true)]
    [DataRow(AccountKindName.Group, true)]
    [DataRow(AccountKindName.Alias, false)]
    public void The_groups_name_must_not_be_anothers(AccountKindName kind, bool isRefused)
    {
        Accounts.Accounts.Add(new Account("S-1-5-21-1-2-3-3000", "PC", "docker-users", (AccountKind)kind));
        if (isRefused)
        {
            Assert.Contains(@"taken by PC\docker-users", Refusal());
            AssertNothingIsHanded();
        }
        else
        {
            Execute();
        }

        Assert.AreEqual(@"PC\docker-users", Assert.ContainsSingle(Accounts.LookedUp));
    }

    [TestMethod]
    public void A_group_of_the_domain_with_the_same_name_is_another()
    {
        Accounts.Accounts.Add(new Account("S-1-5-21-9-9-9-3000", "CORP", "docker-users", AccountKind.Group));
        Execute();
        Assert.AreEqual("1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
    }

    /// <summary>The kinds of accounts that a data row can name.</summary>
    public enum AccountKindName
    {
        User = AccountKind.User,
        Group = AccountKind.Group,
        Alias = AccountKind.Alias,
    }
}
