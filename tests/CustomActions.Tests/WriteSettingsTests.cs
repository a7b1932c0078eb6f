using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Settings;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>The settings from the command line into the registry, and back.</summary>
[TestClass]
public sealed class WriteSettingsTests : PrepareInstallFixture
{
    private const string UserKey = $@"{FakeClientToken.UserSid}\{SettingsKey}";

    [TestMethod]
    public void What_is_given_arrives_and_neither_log_nor_data_shows_it()
    {
        Give(("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", "http://hunter2:8080"), ("OVERRIDEPROXYEXCLUDE", "hunter2.example , 10.0.0.0/8"));
        Execute();
        foreach (var action in new[] { "WriteSettings", "RollbackWriteSettings" })
        {
            Assert.DoesNotContain("hunter2", Property(action));
        }

        Run("WriteSettings");
        Assert.AreEqual("http://hunter2:8080", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyHttp"));
        Assert.AreEqual("hunter2.example,10.0.0.0/8", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyExclude"));
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyPac"));
        Assert.AreEqual("manual", Property("RecordedProxyHttpMode"));
        Assert.DoesNotContain("hunter2", Installer.Log);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Undone_everything_is_as_it_was(bool isPerUser)
    {
        var (root, key) = isPerUser ? (RegistryRoot.Users, UserKey) : (RegistryRoot.LocalMachine, SettingsKey);
        if (isPerUser)
        {
            BePerUser();
        }

        Registry.Set(root, key, "Engine", "wsl");
        Registry.Set(root, key, "ProxyHttpMode", "manual");
        Registry.Set(root, key, "OverrideProxyHttp", "http://old:1");
        Registry.Set(root, key, "OverrideProxyPac", "http://old/pac");
        Registry.Set(root, key, "OverrideProxyExclude", 7);
        var before = string.Join('\n', Registry.Content);
        Give(("OVERRIDEPROXYHTTP", "http://new:2"), ("OVERRIDEPROXYHTTPS", "http://new:3"), ("OVERRIDEPROXYPAC", "-"));
        Execute();
        Run("WriteSettings");
        Assert.AreEqual("http://new:2", Registry.ReadString(root, key, "OverrideProxyHttp"));
        Assert.AreEqual("http://new:3", Registry.ReadString(root, key, "OverrideProxyHttps"));
        Assert.IsNull(Registry.ReadString(root, key, "OverrideProxyPac"));
        if (isPerUser)
        {
            Assert.DoesNotContain("LocalMachine\\SOFTWARE\\Docker", string.Join('\n', Registry.Content));
        }

        Run("RollbackWriteSettings", isRollback: true);
        Forget("ForgetRollbackDataOnRollback");
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    [TestMethod]
    public void Undone_where_nothing_was_no_key_is_left()
    {
        var before = string.Join('\n', Registry.Content);
        Give(("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", "http://new:2"));
        Execute();
        Run("WriteSettings");
        Run("RollbackWriteSettings", isRollback: true);
        Forget("ForgetRollbackDataOnRollback");
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    [TestMethod]
    public void An_uninstall_removes_them_and_its_rollback_brings_them_back()
    {
        BeginUninstall("ALL");
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyHttp", "http://old:1");
        var before = string.Join('\n', Registry.Content);
        Execute();
        Assert.AreEqual(string.Empty, Property("WriteSettings"));
        Run("RemoveSettings");
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyHttp"));
        Run("RollbackRemoveSettings", isRollback: true);
        Forget("ForgetRollbackDataOnRollback");
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    [TestMethod]
    public void An_upgrade_leaves_them_to_the_newer_version()
    {
        BeginUninstall("ALL");
        Installer.Properties["UPGRADINGPRODUCTCODE"] = "{5}";
        Execute();
        Assert.AreEqual(string.Empty, Property("RemoveSettings"));
    }

    [TestMethod]
    public void A_repair_writes_what_is_recorded_and_a_change_of_mode_takes_it_away()
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "ProxyHttpMode", "manual");
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyHttp", "http://old:1");
        Installer.Properties["Installed"] = "1";
        Execute();
        Run("WriteSettings");
        Assert.AreEqual("http://old:1", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyHttp"));
        Give(("PROXYHTTPMODE", "system"));
        Execute();
        Assert.Contains("OVERRIDEPROXYHTTP, recorded by an earlier installation, is taken away", Installer.Log);
        Run("WriteSettings");
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyHttp"));
    }

    [TestMethod]
    public void The_embedded_script_counts_before_the_file()
    {
        Give(("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYPAC", "http://host/pac"), ("OVERRIDEPROXYEMBEDDEDPAC", "function FindProxyForURL(url, host) { return 'DIRECT'; }"));
        Execute();
        Assert.Contains("the embedded script counts, the file does not", Installer.Log);
    }

    private void Run(string action, bool isRollback = false)
    {
        var installer = new FakeInstaller { ActionMode = isRollback ? InstallRunMode.Rollback : InstallRunMode.Scheduled };
        installer.Properties["CustomActionData"] = Property(action);
        installer.Properties["UserSID"] = Computer.Client.Sid;
        using var session = installer.OpenSession();
        var running = new WriteSettings(Registry, Computer.DataProtection, Computer.Token, Computer.Administrators);
        Assert.AreEqual(ActionResult.Success, isRollback ? running.Rollback(session) : action == "RemoveSettings" ? running.Remove(session) : running.Execute(session));
        Assert.DoesNotContain("hunter2", installer.Log);
    }

    private void Forget(string action)
    {
        var installer = new FakeInstaller { ActionMode = InstallRunMode.Rollback };
        installer.Properties["CustomActionData"] = Property(action);
        installer.Properties["UserSID"] = Computer.Client.Sid;
        using var session = installer.OpenSession();
        new DockerDesktop.CustomActions.Transactions.ForgetRollbackData(Registry, Computer.Token).Execute(session);
    }
}
