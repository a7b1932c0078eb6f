using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

[TestClass]
public sealed class PrepareInstallTests
{
    private const string SettingsKey = @"SOFTWARE\Docker Inc.\Docker Desktop\Install";

    private readonly FakeInstaller _installer = new();
    private readonly FakeRegistry _registry = new();
    private readonly FakeAccounts _accounts = new();
    private readonly FakeLocalGroups _groups = new();
    private ClientIdentity _client = FakeClientToken.Administrator;

    public PrepareInstallTests()
    {
        _registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Microsoft\Windows NT\CurrentVersion", "CurrentBuildNumber", "19045");
        _installer.Properties["PackageScope"] = "perMachine";
        _installer.Properties["ALLUSERS"] = "1";
        _installer.Properties["ProgramFiles64Folder"] = @"C:\Program Files\";
        _installer.Properties["LocalAppDataFolder"] = @"C:\Users\user\AppData\Local\";
        _installer.Properties["INSTALLFOLDER"] = @"C:\Program Files\Docker\Docker\";
        _installer.Properties["HelperFolder"] = @"C:\Program Files\Docker\Docker\";
        _installer.Properties["ENABLEDESKTOPSHORTCUT"] = "1";
    }

    [TestMethod]
    public void A_first_installation_hands_each_action_its_data()
    {
        Execute();
        var data = Data("CreateDockerUsersGroup");
        Assert.AreEqual("1", data["ExpectAbsent"]);
        Assert.IsTrue(Guid.TryParseExact(data["Transaction"], "D", out _));
        Assert.AreEqual(FakeClientToken.AdminSid, Data("AddInstallingUser")["Members"]);
        Assert.AreEqual(@"C:\Program Files\Docker\Docker\com.docker.service.exe", Data("RegisterHelperService")["Program"]);
        Assert.AreEqual("demand", Data("RegisterHelperService")["Start"]);
        foreach (var action in new[] { "CreateDockerUsersGroup", "AddInstallingUser", "RegisterHelperService" })
        {
            Assert.AreEqual(Property(action), Property($"Rollback{action}"));
            Assert.AreEqual(data["Transaction"], Data(action)["Transaction"]);
        }

        Assert.AreEqual(data["Transaction"], Data("ForgetRollbackDataOnCommit")["Transaction"]);
        Assert.AreEqual(data["Transaction"], Data("ForgetRollbackDataOnRollback")["Transaction"]);
        Assert.AreEqual(string.Empty, Property("RemoveHelperService"));
        Assert.AreEqual(string.Empty, Property("RemoveDockerUsersGroup"));
        Assert.AreEqual("wsl 0 0 0 0 1", Recorded());
    }

    [TestMethod]
    public void Two_installations_are_two_transactions()
    {
        Execute();
        var first = Data("CreateDockerUsersGroup")["Transaction"];
        Execute();
        Assert.AreNotEqual(first, Data("CreateDockerUsersGroup")["Transaction"]);
    }

    [TestMethod]
    public void Nothing_is_changed_by_deciding()
    {
        var before = string.Join('|', _registry.Content);
        Execute();
        Assert.IsEmpty(_groups.Calls);
        Assert.AreEqual(before, string.Join('|', _registry.Content));
    }

    [TestMethod]
    [DataRow("wsl", "", "", "demand", "wsl 0 0 0 0 1")]
    [DataRow("WSL", "1", "", "auto", "wsl 0 1 0 0 1")]
    [DataRow("wsl", "", "1", "auto", "wsl 0 0 1 0 1")]
    [DataRow("hyperv", "", "", "auto", "hyperv 0 0 1 0 1")]
    [DataRow("hyperv", "", "0", "auto", "hyperv 0 0 0 0 1")]
    [DataRow("windows", "", "", "auto", "windows 0 0 1 0 1")]
    [DataRow("", "", "", "demand", "wsl 0 0 0 0 1")]
    public void The_start_type_follows_engine_and_settings(string engine, string alwaysRun, string maintainHosts, string start, string recorded)
    {
        Give(("ENGINE", engine), ("ALWAYSRUNSERVICE", alwaysRun), ("MAINTAINHOSTS", maintainHosts));
        Execute();
        Assert.AreEqual(start, Data("RegisterHelperService")["Start"]);
        Assert.AreEqual(recorded, Recorded());
    }

