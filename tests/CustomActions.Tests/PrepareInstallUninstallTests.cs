using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Settings;

namespace CustomActions.Tests;

/// <summary>What an uninstall does.</summary>
[TestClass]
public sealed class PrepareInstallUninstallTests : PrepareInstallFixture
{
    private static readonly string[] Actions = ["RemoveHelperService", "RollbackRemoveHelperService", "ForgetRollbackDataOnCommit", "ForgetRollbackDataOnRollback"];

    [TestMethod]
    [DataRow("all")]
    [DataRow("ALL")]
    public void An_uninstall_removes_the_service_and_keeps_the_group(string remove)
    {
        BeginUninstall(remove);
        Record("hyperv", 0, 1, 1, 0);
        Execute();
        Assert.IsTrue(Guid.TryParseExact(Data("RemoveHelperService")["Transaction"], "D", out _));
        Assert.AreEqual(Property("RemoveHelperService"), Property("RollbackRemoveHelperService"));
        Assert.AreNotEqual(string.Empty, Property("ForgetRollbackDataOnCommit"));
        Assert.AreEqual(string.Empty, Property("RemoveDockerUsersGroup"));
        Assert.AreEqual(string.Empty, Property("CreateDockerUsersGroup"));
        Assert.AreEqual(string.Empty, Property("RegisterHelperService"));
        Assert.AreEqual(string.Empty, Property("StartHelperService"));
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
        Registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", "7601");
        Installer.Properties["ALLUSERS"] = string.Empty;
        Installer.Properties["INSTALLFOLDER"] = @"D:\Docker\";
        Installer.Properties["RollbackDisabled"] = "1";
        Execute();
        Assert.AreNotEqual(string.Empty, Property("RemoveHelperService"));
    }

    [TestMethod]
    [DataRow("", "", "LastTransaction")]
    [DataRow("1", "", "RollbackDisabled")]
    [DataRow("", "{5}", "")]
    public void The_last_uninstall_sweeps_and_one_without_rollback_keeps_nothing(string rollbackDisabled, string upgrading, string mark)
    {
        BeginUninstall("ALL");
        Installer.Properties["RollbackDisabled"] = rollbackDisabled;
        Installer.Properties["UPGRADINGPRODUCTCODE"] = upgrading;
        Execute();
        foreach (var action in Actions.Where(action => upgrading.Length == 0 || action != "ForgetRollbackDataOnCommit"))
        {
            Assert.AreEqual(mark, string.Join(',', Data(action).Keys.Where(key => key is not ("Transaction" or "Forget" or "Delete"))), action);
        }
    }

    [TestMethod]
    public void The_removal_of_an_older_version_keeps_its_facts_until_the_newer_one_commits()
    {
        BeginUninstall("ALL");
        Installer.Properties["UPGRADINGPRODUCTCODE"] = "{5}";
        Execute();
        Assert.AreEqual(string.Empty, Property("ForgetRollbackDataOnCommit"));
        Assert.AreNotEqual(string.Empty, Property("ForgetRollbackDataOnRollback"));
    }

    [TestMethod]
    public void An_uninstall_keeps_the_recorded_values_at_hand_for_a_rollback()
    {
        BeginUninstall("ALL");
        Record("hyperv", 1, 0, 1, 0);
        Execute();
        Assert.AreEqual("hyperv 1 0 1 0", Recorded());
    }

    [TestMethod]
    public void Without_rollback_the_group_cannot_be_deleted()
    {
        BeginUninstall("ALL");
        Installer.Properties["RollbackDisabled"] = "1";
        Give(("REMOVEDOCKERUSERS", "1"));
        Assert.Contains("REMOVEDOCKERUSERS=1 needs rollback", Refusal());
    }

    [TestMethod]
    public void What_has_no_effect_on_an_uninstall_is_logged()
    {
        BeginUninstall("ALL");
        Give(("ENGINE", "wsl"));
        Execute();
        Assert.Contains("ENGINE has no effect on an uninstall.", Installer.Log);
    }

    [TestMethod]
    public void A_per_user_uninstall_hands_nothing()
    {
        BePerUser();
        Installer.Properties["REMOVE"] = "ALL";
        Execute();
        AssertNothingIsHanded();
        Assert.AreEqual(FakeClientToken.UserSid, Data("ForgetRollbackDataOnCommit")["User"]);
    }
}
