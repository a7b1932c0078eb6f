using CustomActions.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>What is recorded and handed to the deferred actions, and who decides it.</summary>
[TestClass]
public sealed class PrepareInstallSettingsTests : PrepareInstallFixture
{
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
        Assert.AreEqual("1", Data("ForgetRollbackDataOnCommit")["LastTransaction"]);
        Assert.AreEqual(data["Transaction"], Data("ForgetRollbackDataOnRollback")["Transaction"]);
        Assert.IsFalse(Data("ForgetRollbackDataOnRollback").ContainsKey("LastTransaction"));
        Assert.AreEqual(string.Empty, Property("RemoveHelperService"));
        Assert.AreEqual(string.Empty, Property("RemoveDockerUsersGroup"));
        Assert.AreEqual("wsl 0 0 0 0", Recorded());
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
        var before = string.Join('|', Registry.Content);
        Execute();
        Assert.IsEmpty(Groups.Calls);
        Assert.AreEqual(before, string.Join('|', Registry.Content));
    }

    [TestMethod]
    [DataRow("wsl", "", "", "demand", "wsl 0 0 0 0")]
    [DataRow("WSL", "1", "", "auto", "wsl 0 1 0 0")]
    [DataRow("wsl", "", "1", "auto", "wsl 0 0 1 0")]
    [DataRow("hyperv", "", "", "auto", "hyperv 0 0 1 0")]
    [DataRow("hyperv", "", "0", "auto", "hyperv 0 0 0 0")]
    [DataRow("windows", "", "", "auto", "windows 0 0 1 0")]
    [DataRow("", "", "", "demand", "wsl 0 0 0 0")]
    public void The_start_type_follows_engine_and_settings(string engine, string alwaysRun, string maintainHosts, string start, string recorded)
    {
        Give(("ENGINE", engine), ("ALWAYSRUNSERVICE", alwaysRun), ("MAINTAINHOSTS", maintainHosts));
        Execute();
        Assert.AreEqual(start, Data("RegisterHelperService")["Start"]);
        Assert.AreEqual(start == "auto" ? $"Transaction={Data("RegisterHelperService")["Transaction"]}" : string.Empty, Property("StartHelperService"));
        Assert.AreEqual(recorded, Recorded());
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(1, true)]
    public void A_repair_starts_the_service_as_it_is_recorded(int alwaysRun, bool isStarted)
    {
        Record("wsl", 0, alwaysRun, 0, 0);
        Installer.Properties["Installed"] = "1";
        Execute();
        Assert.AreEqual(isStarted, Property("StartHelperService").Length > 0);
    }

    [TestMethod]
    public void Recorded_settings_are_kept()
    {
        Record("hyperv", 1, 1, 0, 1);
        Execute();
        Assert.AreEqual("hyperv 1 1 0 1", Recorded());
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
        Installer.Properties["Installed"] = "1";
        Give(("ENGINE", "hyperv"), ("DISABLEWINDOWSCONTAINERS", "0"), ("ALWAYSRUNSERVICE", "1"), ("DOCKERUSERS", FakeClientToken.UserSid), ("DISABLEANALYTICS", "1"));
        Execute();
        Assert.AreEqual(mayChange ? "hyperv 0 1 1 1" : "wsl 1 0 0 0", Recorded());
        Assert.AreEqual(mayChange, !Installer.Log.Contains("ENGINE is not honoured", StringComparison.Ordinal));
        Assert.AreEqual(mayChange ? "hyperv" : string.Empty, Property("ENGINE"));
        Assert.AreEqual(mayChange ? FakeClientToken.UserSid : string.Empty, Property("AddInstallingUser").Length == 0 ? string.Empty : Data("AddInstallingUser")["Members"]);
    }

    /// <summary>A Remote Desktop Session Host runs what should run as the user as LocalSystem.</summary>
    [TestMethod]
    [DataRow(FakeClientToken.UserSid, false)]
    [DataRow(FakeClientToken.AdminSid, true)]
    [DataRow("S-1-5-18", true)]
    [DataRow("", true)]
    public void The_token_of_LocalSystem_stands_for_whoever_Windows_Installer_says_started_it(string userSid, bool mayChange)
    {
        Become("System");
        Installer.Properties["UserSID"] = userSid;
        Record("wsl", 0, 0, 0, 0);
        Installer.Properties["Installed"] = "1";
        Give(("ENGINE", "hyperv"));
        Execute();
        Assert.AreEqual(mayChange ? "hyperv" : "wsl", Property("RecordedEngine"));
        Assert.Contains($"started by {(userSid is "" or "S-1-5-18" ? @"NT AUTHORITY\SYSTEM (S-1-5-18)" : $"{userSid} ({userSid})")}", Installer.Log);
    }

    [TestMethod]
    public void Whoever_installs_on_a_Remote_Desktop_Session_Host_becomes_a_member_and_LocalSystem_does_not()
    {
        Become("System");
        Installer.Properties["UserSID"] = FakeClientToken.UserSid;
        Execute();
        Assert.AreEqual(FakeClientToken.UserSid, Data("AddInstallingUser")["Members"]);
    }

    [TestMethod]
    [DataRow("", true, false)]
    [DataRow("1", false, false)]
    [DataRow("", false, true)]
    [DataRow("1", true, false)]
    public void A_standard_user_decides_at_a_first_installation_only(string installed, bool isRecorded, bool mayDecide)
    {
        Become("StandardUser");
        Installer.Properties["Installed"] = installed;
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
        Assert.DoesNotContain("hunter2", Installer.Log);
    }

    [TestMethod]
    public void The_per_user_package_records_its_settings_and_hands_nothing()
    {
        BePerUser();
        Registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\{SettingsKey}", "Engine", "wsl");
        Registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\{SettingsKey}", "DisableAnalytics", 1);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "DisableWindowsContainers", 1);
        Give(("ENGINE", "wsl"));
        Execute();
        Assert.AreEqual("wsl 0 0 0 1", Recorded());
        AssertNothingIsHanded();
        Assert.IsEmpty(Accounts.LookedUp);
    }

    [TestMethod]
    public void A_user_decides_about_his_own_installation_at_any_time()
    {
        BePerUser();
        Registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\{SettingsKey}", "Engine", "wsl");
        Installer.Properties["Installed"] = "1";
        Give(("DISABLEWINDOWSCONTAINERS", "1"));
        Execute();
        Assert.AreEqual("1", Property("RecordedDisableWindowsContainers"));
    }
}
