using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Policy;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

[TestClass]
public sealed class SignInPolicyTests : PrepareInstallFixture
{
    private const string PolicyKey = @"SOFTWARE\Policies\Docker\Docker Desktop";

    /// <summary>Windows always has the key of all policies.</summary>
    public SignInPolicyTests() => Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Policies\Microsoft", "Any", 1);

    [TestMethod]
    [DataRow("example", "example", "example")]
    [DataRow("Example; example-labs ;", "example;example-labs", "example|example-labs")]
    public void The_organizations_become_the_texts_of_the_policy(string given, string recorded, string policy)
    {
        Give(("ALLOWEDORG", given));
        Execute();
        Assert.AreEqual(recorded, Property("RecordedAllowedOrg"));
        Run("WriteSignInPolicy");
        Assert.AreEqual(policy, Policy());
    }

    [TestMethod]
    public void Undone_it_is_as_it_was()
    {
        Registry.Set(RegistryRoot.LocalMachine, PolicyKey, "allowedOrgs", "others|more".Split('|'));
        var before = string.Join('\n', Registry.Content);
        Give(("ALLOWEDORG", "example"));
        Execute();
        Run("WriteSignInPolicy");
        Assert.AreEqual("example", Policy());
        Run("RollbackWriteSignInPolicy", isRollback: true);
        Run("ForgetRollbackDataOnRollback", isRollback: true);
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    [TestMethod]
    public void Undone_where_nothing_was_no_key_is_left()
    {
        var before = string.Join('\n', Registry.Content);
        Give(("ALLOWEDORG", "example"));
        Execute();
        Run("WriteSignInPolicy");
        Run("RollbackWriteSignInPolicy", isRollback: true);
        Run("ForgetRollbackDataOnRollback", isRollback: true);
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    [TestMethod]
    [DataRow("", "repair", "example", false)]
    [DataRow("", "repair", "", true)]
    [DataRow("", "repair", "others", false)]
    [DataRow("others", "repair", "example", true)]
    [DataRow("-", "repair", "example", true)]
    [DataRow("-", "repair", "", false)]
    [DataRow("", "uninstall", "example", true)]
    [DataRow("", "uninstall", "others", false)]
    [DataRow("", "uninstall", "", false)]
    [DataRow("", "upgrade", "example", false)]
    public void What_others_wrote_stays_unless_an_administrator_says_otherwise(string given, string run, string found, bool isChanged)
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg", "example");
        if (found.Length > 0)
        {
            Registry.Set(RegistryRoot.LocalMachine, PolicyKey, "allowedOrgs", new[] { found });
        }

        Installer.Properties["Installed"] = "1";
        Installer.Properties["REMOVE"] = run == "repair" ? string.Empty : "ALL";
        Installer.Properties["UPGRADINGPRODUCTCODE"] = run == "upgrade" ? "{5}" : string.Empty;
        Give(("ALLOWEDORG", given));
        Execute();
        var action = run == "repair" ? "WriteSignInPolicy" : "RemoveSignInPolicy";
        Assert.AreEqual(isChanged, Property(action).Length > 0);
        Assert.AreEqual(!isChanged && found == "others", Installer.Log.Contains("is not what this product wrote and is left as it is", StringComparison.Ordinal));
        if (isChanged)
        {
            Run(action);
            Assert.AreEqual(run == "uninstall" || given == "-" ? null : given.Length > 0 ? given : "example", Policy());
        }
    }

    [TestMethod]
    [DataRow("example", null)]
    [DataRow("", "")]
    [DataRow("others", "others")]
    public void Taken_away_the_record_goes_whosever_the_policy_is_and_comes_back_in_a_rollback(string found, string? left)
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg", "example");
        if (found.Length > 0)
        {
            Registry.Set(RegistryRoot.LocalMachine, PolicyKey, "allowedOrgs", new[] { found });
        }

        var before = string.Join('\n', Registry.Content);
        Installer.Properties["Installed"] = "1";
        Give(("ALLOWEDORG", "-"));
        Execute();
        Assert.AreEqual(string.Empty, Property("RecordedAllowedOrg"));
        var isPolicyChanged = Property("WriteSignInPolicy").Length > 0;
        if (isPolicyChanged)
        {
            Run("WriteSignInPolicy");
        }

        Run("WriteSettings");
        Assert.AreEqual(left ?? string.Empty, Policy() ?? string.Empty);
        Assert.IsNull(((IRegistry)Registry).ReadString(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg"));

        Run("RollbackWriteSettings", isRollback: true);
        if (isPolicyChanged)
        {
            Run("RollbackWriteSignInPolicy", isRollback: true);
        }

        Run("ForgetRollbackDataOnRollback", isRollback: true);
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    [TestMethod]
    public void Changed_the_record_is_changed_after_the_policy()
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg", "example");
        Registry.Set(RegistryRoot.LocalMachine, PolicyKey, "allowedOrgs", "example".Split('|'));
        Installer.Properties["Installed"] = "1";
        Give(("ALLOWEDORG", "others"));
        Execute();
        Assert.AreEqual("others", Property("RecordedAllowedOrg"));
        Run("WriteSignInPolicy");
        Assert.AreEqual("others", Policy());
        Assert.AreEqual("example", ((IRegistry)Registry).ReadString(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg"));
        Run("WriteSettings");
        Assert.AreEqual("others", ((IRegistry)Registry).ReadString(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg"));
    }

    /// <summary>Of a standard user's repair only what an administrator decided and what is missing comes back; a value that Group Policy has written since is nobody's to replace.</summary>
    [TestMethod]
    [DataRow("example", null, "example")]
    [DataRow("example", "others", "others")]
    [DataRow("attacker", null, null)]
    [DataRow("attacker", "example", "example")]
    [DataRow("", "example", "example")]
    public void A_standard_users_repair_brings_back_what_is_missing_and_changes_nothing(string handed, string? found, string? left)
    {
        Become("StandardUser");
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg", "example");
        if (found is not null)
        {
            Registry.Set(RegistryRoot.LocalMachine, PolicyKey, "allowedOrgs", new[] { found });
        }

        Installer.Properties["WriteSignInPolicy"] = $"Transaction=00000000-0000-4000-8000-000000000001;Organizations={handed}";
        Run("WriteSignInPolicy");
        Assert.AreEqual(left, Policy());
    }

    /// <summary>What an interrupted run of the same transaction kept is not this run's: nothing was changed, so nothing comes back.</summary>
    [TestMethod]
    public void A_rollback_of_what_was_not_changed_brings_nothing_back()
    {
        const string Transaction = "00000000-0000-4000-8000-000000000001";
        Registry.Set(RegistryRoot.LocalMachine, PolicyKey, "allowedOrgs", "example".Split('|'));
        Registry.Set(RegistryRoot.LocalMachine, $@"{RollbackStore.ParentKey}\{Transaction}", RollbackStore.StarterName, Computer.Client.Sid);
        Registry.Set(RegistryRoot.LocalMachine, $@"{RollbackStore.ParentKey}\{Transaction}", "RegistryValue.allowedOrgs", RegistryData.Texts("old").ToString());
        Installer.Properties["WriteSignInPolicy"] = Installer.Properties["RollbackWriteSignInPolicy"] = $"Transaction={Transaction};Organizations=example";
        Run("WriteSignInPolicy");
        Run("RollbackWriteSignInPolicy", isRollback: true);
        Assert.AreEqual("example", Policy());
    }

    [TestMethod]
    [DataRow("example", null, true)]
    [DataRow(null, "example", true)]
    [DataRow(null, null, false)]
    [DataRow("-", "example", false)]
    public void Admin_settings_need_an_organization(string? given, string? recorded, bool isRight)
    {
        if (recorded is not null)
        {
            Record("wsl", 0, 0, 0, 0);
            Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg", recorded);
        }

        Give(("ALLOWEDORG", given ?? string.Empty), ("ADMINSETTINGS", "{'hunter2': 1}"));
        if (isRight)
        {
            Execute();
            Assert.DoesNotContain("hunter2", Installer.Log);
            return;
        }

        Assert.Contains("ADMINSETTINGS needs ALLOWEDORG", Refusal());
        Assert.DoesNotContain("hunter2", Refusal());
    }

    private string? Policy() => ((IRegistry)Registry).Read(RegistryRoot.LocalMachine, PolicyKey, "allowedOrgs") is { Value: string[] texts } ? string.Join('|', texts) : null;

    private void Run(string action, bool isRollback = false)
    {
        var installer = new FakeInstaller { ActionMode = isRollback ? InstallRunMode.Rollback : InstallRunMode.Scheduled };
        installer.Properties["CustomActionData"] = Property(action);
        installer.Properties["UserSID"] = Computer.Client.Sid;
        using var session = installer.OpenSession();
        if (action.EndsWith("WriteSettings", StringComparison.Ordinal))
        {
            var settings = new WriteSettings(Registry, Computer.DataProtection, Computer.Token, Computer.Administrators);
            Assert.AreEqual(ActionResult.Success, isRollback ? settings.Rollback(session) : settings.Execute(session));
        }
        else if (action.StartsWith("Forget", StringComparison.Ordinal))
        {
            new ForgetRollbackData(Registry, Computer.Token, Computer.Administrators).Execute(session);
        }
        else if (isRollback)
        {
            new WriteSignInPolicy(Registry, Computer.Administrators).Rollback(session);
        }
        else
        {
            new WriteSignInPolicy(Registry, Computer.Administrators).Execute(session);
        }
    }
}