    [TestMethod]
    public void Recorded_settings_are_kept()
    {
        Record("hyperv", 1, 1, 0, 1);
        Execute();
        Assert.AreEqual("hyperv 1 1 0 1 1", Recorded());
    }

    [TestMethod]
    [DataRow("wsl", 0, "hyperv", "1")]
    [DataRow("wsl", 1, "hyperv", "1")]
    [DataRow("hyperv", 1, "wsl", "0")]
    [DataRow("hyperv", 0, "wsl", "0")]
    [DataRow("hyperv", 0, "windows", "0")]
    [DataRow("hyperv", 1, "windows", "1")]
    public void A_new_engine_takes_its_own_default_unless_the_hosts_were_chosen(string recordedEngine, int recordedHosts, string engine, string hosts)
    {
        Record(recordedEngine, 0, 0, recordedHosts, 0);
        Give(("ENGINE", engine));
        Execute();
        Assert.AreEqual(hosts, Property("RecordedMaintainHosts"));
    }

    [TestMethod]
    [DataRow("given", true)]
    [DataRow("recorded", false)]
    public void Windows_containers_cannot_be_the_engine_while_they_are_off(string source, bool isGiven)
    {
        Give(("ENGINE", "windows"), ("DISABLEWINDOWSCONTAINERS", isGiven ? "1" : string.Empty));
        if (!isGiven)
        {
            Record("wsl", 1, 0, 0, 0);
        }

        Assert.Contains($"({source}", Refusal());
        Assert.Contains("DISABLEWINDOWSCONTAINERS=0", Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void Windows_containers_may_be_allowed_again()
    {
        Record("wsl", 1, 0, 0, 0);
        Give(("ENGINE", "windows"), ("DISABLEWINDOWSCONTAINERS", "0"));
        Execute();
        Assert.AreEqual("0", Property("RecordedDisableWindowsContainers"));
    }

    [TestMethod]
    [DataRow("Administrator", true)]
    [DataRow("System", true)]
    [DataRow("ServiceAccount", true)]
    [DataRow("FilteredAdministrator", false)]
    [DataRow("StandardUser", false)]
    public void Only_an_administrator_changes_a_recorded_setting(string who, bool mayChange)
    {
        Become(who);
        Record("wsl", 1, 0, 0, 0);
        _installer.Properties["Installed"] = "1";
        Give(("ENGINE", "hyperv"), ("DISABLEWINDOWSCONTAINERS", "0"), ("ALWAYSRUNSERVICE", "1"), ("DOCKERUSERS", FakeClientToken.UserSid), ("DISABLEANALYTICS", "1"));
        Execute();
        Assert.AreEqual(mayChange ? "hyperv 0 1 1 1 1" : "wsl 1 0 0 1 1", Recorded());
        Assert.AreEqual(mayChange, !_installer.Log.Contains("ENGINE is not honoured", StringComparison.Ordinal));
        Assert.AreEqual(mayChange ? "hyperv" : string.Empty, Property("ENGINE"));
        Assert.AreEqual(mayChange ? FakeClientToken.UserSid : string.Empty, Property("AddInstallingUser").Length == 0 ? string.Empty : Data("AddInstallingUser")["Members"]);
    }

    [TestMethod]
    [DataRow("", true, false)]
    [DataRow("1", false, false)]
    [DataRow("", false, true)]
    [DataRow("1", true, false)]
    public void A_standard_user_decides_at_a_first_installation_only(string installed, bool isRecorded, bool mayDecide)
    {
        Become("StandardUser");
        _installer.Properties["Installed"] = installed;
        if (isRecorded)
        {
            Record("wsl", 0, 0, 0, 0);
        }

        Give(("ENGINE", "hyperv"));
        Execute();
        Assert.AreEqual(mayDecide ? "hyperv" : "wsl", Property("RecordedEngine"));
    }

    [TestMethod]
    public void A_value_that_is_not_honoured_is_not_judged_either()
    {
        Become("StandardUser");
        Record("wsl", 0, 0, 0, 0);
        Give(("ENGINE", "nonsense"), ("ADMINSETTINGS", "{'a': 'hunter2'}"));
        Execute();
        Assert.AreEqual(string.Empty, Property("ADMINSETTINGS"));
        Assert.DoesNotContain("hunter2", _installer.Log);
    }

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
        Assert.Contains(member.Length == 0 ? "is no user, so nobody is added" : $"({member}), who started the installation", _installer.Log);
        Assert.AreEqual("1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
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
        _installer.Properties["Installed"] = installed;
        if (groupExists)
        {
            _groups.Have("docker-users", "theirs");
        }

        if (!isFirst)
        {
            Record("wsl", 0, 0, 0, 0);
        }

        Execute();
        Assert.AreEqual(isAdded, Property("AddInstallingUser").Length > 0);
        Assert.AreEqual(groupExists ? "0" : "1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
        Assert.AreEqual(groupExists && isFirst ? "0" : "1", Property("RecordedDockerUsersGroupCreated"));
    }

    [TestMethod]
    [DataRow("StandardUser", false)]
    [DataRow("FilteredAdministrator", false)]
    [DataRow("Administrator", true)]
    public void A_standard_user_does_not_become_a_member_by_a_repair_that_makes_the_group_anew(string who, bool isAdded)
    {
        Become(who);
        Record("wsl", 0, 0, 0, 0);
        _installer.Properties["Installed"] = "1";
        Execute();
        Assert.AreEqual("1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
        Assert.AreEqual(isAdded, Property("AddInstallingUser").Length > 0);
    }

    [TestMethod]
    public void A_group_that_others_made_is_not_recorded_as_the_products()
    {
        _groups.Have("docker-users", "theirs");
        Record("wsl", 0, 0, 0, 0, groupCreated: 0);
        Execute();
        Assert.AreEqual("0", Property("RecordedDockerUsersGroupCreated"));
    }

    [TestMethod]
    public void Named_users_are_added_instead_of_the_installing_user()
    {
        _accounts.Accounts.Add(new Account("S-1-5-21-1-2-3-2000", "PC", "jane", AccountKind.User));
        _accounts.Accounts.Add(new Account("S-1-5-21-9-9-9-513", "CORP", "developers", AccountKind.Group));
        Become("System");
        Give(("DOCKERUSERS", @".\jane; CORP\developers ;S-1-5-21-9-9-9-1234;s-1-12-1-5-6-7-8;PC\jane"));
        Execute();
        Assert.AreEqual("S-1-5-21-1-2-3-2000,S-1-5-21-9-9-9-513,S-1-5-21-9-9-9-1234,S-1-12-1-5-6-7-8", Data("AddInstallingUser")["Members"]);
        Assert.Contains(@"PC\jane", _accounts.LookedUp);
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
        _accounts.Accounts.Add(new Account("S-1-1-0", string.Empty, "Everyone", AccountKind.WellKnownGroup));
        _accounts.Accounts.Add(new Account("S-1-5-32-545", "BUILTIN", "Users", AccountKind.Alias));
        _accounts.Accounts.Add(new Account("S-1-5-21-1-2-3", "PC", "PC", AccountKind.Domain));
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
        _accounts.Accounts.Add(new Account("S-1-5-21-1-2-3-3000", "PC", "docker-users", (AccountKind)kind));
        if (isRefused)
        {
            Assert.Contains(@"taken by PC\docker-users", Refusal());
            AssertNothingIsHanded();
        }
        else
        {
            Execute();
        }

        Assert.AreEqual(@"PC\docker-users", Assert.ContainsSingle(_accounts.LookedUp));
    }

    [TestMethod]
    public void A_group_of_the_domain_with_the_same_name_is_another()
    {
        _accounts.Accounts.Add(new Account("S-1-5-21-9-9-9-3000", "CORP", "docker-users", AccountKind.Group));
        Execute();
        Assert.AreEqual("1", Data("CreateDockerUsersGroup")["ExpectAbsent"]);
    }

    [TestMethod]
    [DataRow("ENGINE", "wsl2", "ENGINE=wsl2 is not allowed. Give wsl, hyperv or windows, or leave ENGINE out.")]
    [DataRow("DISABLEWINDOWSCONTAINERS", "yes", "DISABLEWINDOWSCONTAINERS=yes is not allowed. Give 0 or 1, or leave DISABLEWINDOWSCONTAINERS out.")]
    [DataRow("ALWAYSRUNSERVICE", "2", "ALWAYSRUNSERVICE=2 is not allowed.")]
    [DataRow("MAINTAINHOSTS", "on", "MAINTAINHOSTS=on is not allowed.")]
    [DataRow("DISABLEANALYTICS", "true", "DISABLEANALYTICS=true is not allowed.")]
    [DataRow("REMOVEDOCKERUSERS", "x", "REMOVEDOCKERUSERS=x is not allowed.")]
    [DataRow("ENABLEDESKTOPSHORTCUT", "no", "ENABLEDESKTOPSHORTCUT=no is not allowed.")]
    public void A_wrong_value_is_named_with_the_right_ones(string property, string value, string text)
    {
        Give((property, value));
        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void A_property_that_is_not_supported_is_refused_and_its_value_not_shown()
    {
        foreach (var property in PublicProperties.All.Where(property => !property.IsSupported))
        {
            Give((property.Name, "hunter2"));
            var text = Refusal();
            Assert.Contains($"{property.Name} is not supported by this version yet", text);
            Assert.DoesNotContain("hunter2", text);
            Give((property.Name, property.HarmlessValue ?? string.Empty));
            Execute();
        }
    }

    [TestMethod]
    [DataRow("ENGINE", "hyperv", "knows ENGINE=wsl only")]
    [DataRow("ENGINE", "windows", "knows ENGINE=wsl only")]
    [DataRow("ALWAYSRUNSERVICE", "0", "privileged helper service")]
    [DataRow("MAINTAINHOSTS", "0", "privileged helper service")]
    [DataRow("ALLOWEDORG", "a", "only administrators may write")]
    [DataRow("ADMINSETTINGS", "{}", "only administrators may write")]
    [DataRow("DOCKERUSERS", "a", "group docker-users")]
    [DataRow("REMOVEDOCKERUSERS", "0", "group docker-users")]
    [DataRow("ENGINEACCESS", "none", "Windows containers")]
    [DataRow("HYPERVDEFAULTDATAROOT", "a", "Hyper-V")]
    [DataRow("WINDOWSCONTAINERSDEFAULTDATAROOT", "a", "Windows containers")]
    [DataRow("ALLOWOTHERSCOPE", "1", "another's")]
    public void The_per_user_package_refuses_what_is_for_all_users(string property, string value, string text)
    {
        BePerUser();
        Give((property, value));
        var refusal = Refusal();
        Assert.Contains($"{property} is not for the per-user package: ", refusal);
        Assert.Contains(text, refusal);
        Assert.Contains("DockerDesktop-AllUsers.msi", refusal);
    }

    [TestMethod]
    public void The_per_user_package_records_its_settings_and_hands_nothing()
    {
        BePerUser();
        _registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\{SettingsKey}", "Engine", "wsl");
        _registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\{SettingsKey}", "DisableAnalytics", 1);
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DisableWindowsContainers", 1);
        Give(("ENGINE", "wsl"));
        Execute();
        Assert.AreEqual("wsl 0 0 0 1 0", Recorded());
        AssertNothingIsHanded();
        Assert.IsEmpty(_accounts.LookedUp);
    }

    [TestMethod]
    public void A_user_decides_about_his_own_installation_at_any_time()
    {
        BePerUser();
        _registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\{SettingsKey}", "Engine", "wsl");
        _installer.Properties["Installed"] = "1";
        Give(("DISABLEWINDOWSCONTAINERS", "1"));
        Execute();
        Assert.AreEqual("1", Property("RecordedDisableWindowsContainers"));
    }

    [TestMethod]
    [DataRow("18362")]
    [DataRow("19044")]
    [DataRow("7601")]
    public void An_old_windows_is_refused(string build)
    {
        _registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", build);
        Assert.Contains($"This is Windows build {build}; Docker Desktop needs build 19045", Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void A_windows_without_a_build_number_is_refused()
    {
        _registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", "many");
        Assert.Contains("could not be read", Refusal());
    }

    [TestMethod]
    public void Arm64_is_refused()
    {
        _registry.Set(RegistryRoot.LocalMachine, SystemRequirements.EnvironmentKey, "PROCESSOR_ARCHITECTURE", "ARM64");
        Assert.Contains("Install the Arm64 package", Refusal());
    }

    [TestMethod]
    [DataRow("perMachine", "2", "", "installs for all users only")]
    [DataRow("perMachine", "", "", "installs for all users only")]
    [DataRow("perMachine", "1", "1", "installs for all users only")]
    [DataRow("perUser", "1", "", "installs for one user only")]
    [DataRow("perUser", "2", "1", "installs for one user only")]
    public void The_wrong_scope_is_refused(string scope, string allUsers, string perUser, string text)
    {
        if (scope == "perUser")
        {
            BePerUser();
        }

        _installer.Properties["ALLUSERS"] = allUsers;
        _installer.Properties["MSIINSTALLPERUSER"] = perUser;
        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void The_per_user_package_is_not_for_the_system()
    {
        BePerUser();
        Become("System");
        Assert.Contains("started by LocalSystem", Refusal());
    }

    [TestMethod]
    [DataRow(@"C:\Program Files\", false)]
    [DataRow(@"C:\Program Files\Docker\Docker\", true)]
    [DataRow(@"c:\program files\Other\", true)]
    [DataRow(@"C:\Program Files (x86)\Docker\", false)]
    [DataRow(@"C:\Program Files\..\Tools\", false)]
    [DataRow(@"C:\Users\user\AppData\Local\Programs\DockerDesktop\", false)]
    [DataRow(@"C:\Docker\", false)]
    [DataRow(@"\\server\share\Docker\", false)]
    [DataRow("", false)]
    public void All_users_install_where_standard_users_cannot_write(string folder, bool isRight) => CheckFolder(folder, isRight, "not below C:\\Program Files\\");

    [TestMethod]
    [DataRow(@"C:\Users\user\AppData\Local\Programs\DockerDesktop\", true)]
    [DataRow(@"C:\Users\user\Tools\", true)]
    [DataRow(@"C:\Users\user\", false)]
    [DataRow(@"C:\Users\user2\Tools\", false)]
    [DataRow(@"C:\Program Files\Docker\Docker\", false)]
    [DataRow(@"C:\Users\user\..\other\", false)]
    public void One_user_installs_in_his_profile(string folder, bool isRight)
    {
        BePerUser();
        CheckFolder(folder, isRight, "not in your own profile");
    }

    [TestMethod]
    public void Without_rollback_nothing_is_installed_for_all_users()
    {
        _installer.Properties["RollbackDisabled"] = "1";
        Assert.Contains("Enable rollback", Refusal());
        BePerUser();
        Execute();
    }

    [TestMethod]
    public void All_errors_are_told_at_once()
    {
        Give(("ENGINE", "x"), ("MAINTAINHOSTS", "y"));
        _registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", "7601");
        var text = Refusal();
        Assert.Contains("7601", text);
        Assert.Contains("ENGINE=x", text);
        Assert.Contains("MAINTAINHOSTS=y", text);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("perUserOrMachine")]
    public void A_package_without_a_scope_is_damaged(string scope)
    {
        _installer.Properties["PackageScope"] = scope;
        Assert.Contains("PackageScope", Refusal());
    }

    [TestMethod]
    [DataRow("all")]
    [DataRow("ALL")]
    public void An_uninstall_removes_the_service_and_keeps_the_group(string remove)
    {
        BeginUninstall(remove);
        Execute();
        Assert.IsTrue(Guid.TryParseExact(Data("RemoveHelperService")["Transaction"], "D", out _));
        Assert.AreEqual(Property("RemoveHelperService"), Property("RollbackRemoveHelperService"));
        Assert.AreNotEqual(string.Empty, Property("ForgetRollbackDataOnCommit"));
        Assert.AreEqual(string.Empty, Property("RemoveDockerUsersGroup"));
        Assert.AreEqual(string.Empty, Property("CreateDockerUsersGroup"));
        Assert.AreEqual(string.Empty, Property("RegisterHelperService"));
        Assert.AreEqual(string.Empty, Property("AddInstallingUser"));
    }

    [TestMethod]
    [DataRow("Administrator", 1, "1", true)]
    [DataRow("System", 1, "1", true)]
    [DataRow("StandardUser", 1, "1", false)]
    [DataRow("Administrator", 0, "1", false)]
    [DataRow("Administrator", 1, "0", false)]
    public void An_uninstall_deletes_the_group_when_an_administrator_says_so_and_the_product_made_it(string who, int created, string given, bool isDeleted)
    {
        Become(who);
        BeginUninstall("ALL", created);
        Give(("REMOVEDOCKERUSERS", given));
        Execute();
        Assert.AreEqual(isDeleted, Property("RemoveDockerUsersGroup").Length > 0);
    }

    [TestMethod]
    public void An_uninstall_is_not_refused_for_the_system_the_scope_or_a_folder()
    {
        BeginUninstall("ALL");
        _registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", "7601");
        _installer.Properties["ALLUSERS"] = string.Empty;
        _installer.Properties["INSTALLFOLDER"] = @"D:\Docker\";
        _installer.Properties["RollbackDisabled"] = "1";
        Execute();
        Assert.AreNotEqual(string.Empty, Property("RemoveHelperService"));
    }

    [TestMethod]
    public void Without_rollback_the_group_cannot_be_deleted()
    {
        BeginUninstall("ALL");
        _installer.Properties["RollbackDisabled"] = "1";
        Give(("REMOVEDOCKERUSERS", "1"));
        Assert.Contains("REMOVEDOCKERUSERS=1 needs rollback", Refusal());
    }

    [TestMethod]
    public void What_has_no_effect_on_an_uninstall_is_logged_and_what_cannot_be_done_is_refused()
    {
        BeginUninstall("ALL");
        Give(("ENGINE", "wsl"));
        Execute();
        Assert.Contains("ENGINE has no effect on an uninstall.", _installer.Log);
        Give(("KEEPDATA", "0"));
        Assert.Contains("KEEPDATA is not supported by this version yet, except KEEPDATA=1", Refusal());
    }

    [TestMethod]
    public void A_per_user_uninstall_hands_nothing()
    {
        BePerUser();
        _installer.Properties["REMOVE"] = "ALL";
        Execute();
        AssertNothingIsHanded();
        Assert.AreEqual(string.Empty, Property("ForgetRollbackDataOnCommit"));
    }

    /// <summary>The kinds of accounts that a data row can name.</summary>
    public enum AccountKindName
    {
        User = AccountKind.User,
        Group = AccountKind.Group,
        Alias = AccountKind.Alias,
    }

    private void CheckFolder(string folder, bool isRight, string text)
    {
        _installer.Properties["INSTALLFOLDER"] = folder;
        if (isRight)
        {
            Execute();
            return;
        }

        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    private void BePerUser()
    {
        _client = FakeClientToken.StandardUser;
        _installer.Properties["PackageScope"] = "perUser";
        _installer.Properties["ALLUSERS"] = string.Empty;
        _installer.Properties["INSTALLFOLDER"] = @"C:\Users\user\AppData\Local\Programs\DockerDesktop\";
    }

    private void Become(string who) => _client = who switch
    {
        nameof(FakeClientToken.Administrator) => FakeClientToken.Administrator,
        nameof(FakeClientToken.FilteredAdministrator) => FakeClientToken.FilteredAdministrator,
        nameof(FakeClientToken.StandardUser) => FakeClientToken.StandardUser,
        nameof(FakeClientToken.CloudUser) => FakeClientToken.CloudUser,
        nameof(FakeClientToken.System) => FakeClientToken.System,
        nameof(FakeClientToken.NetworkService) => FakeClientToken.NetworkService,
        nameof(FakeClientToken.ServiceAccount) => FakeClientToken.ServiceAccount,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, "Nobody of this name."),
    };

    private void Give(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            _installer.Properties[name] = value;
        }
    }

    private void Record(string engine, int disableWindowsContainers, int alwaysRunService, int maintainHosts, int disableAnalytics, int groupCreated = 1)
    {
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "Engine", engine);
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DisableWindowsContainers", disableWindowsContainers);
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AlwaysRunService", alwaysRunService);
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "MaintainHosts", maintainHosts);
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DisableAnalytics", disableAnalytics);
        _registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DockerUsersGroupCreated", groupCreated);
    }

    private void BeginUninstall(string remove, int groupCreated = 1)
    {
        _installer.Properties["REMOVE"] = remove;
        _installer.Properties["Installed"] = "1";
        _groups.Have("docker-users", "any");
        Record("wsl", 0, 0, 0, 0, groupCreated);
    }

    private string Property(string name) => _installer.Properties.GetValueOrDefault(name, string.Empty);

    private CustomActionData Data(string action) => new(Property(action));

    private string Recorded() =>
        $"{Property("RecordedEngine")} {Property("RecordedDisableWindowsContainers")} {Property("RecordedAlwaysRunService")} {Property("RecordedMaintainHosts")} "
        + $"{Property("RecordedDisableAnalytics")} {Property("RecordedDockerUsersGroupCreated")}";

    private void AssertNothingIsHanded()
    {
        foreach (var action in new[] { "CreateDockerUsersGroup", "AddInstallingUser", "RegisterHelperService", "RemoveHelperService", "RemoveDockerUsersGroup" })
        {
            Assert.AreEqual(string.Empty, Property(action), action);
        }
    }

    private void Execute()
    {
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, new PrepareInstall(_registry, new FakeClientToken(_client), _accounts, _groups).Execute(session));
    }

    private string Refusal() => Assert.ThrowsExactly<ActionFailedException>(Execute).Message;
}
