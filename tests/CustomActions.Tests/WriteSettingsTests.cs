using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Folders;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>The settings from the command line into the registry, and back.</summary>
[TestClass]
public sealed class WriteSettingsTests : PrepareInstallFixture
{
    private const string EnvironmentKey = @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment";
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

    [TestMethod]
    public void All_users_settings_are_written_with_their_kinds_and_undone_byte_for_byte()
    {
        Registry.Set(RegistryRoot.LocalMachine, EnvironmentKey, "Path", "C:\\Windows");
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg", 7);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "WslDefaultDataRoot", "several texts".Split(' '));
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "OverrideProxyPac", new byte[] { 1, 2, 0 });
        var before = string.Join('\n', Registry.Content);
        Give(("ENGINE", "hyperv"), ("DISABLEANALYTICS", "1"), ("ALLOWEDORG", "docker"), ("ENGINEACCESS", "tcp"));
        Execute();
        var transaction = $@"{RollbackStore.ParentKey}\{Data("WriteSettings")[RollbackStore.TransactionKey]}";
        Registry.Set(RegistryRoot.LocalMachine, transaction, RollbackStore.StarterName, Computer.Client.Sid);
        Registry.Set(RegistryRoot.LocalMachine, transaction, SecureInstallFolder.FolderFact, @"C:\Program Files\Docker\Docker\");
        Run("WriteSettings");
        Assert.AreEqual("hyperv", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "Engine"));
        Assert.AreEqual(1, Registry.ReadInteger(RegistryRoot.LocalMachine, SettingsKey, "DisableAnalytics"));
        Assert.AreEqual(0, Registry.ReadInteger(RegistryRoot.LocalMachine, SettingsKey, "DisableWindowsContainers"));
        Assert.AreEqual(1, Registry.ReadInteger(RegistryRoot.LocalMachine, SettingsKey, "MaintainHosts"));
        Assert.AreEqual("docker", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg"));
        Assert.AreEqual("tcp", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "EngineAccess"));
        Assert.AreEqual(@"C:\Program Files\Docker\Docker\", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "InstallFolder"));
        Assert.AreEqual("tcp://127.0.0.1:2375", DockerHost());
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "HyperVDefaultDataRoot"));
        Run("RollbackWriteSettings", isRollback: true);
        Forget("ForgetRollbackDataOnRollback");
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
        Assert.IsNull(DockerHost());
    }

    [TestMethod]
    public void A_repair_by_a_standard_user_writes_what_is_recorded_and_says_nothing()
    {
        Give(("ENGINE", "hyperv"), ("DISABLEWINDOWSCONTAINERS", "1"), ("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", "http://proxy:1"), ("MAINTAINHOSTS", "0"));
        Execute();
        Run("WriteSettings");
        var before = string.Join('\n', Registry.Content.Where(line => !line.Contains("Rollback", StringComparison.Ordinal)));
        Become("StandardUser");
        Installer.Properties["Installed"] = "1";
        foreach (var property in new[] { "ENGINE", "DISABLEWINDOWSCONTAINERS", "PROXYHTTPMODE", "OVERRIDEPROXYHTTP", "MAINTAINHOSTS" })
        {
            Give((property, string.Empty));
        }

        Execute();
        Assert.DoesNotContain("not honoured", Run("WriteSettings"));
        Assert.AreEqual(before, string.Join('\n', Registry.Content.Where(line => !line.Contains("Rollback", StringComparison.Ordinal))));
    }

    /// <summary>What an action takes away in the same installation is not recorded again.</summary>
    [TestMethod]
    [DataRow("", "1")]
    [DataRow("-", "")]
    [DataRow("{'a': 1}", "")]
    public void What_is_recorded_of_the_file_is_handed_on_only_while_nothing_changes_it(string given, string handed)
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AdminSettingsWritten", 1);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg", "docker");
        Installer.Properties["Installed"] = "1";
        Give(("ADMINSETTINGS", given));
        Execute();
        Assert.AreEqual(handed, Data("WriteSettings").TryGetValue("AdminSettingsWritten", out var value) ? value : string.Empty);
    }

    /// <summary>An installed product does not move, whatever the folder that was looked at.</summary>
    [TestMethod]
    [DataRow("StandardUser", @"C:\Program Files\Docker\Docker\")]
    [DataRow("Administrator", @"D:\Other\")]
    public void The_folder_of_an_installed_product_is_recorded_anew_by_an_administrator_alone(string who, string recorded)
    {
        Become(who);
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "InstallFolder", @"C:\Program Files\Docker\Docker\");
        Installer.Properties["Installed"] = "1";
        Execute();
        var transaction = $@"{RollbackStore.ParentKey}\{Data("WriteSettings")[RollbackStore.TransactionKey]}";
        Registry.Set(RegistryRoot.LocalMachine, transaction, RollbackStore.StarterName, Computer.Client.Sid);
        Registry.Set(RegistryRoot.LocalMachine, transaction, SecureInstallFolder.FolderFact, @"D:\Other\");
        Run("WriteSettings");
        Assert.AreEqual(recorded, Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "InstallFolder"));
    }

    /// <summary>The removal of an older version takes away what that recorded.</summary>
    [TestMethod]
    [DataRow("Administrator", true)]
    [DataRow("StandardUser", false)]
    public void What_an_older_version_made_is_recorded_again_by_an_administrators_word_alone(string who, bool isRecorded)
    {
        Become(who);
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AdminSettingsWritten", 1);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "FoldersMade", @"C:\ProgramData\DockerDesktop|D:\Old");
        Give(("WIX_UPGRADE_DETECTED", "{5}"));
        Execute();
        foreach (var name in RecordedSettings.Made)
        {
            ((DockerDesktop.CustomActions.Platform.IRegistry)Registry).DeleteValue(RegistryRoot.LocalMachine, SettingsKey, name);
        }

        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "FoldersMade", @"D:\New");
        var before = string.Join('\n', Registry.Content);
        Run("WriteSettings");
        Assert.AreEqual(isRecorded ? 1 : (int?)null, Registry.ReadInteger(RegistryRoot.LocalMachine, SettingsKey, "DockerUsersGroupCreated"));
        Assert.AreEqual(isRecorded ? 1 : (int?)null, Registry.ReadInteger(RegistryRoot.LocalMachine, SettingsKey, "AdminSettingsWritten"));
        Assert.AreEqual(isRecorded ? @"D:\New|C:\ProgramData\DockerDesktop|D:\Old" : @"D:\New", Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "FoldersMade"));
        Run("WriteSettings", isRollback: true);
        Forget("ForgetRollbackDataOnRollback");
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    [TestMethod]
    public void Taken_away_a_setting_is_recorded_no_more()
    {
        Give(("WSLDEFAULTDATAROOT", @"C:\Data"), ("ALLOWEDORG", "docker"));
        Computer.Files.AddFolder(@"C:\Data");
        Execute();
        Run("WriteSettings");
        Installer.Properties["Installed"] = "1";
        Give(("WSLDEFAULTDATAROOT", "-"), ("ALLOWEDORG", "-"));
        Execute();
        Run("WriteSettings");
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "WslDefaultDataRoot"));
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "AllowedOrg"));
    }

    [TestMethod]
    public void The_variable_of_somebody_else_stays_when_the_setting_goes()
    {
        Give(("ENGINEACCESS", "tcp"));
        Execute();
        Run("WriteSettings");
        Registry.Set(RegistryRoot.LocalMachine, EnvironmentKey, "DOCKER_HOST", "tcp://10.0.0.1:2376");
        Installer.Properties["Installed"] = "1";
        Give(("ENGINEACCESS", "none"));
        Execute();
        Run("WriteSettings");
        Assert.AreEqual("tcp://10.0.0.1:2376", DockerHost());
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, SettingsKey, "DockerHost"));
    }

    [TestMethod]
    [DataRow("System", FakeClientToken.UserSid)]
    [DataRow("System", "S-1-5-18")]
    [DataRow("StandardUser", FakeClientToken.AdminSid)]
    public void Nobody_works_in_the_hive_of_another(string who, string user)
    {
        var before = string.Join('\n', Registry.Content);
        Become(who);
        Installer.Properties["WriteSettings"] = $"Transaction=00000000-0000-4000-8000-000000000001;User={user}";
        Assert.Contains("another user", Assert.ThrowsExactly<DockerDesktop.CustomActions.ActionFailedException>(() => Run("WriteSettings")).Message);
        Assert.ThrowsExactly<DockerDesktop.CustomActions.ActionFailedException>(() => Run("WriteSettings", isRollback: true));
        Assert.AreEqual(before, string.Join('\n', Registry.Content));
    }

    private string? DockerHost() => Registry.ReadString(RegistryRoot.LocalMachine, EnvironmentKey, "DOCKER_HOST");

    private string Run(string action, bool isRollback = false)
    {
        var installer = new FakeInstaller { ActionMode = isRollback ? InstallRunMode.Rollback : InstallRunMode.Scheduled };
        installer.Properties["CustomActionData"] = Property(action);
        installer.Properties["UserSID"] = Computer.Client.Sid;
        using var session = installer.OpenSession();
        var running = new WriteSettings(Registry, Computer.DataProtection, Computer.Token, Computer.Administrators);
        Assert.AreEqual(ActionResult.Success, isRollback ? running.Rollback(session) : action == "RemoveSettings" ? running.Remove(session) : running.Execute(session));
        Assert.DoesNotContain("hunter2", installer.Log);
        return installer.Log;
    }

    private void Forget(string action)
    {
        var installer = new FakeInstaller { ActionMode = InstallRunMode.Rollback };
        installer.Properties["CustomActionData"] = Property(action);
        installer.Properties["UserSID"] = Computer.Client.Sid;
        using var session = installer.OpenSession();
        new DockerDesktop.CustomActions.Transactions.ForgetRollbackData(Registry, Computer.Token, Computer.Administrators).Execute(session);
    }
}
