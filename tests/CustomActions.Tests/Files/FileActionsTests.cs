using System.Text;
using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.EngineAccess;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.SystemFiles;
using DockerDesktop.SystemFiles.EngineConfiguration;
using DockerDesktop.SystemFiles.Hosts;
using DockerDesktop.SystemFiles.Trusted;
using FakeWindows;
using Microsoft.Deployment.WindowsInstaller;

namespace CustomActions.Tests.Files;

[TestClass]
public sealed class FileActionsTests : FileActionsFixture
{
    private const string ProductFolder = @"C:\ProgramData\DockerDesktop";
    private const string SettingsFile = ProductFolder + @"\admin-settings.json";
    private const string EngineFolder = @"C:\ProgramData\docker\config";
    private const string DaemonFile = EngineFolder + @"\daemon.json";
    private const string HostsFolder = @"C:\Windows\System32\drivers\etc";
    private const string Json = "{\"configurationFileVersion\": 2}";

    private WriteAdminSettings Settings => new(Files, Registry, Protection, Administrators);

    private ChangeEngineConfiguration Engine => new(Files, Registry, Administrators);

    private RemoveHostsBlock Hosts => new(Files, Registry, Administrators);

    private CreateDataRoots Roots => new(Files, new FakeDrives(), Registry, Administrators);

    private string SettingsData
    {
        get
        {
            var data = new CustomActionData("Transaction=00000000-0000-4000-8000-000000000001");
            return $"AdminSettings={new CustomActionData { { "x", ProtectedValue.Create(Protection, data, "AdminSettings", Json) } }.ToString()[2..]}";
        }
    }

    /// <summary>As %ProgramData% hands it down to what an administrator or an earlier version made there.</summary>
    [TestMethod]
    public void A_folder_to_which_users_may_add_is_no_reason_not_to_write_and_to_take_away_again()
    {
        const string ProgramData = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)";
        Files.Find(@"C:\ProgramData")!.Security = ProgramData;
        Files.AddFolder(ProductFolder, security: ProgramData);
        Run(session => Settings.Execute(session), SettingsData);
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)", Files.Find(ProductFolder)!.Security);

        Files.Find(ProductFolder)!.Security = ProgramData;
        Files.AddFile($@"{ProductFolder}\file", [1]);
        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), $"Folder={ProductFolder};Keep=0;Made=-");
        Assert.IsFalse(Files.Exists(ProductFolder), Installer.Log);
    }

    [TestMethod]
    public void Admin_settings_are_written_for_administrators_to_change_and_users_to_read()
    {
        Run(session => Settings.Execute(session), SettingsData);

        Assert.AreEqual(Json, Text(SettingsFile));
        Assert.AreEqual("O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)", Files.Find(SettingsFile)!.Security);
        Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)", Files.Find(ProductFolder)!.Security);
        Assert.DoesNotContain("configurationFileVersion", Installer.Log);
    }

    [TestMethod]
    public void What_is_made_is_recorded_by_whoever_made_it_and_no_more()
    {
        Run(session => Settings.Execute(session), SettingsData);
        Run(session => Engine.Execute(session), EngineData("group"));
        Files.AddFolder(@"C:\data");
        Files.AddFolder(@"C:\theirs", FakeFileSystem.User);
        Run(session => Roots.Execute(session), @"Folders=C:\data\wsl|C:\theirs");
        Assert.AreEqual($@"{ProductFolder}|C:\ProgramData\docker|{EngineFolder}|C:\data\wsl", Registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, "FoldersMade"));
        Assert.AreEqual(1, Registry.ReadInteger(RegistryRoot.LocalMachine, RecordedSettings.Key, "AdminSettingsWritten"));

        Run(session => Settings.Execute(session), string.Empty);
        Assert.IsNull(Registry.ReadInteger(RegistryRoot.LocalMachine, RecordedSettings.Key, "AdminSettingsWritten"));
    }

    [TestMethod]
    public void A_file_that_the_product_is_not_recorded_to_have_written_stays_when_a_standard_user_removes_the_product()
    {
        Files.AddFile(Folder(ProductFolder) + @"\admin-settings.json", [1], FakeFileSystem.Administrators);
        Installer.Properties["UserSID"] = FakeFileSystem.User;
        Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{DockerDesktop.CustomActions.Scopes.OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", "Product", string.Empty);
        Run(session => Settings.Execute(session), string.Empty);
        Assert.IsTrue(Files.Exists(SettingsFile));

        Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "AdminSettingsWritten", 1);
        Run(session => Settings.Execute(session), string.Empty);
        Assert.IsFalse(Files.Exists(SettingsFile));
    }

    [TestMethod]
    public void The_products_own_folder_is_made_before_anybody_else_can_and_one_of_somebody_elses_is_no_reason_not_to_install()
    {
        Run(session => Roots.Execute(session), "Folders=");
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(ProductFolder)!.Security);
        Run(session => Roots.Rollback(session), "Folders=");
        Assert.IsFalse(Files.Exists(ProductFolder));
        Assert.IsEmpty(Registry.Content.Where(line => line.Contains("FoldersMade", StringComparison.Ordinal)));

        Files.AddFile(Folder(ProductFolder) + @"\file", [1]);
        Files.Find(ProductFolder)!.Security = $"O:{FakeFileSystem.User}{FakeFileSystem.Inherited}";
        Run(session => Roots.Execute(session), "Folders=");
        Assert.Contains("is left as it is", Installer.Log);
        Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, "FoldersMade"));
    }

    [TestMethod]
    public void Admin_settings_of_before_come_back_with_their_access_list_from_every_step()
    {
        AssertUndoneFromEveryStep(() => { }, session => Settings.Execute(session), session => Settings.Rollback(session), SettingsData);
        AssertUndoneFromEveryStep(
            () =>
            {
                Files.AddFolder(ProductFolder);
                Files.AddFile(SettingsFile, "old"u8.ToArray(), FakeFileSystem.Administrators, FileAttributes.ReadOnly);
            },
            session => Settings.Execute(session), session => Settings.Rollback(session), SettingsData);
        AssertUndoneFromEveryStep(
            () =>
            {
                Files.AddFolder(ProductFolder);
                Files.AddFile(SettingsFile, Encoding.UTF8.GetBytes(Json), FakeFileSystem.Administrators);
            },
            session => Settings.Execute(session), session => Settings.Rollback(session), string.Empty);
    }

    [TestMethod]
    public void What_another_process_writes_before_the_lock_is_taken_is_what_comes_back()
    {
        Files.AddFolder(ProductFolder);
        Files.AddFile(SettingsFile, "old"u8.ToArray());
        Files.BeforeStep = step =>
        {
            if (step.StartsWith("Create ", StringComparison.Ordinal) && step.EndsWith(".lock", StringComparison.Ordinal))
            {
                Files.Remove(SettingsFile);
                Files.AddFile(SettingsFile, "newer"u8.ToArray());
            }
        };
        Run(session => Settings.Execute(session), string.Empty);
        Assert.IsFalse(Files.Exists(SettingsFile));
        Files.BeforeStep = null;
        Run(session => Settings.Rollback(session), string.Empty);
        Assert.AreEqual("newer", Text(SettingsFile));
    }

    [TestMethod]
    public void A_rollback_that_has_nothing_to_undo_takes_a_lock_away_that_a_loss_of_power_left()
    {
        foreach (var (folder, name, rollback) in new (string, string, Func<Session, ActionResult>)[]
        {
            (ProductFolder, SettingsFile, session => Settings.Rollback(session)), (EngineFolder, DaemonFile, session => Engine.Rollback(session)),
            (HostsFolder, $@"{HostsFolder}\hosts", session => Hosts.Rollback(session)),
        })
        {
            Folder(folder);
            Files.AddFile(name, "content"u8.ToArray());
            var before = Files.Snapshot;
            Files.AddFile($"{name}.docker-desktop.lock", []);
            Run(rollback, "Access=none");
            CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList(), name);
        }
    }

    [TestMethod]
    [DataRow("folder", "belongs to S-1-5-21")]
    [DataRow("file", "belongs to S-1-5-21")]
    [DataRow("link", "link or junction")]
    [DataRow("file link", "is a link")]
    [DataRow("no folder", "not a folder")]
    public void What_a_user_made_beforehand_is_refused_and_left_alone(string what, string cause)
    {
        Files.AddFolder(@"C:\Windows\victim");
        Files.AddFile(@"C:\Windows\victim.json", "victim"u8.ToArray());
        switch (what)
        {
            case "folder":
                Files.AddFolder(ProductFolder, FakeFileSystem.User);
                break;
            case "link":
                Files.AddLink(ProductFolder, @"C:\Windows\victim");
                break;
            case "no folder":
                Files.AddFile(ProductFolder, [], FakeFileSystem.User);
                break;
            default:
                Files.AddFolder(ProductFolder);
                _ = what == "file" ? Files.AddFile(SettingsFile, "theirs"u8.ToArray(), FakeFileSystem.User) : Files.AddLink(SettingsFile, @"C:\Windows\victim.json", isFolder: false);
                break;
        }

        var before = Files.Snapshot;
        Assert.Contains(cause, Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Settings.Execute(session), SettingsData)).Message);
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_folder_that_a_user_puts_there_meanwhile_is_refused()
    {
        Files.BeforeStep = step =>
        {
            if (step == $"Create {ProductFolder}")
            {
                Files.AddFolder(ProductFolder, FakeFileSystem.User);
            }
        };
        Assert.Contains("belongs to", Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Settings.Execute(session), SettingsData)).Message);
        Assert.IsFalse(Files.Exists(SettingsFile));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("{}")]
    [DataRow("{\r\n  \"debug\": true\r\n}")]
    public void Engine_values_are_put_in_and_taken_out_and_undone_from_every_step(string? text)
    {
        foreach (var access in new[] { "group", "tcp" })
        {
            AssertUndoneFromEveryStep(() => HaveDaemon(text), session => Engine.Execute(session), session => Engine.Rollback(session), EngineData(access));

            Restart();
            HaveDaemon(text);
            Run(session => Engine.Execute(session), EngineData(access));
            Assert.Contains(access == "group" ? "\"group\": \"docker-users\"" : "tcp://127.0.0.1:2375", Text(DaemonFile)!);
            Run(session => Engine.Execute(session), EngineData("none"));
            Assert.AreEqual(text, Text(DaemonFile));
            Assert.IsNull(Registry.ReadString(RegistryRoot.LocalMachine, RecordedSettings.Key, ChangeEngineConfiguration.ValueName));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_engines_configuration_is_the_old_or_the_new_one_after_a_loss_of_power_at_any_step_and_the_next_installation_goes_on(bool powerIsLost)
    {
        const string before = "{\r\n  \"debug\": true\r\n}\r\n";
        const string after = "{\r\n  \"debug\": true,\r\n  \"group\": \"docker-users\"\r\n}\r\n";
        AssertWhole(() => HaveDaemon(before), "group", before, after, powerIsLost);
        AssertWhole(() => HaveDaemon(null), "group", null, "{\r\n  \"group\": \"docker-users\"\r\n}\r\n", powerIsLost);
        AssertWhole(
            () =>
            {
                HaveDaemon(before);
                Run(session => Engine.Execute(session), EngineData("group"));
            },
            "none", after, before, powerIsLost);
    }

    [TestMethod]
    public void What_a_killed_process_left_beside_the_engines_configuration_goes_with_the_file_that_was_the_products()
    {
        Run(session => Engine.Execute(session), EngineData("group"));
        Files.AddFile(DaemonFile + TrustedFolder.TemporarySuffix, [1]);
        Run(session => Engine.Execute(session), EngineData("none"));

        Assert.IsFalse(Files.Exists(DaemonFile));
        Assert.IsFalse(Files.Exists(DaemonFile + TrustedFolder.TemporarySuffix));
    }

    [TestMethod]
    public void What_is_put_into_the_engines_configuration_is_recorded_before_it_is_there()
    {
        HaveDaemon("{}");
        List<EngineValues> recorded = [];
        Files.BeforeStep = step =>
        {
            if (step.StartsWith("Rename", StringComparison.Ordinal))
            {
                recorded.Add(ChangeEngineConfiguration.Recorded(Registry));
            }
        };
        Run(session => Engine.Execute(session), EngineData("group"));

        CollectionAssert.AreEqual(new[] { EngineValues.Group }, recorded);
    }

    [TestMethod]
    public void A_changed_mind_takes_the_old_value_out_in_the_same_step()
    {
        HaveDaemon("{\"debug\": true}");
        Run(session => Engine.Execute(session), EngineData("group"));
        Run(session => Engine.Execute(session), EngineData("tcp"));

        Assert.AreEqual("{\"debug\": true,\"hosts\": [\"npipe://\", \"tcp://127.0.0.1:2375\"]}", Text(DaemonFile));
        Run(session => Engine.Execute(session), EngineData("pipeacl"));
        Assert.AreEqual("{\"debug\": true}", Text(DaemonFile));
    }

    [TestMethod]
    public void A_repair_writes_nothing()
    {
        HaveDaemon("{\"debug\": true}");
        Run(session => Engine.Execute(session), EngineData("group"));
        var before = Files.Snapshot;
        Run(session => Engine.Execute(session), EngineData("group"));
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
        Assert.Contains("is as it has to be", Installer.Log);
    }

    [TestMethod]
    public void Values_of_an_administrator_are_not_taken_out()
    {
        HaveDaemon("{\"group\": \"docker-users\"}");
        Run(session => Engine.Execute(session), EngineData("group"));
        Run(session => Engine.Execute(session), EngineData("none"));
        Assert.AreEqual("{\"group\": \"docker-users\"}", Text(DaemonFile));
    }

    [TestMethod]
    public void A_daemon_file_that_cannot_be_understood_fails_an_installation_and_not_an_uninstall()
    {
        HaveDaemon("{ // no\n}");
        Assert.Contains("line 1, column 3", Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Engine.Execute(session), EngineData("group"))).Message);
        Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, ChangeEngineConfiguration.ValueName, "1");
        Assert.AreEqual(ActionResult.Success, Run(session => Engine.Execute(session), EngineData("none")));
        Assert.AreEqual("{ // no\n}", Text(DaemonFile));
        Assert.Contains("out by hand", Installer.Log);
    }

    [TestMethod]
    public void The_hosts_block_goes_and_comes_back_from_every_step()
    {
        var block = HostsBlock.Apply("1.1.1.1 a"u8, [new HostsEntry(HostsNames.Host, "10.0.0.1")])!;
        AssertUndoneFromEveryStep(
            () => Files.AddFile($@"{HostsFolder}\hosts", [.. block, .. "2.2.2.2 b"u8], attributes: FileAttributes.ReadOnly, security: "O:BAG:BAD:PAI(A;;FA;;;BA)"),
            session => Hosts.Execute(session), session => Hosts.Rollback(session), string.Empty);

        Restart();
        Files.AddFile($@"{HostsFolder}\hosts", block, attributes: FileAttributes.ReadOnly);
        Run(session => Hosts.Execute(session), string.Empty);
        Assert.AreEqual("1.1.1.1 a", Text($@"{HostsFolder}\hosts"));
        Assert.AreEqual(FileAttributes.ReadOnly, Files.Find($@"{HostsFolder}\hosts")!.Attributes);
    }

    [TestMethod]
    public void A_hosts_file_that_is_a_link_stops_no_uninstall_and_is_not_followed()
    {
        Files.AddFile(@"C:\Windows\victim", HostsBlock.Apply([], [new HostsEntry(HostsNames.Host, "10.0.0.1")])!);
        Files.AddLink($@"{HostsFolder}\hosts", @"C:\Windows\victim", isFolder: false);
        var before = Files.Snapshot;
        Assert.AreEqual(ActionResult.Success, Run(session => Hosts.Execute(session), string.Empty));
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
        Assert.Contains("Take out by hand", Installer.Log);
    }

    [TestMethod]
    public void Data_roots_are_made_protected_and_undone_from_every_step()
    {
        const string Data = @"Folders=D:\data\hyperv|D:\data\windows";
        AssertUndoneFromEveryStep(() => Files.AddVolume('D'), session => Roots.Execute(session), session => Roots.Rollback(session), Data);

        Run(session => Roots.Execute(session), Data);
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(@"D:\data\windows")!.Security);
        Files.AddFile(@"D:\data\windows\disk", [1]);
        Run(session => Roots.Rollback(session), Data);
        Assert.IsTrue(Files.Exists(@"D:\data\windows\disk"), "What is not empty stays.");
        Assert.IsFalse(Files.Exists(@"D:\data\hyperv"));
    }

    [TestMethod]
    public void A_users_folder_becomes_a_data_root_only_while_it_is_empty_and_then_made_anew()
    {
        Files.AddFolder(@"C:\data", FakeFileSystem.User);
        Run(session => Roots.Execute(session), @"Folders=C:\data");
        Assert.AreEqual(SecurityDescriptors.ReadableFolder, Files.Find(@"C:\data")!.Security);

        Files.AddFolder(@"C:\other\full", FakeFileSystem.User);
        Assert.Contains("belongs to", Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Roots.Execute(session), @"Folders=C:\other")).Message);
        Assert.IsTrue(Files.Exists(@"C:\other\full"));
    }

    [TestMethod]
    public void Keeping_data_removes_only_what_the_product_made()
    {
        Files.AddFile(Folder($@"{ProductFolder}\service") + @"\service-1.log", [1]);
        Files.AddFile($@"{ProductFolder}\disk.vhdx", [1]);
        Files.AddFolder(@"D:\mine".Replace("D:", "C:", StringComparison.Ordinal));
        RemoveMachine(keep: true, $@"{ProductFolder}|C:\mine|C:\gone");

        Assert.IsFalse(Files.Exists($@"{ProductFolder}\service"));
        Assert.IsTrue(Files.Exists($@"{ProductFolder}\disk.vhdx"));
        Assert.IsFalse(Files.Exists(@"C:\mine"));
        Files.Remove($@"{ProductFolder}\disk.vhdx");
        RemoveMachine(keep: true, ProductFolder);
        Assert.IsFalse(Files.Exists(ProductFolder));
    }

    /// <summary>Whoever owns it, or the folder above, could exchange what is deleted for something else.</summary>
    [TestMethod]
    [DataRow(ProductFolder, true)]
    [DataRow(ProductFolder, false)]
    [DataRow(@"C:\ProgramData", false)]
    public void Nothing_is_removed_from_a_folder_that_somebody_else_owns_or_could_exchange(string owned, bool keep)
    {
        Files.AddFile(Folder($@"{ProductFolder}\service") + @"\service-1.log", [1]);
        Files.Find(owned)!.Security = $"O:{FakeFileSystem.User}{FakeFileSystem.Inherited}";
        var before = Files.Snapshot;
        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), $"Keep={(keep ? 1 : 0)};Made=-;Own={(owned == ProductFolder ? 0 : 1)}");
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
        Assert.Contains("Not all of", Installer.Log);
    }

    /// <summary>A repair that says it is an uninstall.</summary>
    [TestMethod]
    public void While_the_product_is_there_nothing_of_its_data_is_removed_by_a_standard_users_word()
    {
        const string Product = "0123456789ABCDEF0123456789ABCDEF";
        Files.AddFile(Folder($@"{ProductFolder}\service") + @"\service-1.log", [1]);
        Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{DockerDesktop.CustomActions.Scopes.OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", Product, string.Empty);
        Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\Features\{Product}", "DockerDesktop", string.Empty);
        Installer.Properties["UserSID"] = FakeFileSystem.User;
        RemoveMachine(keep: true, "-");
        Assert.IsTrue(Files.Exists($@"{ProductFolder}\service\service-1.log"));

        ((IRegistry)Registry).DeleteTree(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\Features\{Product}");
        RemoveMachine(keep: true, "-");
        Assert.IsFalse(Files.Exists($@"{ProductFolder}\service"), "it is being removed");
    }

    [TestMethod]
    public void Folders_are_removed_and_data_goes_by_an_administrators_word_alone()
    {
        Files.AddFile(Folder($@"{ProductFolder}\vm-data") + @"\disk.vhdx", [1]);
        Folder(@"C:\made");
        var before = Files.Snapshot;
        Installer.Properties["UserSID"] = FakeFileSystem.User;
        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), @"Keep=0;Own=1;Made=C:\made");
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
        Assert.Contains("KEEPDATA=0 is not honoured", Installer.Log);
    }

    [TestMethod]
    public void Admin_settings_that_are_too_long_or_no_JSON_are_not_written_whatever_was_judged_before()
    {
        foreach (var (text, message) in new[] { ($"{{\"a\":\"{new string('x', WriteAdminSettings.MaximumLength)}\"}}", "the most that is allowed"), ("[1]", "is no JSON object"), ("{", "is no JSON object") })
        {
            var data = new CustomActionData("Transaction=00000000-0000-4000-8000-000000000001");
            var handed = $"AdminSettings={new CustomActionData { { "x", ProtectedValue.Create(Protection, data, "AdminSettings", text) } }.ToString()[2..]}";
            Assert.Contains(message, Assert.ThrowsExactly<ActionFailedException>(() => Run(session => Settings.Execute(session), handed)).Message);
            Assert.IsFalse(Files.Exists(SettingsFile));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_file_that_somebody_else_has_changed_since_stays_when_undone(bool wasThere)
    {
        if (wasThere)
        {
            Files.AddFile(Folder(ProductFolder) + @"\admin-settings.json", [1], FakeFileSystem.Administrators);
        }

        Run(session => Settings.Execute(session), SettingsData);
        Files.Find(SettingsFile)!.Content = [7, 7];
        Run(session => Settings.Rollback(session), SettingsData);
        CollectionAssert.AreEqual(new byte[] { 7, 7 }, Files.ReadAll(SettingsFile));
        Assert.Contains("was changed by somebody else since and is left as it is", Installer.Log);
    }

    [TestMethod]
    public void The_helpers_records_go_with_the_data_and_stay_with_it()
    {
        Registry.Set(RegistryRoot.LocalMachine, RemoveMachineData.RecordsKey, "VirtualMachineMarker", "com.docker.service:1");
        Registry.Set(RegistryRoot.LocalMachine, RemoveMachineData.RecordsKey, RemoveMachineData.VirtualDiskFolderName, @"E:\disks");
        var before = Registry.Content;
        RemoveMachine(keep: true, "-");
        CollectionAssert.AreEqual(before.ToArray(), Registry.Content.ToArray());

        RemoveMachine(keep: false, "-");
        Assert.IsEmpty(Registry.Content);
        Assert.Contains(@"moved to E:\disks", Installer.Log);

        Registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "Engine", "wsl");
        var without = Registry.Content;
        Registry.Set(RegistryRoot.LocalMachine, RemoveMachineData.RecordsKey, "VirtualMachineMarker", "com.docker.service:1");
        RemoveMachine(keep: false, "-");
        CollectionAssert.AreEqual(without.ToArray(), Registry.Content.ToArray());
    }

    [TestMethod]
    public void Removing_data_moves_the_bar_and_tells_what_is_removed()
    {
        Folder($@"{ProductFolder}\many");
        for (var file = 0; file < 200; file++)
        {
            Files.AddFile($@"{ProductFolder}\many\{file:000}", [1]);
        }

        RemoveMachine(keep: false, "-");
        Assert.AreEqual(ProgressShare.Ticks, ProgressShareTests.UsedTicks(Installer));
        var told = Installer.SentFields.Where(fields => fields.StartsWith("ActionData ", StringComparison.Ordinal)).ToList();
        Assert.HasCount(4, told);
        Assert.AreEqual($@"ActionData {ProductFolder}\many\064", told[1]);
    }

    [TestMethod]
    public void Removing_data_follows_no_link()
    {
        Files.AddFile(Folder(@"C:\Windows\victim") + @"\file", [1]);
        Files.AddFile(Folder($@"{ProductFolder}\deep\er") + @"\file", [1], attributes: FileAttributes.ReadOnly);
        Files.AddLink($@"{ProductFolder}\deep\junction", @"C:\Windows\victim");
        Files.AddLink($@"{ProductFolder}\link", @"C:\Windows\victim\file", isFolder: false);
        RemoveMachine(keep: false, "-");

        Assert.IsFalse(Files.Exists(ProductFolder));
        Assert.IsTrue(Files.Exists(@"C:\Windows\victim\file"));
    }

    [TestMethod]
    public void A_folder_that_becomes_a_link_while_it_is_removed_is_not_followed()
    {
        Files.AddFile(Folder(@"C:\Windows\victim") + @"\file", [1]);
        Files.AddFile(Folder($@"{ProductFolder}\a") + @"\file", [1]);
        Files.AddFile(Folder($@"{ProductFolder}\b") + @"\file", [1]);
        Files.BeforeStep = step =>
        {
            if (step == $@"Delete {ProductFolder}\a\file")
            {
                Files.AddLink($@"{ProductFolder}\b", @"C:\Windows\victim");
            }
        };
        RemoveMachine(keep: false, "-");
        Assert.IsTrue(Files.Exists(@"C:\Windows\victim\file"));
        Assert.IsFalse(Files.Exists(ProductFolder));
    }

    [TestMethod]
    public void A_product_folder_that_is_a_link_is_removed_itself()
    {
        Files.AddFile(Folder(@"C:\Windows\victim") + @"\file", [1]);
        Files.AddLink(ProductFolder, @"C:\Windows\victim");
        RemoveMachine(keep: false, "-");
        Assert.IsFalse(Files.Exists(ProductFolder));
        Assert.IsTrue(Files.Exists(@"C:\Windows\victim\file"));
    }

    [TestMethod]
    public void What_is_in_use_stays_and_is_told()
    {
        Files.AddFile(Folder(ProductFolder) + @"\used", [1]);
        Files.AddFile($@"{ProductFolder}\free", [1]);
        using (Files.Hold($@"{ProductFolder}\used", DockerDesktop.SystemFiles.Objects.FileRights.Read, FileShare.Read))
        {
            Installer.Properties[CustomActionData.PropertyName] = $"Folder={ProductFolder};Keep=0;Made=-";
            using var session = Installer.OpenSession();
            Assert.AreEqual(ActionResult.Success, new RemoveMachineData(Files, Registry, Administrators).Execute(session));
        }

        Assert.IsTrue(Files.Exists($@"{ProductFolder}\used"));
        Assert.IsFalse(Files.Exists($@"{ProductFolder}\free"));
        Assert.Contains("error 32", Installer.Log);
    }

    [TestMethod]
    public void The_uninstalling_accounts_data_goes_and_no_other()
    {
        HaveUserData();
        RemoveUser(FakeClientToken.StandardUser, FakeClientToken.UserSid);

        Assert.IsFalse(Files.Exists(@"C:\Users\user\AppData\Local\Docker"));
        Assert.IsFalse(Files.Exists(@"C:\Users\user\AppData\Roaming\Docker Desktop"));
        Assert.IsTrue(Files.Exists(@"C:\Users\user\AppData\Roaming\Docker"));
        Assert.IsTrue(Files.Exists(@"C:\Users\other\AppData\Local\Docker"));
    }

    public static IEnumerable<object[]> OtherTokens =>
    [
        [FakeClientToken.System, FakeClientToken.UserSid], [FakeClientToken.Administrator, FakeClientToken.UserSid], [FakeClientToken.NetworkService, FakeClientToken.UserSid],
        [FakeClientToken.System, "S-1-5-18"], [FakeClientToken.StandardUser, string.Empty],
    ];

    [TestMethod]
    [DynamicData(nameof(OtherTokens))]
    public void With_another_accounts_rights_the_data_is_kept_which_is_said(object running, string account)
    {
        HaveUserData();
        var before = Files.Snapshot;
        RemoveUser((ClientIdentity)running, account);
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
        Assert.Contains(@"C:\Users\user\AppData\Local\Docker and C:\Users\user\AppData\Roaming\Docker Desktop are kept", Installer.Log);
        Assert.Contains("remove them by hand", Installer.Log);
    }

    [TestMethod]
    public void An_administrators_rights_do_not_reach_into_another_accounts_profile()
    {
        HaveUserData();
        Registry.Set(RegistryRoot.LocalMachine, $@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\{FakeClientToken.AdminSid}", "ProfileImagePath", @"C:\Users\admin");
        var before = Files.Snapshot;
        RemoveUser(FakeClientToken.Administrator, FakeClientToken.AdminSid);
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
        Assert.Contains("neither in the profile", Installer.Log);

        // An elevated program made it, so it is the Administrators'.
        Registry.Set(RegistryRoot.LocalMachine, $@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\{FakeClientToken.AdminSid}", "ProfileImagePath", @"C:\Users\user");
        RemoveUser(FakeClientToken.Administrator, FakeClientToken.AdminSid);
        Assert.IsFalse(Files.Exists(@"C:\Users\user\AppData\Local\Docker"));
    }

    [TestMethod]
    public void A_profile_that_is_led_elsewhere_is_left_alone()
    {
        Files.AddFolder(@"C:\Windows\Docker");
        Files.AddLink(@"C:\Users\user\AppData\Local", @"C:\Windows");
        RemoveUser(FakeClientToken.StandardUser, FakeClientToken.UserSid, @"\\server\share\");
        Assert.IsTrue(Files.Exists(@"C:\Windows\Docker"));
        Assert.Contains("link or junction", Installer.Log);
        Assert.Contains("not a full path on a drive", Installer.Log);
    }

    [TestMethod]
    public void Of_a_product_folder_that_was_there_before_only_what_the_product_keeps_there_goes()
    {
        Files.AddFile(Folder($@"{ProductFolder}\vm-data") + @"\disk.vhdx", [1]);
        Files.AddFile(Folder($@"{ProductFolder}\service") + @"\service.log", [1]);
        Files.AddFile(Folder($@"{ProductFolder}\payroll") + @"\payroll.xls", [8]);
        Files.AddFile($@"{ProductFolder}\other.vhdx", [8]);
        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), $"Folder={ProductFolder};Keep=0;Made=-;Own=0");
        Assert.IsFalse(Files.Exists($@"{ProductFolder}\vm-data"));
        Assert.IsFalse(Files.Exists($@"{ProductFolder}\service"));
        Assert.IsTrue(Files.Exists($@"{ProductFolder}\payroll\payroll.xls"));
        Assert.IsTrue(Files.Exists($@"{ProductFolder}\other.vhdx"));
        Assert.Contains("In it stays what is not the product's: other.vhdx, payroll.", Installer.Log);

        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), $"Folder={ProductFolder};Keep=0;Made={ProductFolder};Own=1");
        Assert.IsFalse(Files.Exists(ProductFolder));
    }

    [TestMethod]
    public void Forged_data_removes_no_other_folder()
    {
        Files.AddFile(Folder(@"C:\Program Files\Victim") + @"\file", [8]);
        Folder(@"C:\made\full");
        Files.AddLink(@"C:\made\link", @"C:\Program Files\Victim");
        var before = Files.Snapshot;
        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), @"Folder=C:\Program Files\Victim;Keep=0;Made=C:\Program Files\Victim|C:\made|C:\made\link|C:\|x");
        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
    }

    [TestMethod]
    public void Recorded_roots_and_programs_in_the_product_folder_survive_its_removal()
    {
        Files.AddFile(Folder($@"{ProductFolder}\vm-data\wsl\disk") + @"\docker_data.vhdx", [8]);
        Files.AddFile($@"{ProductFolder}\vm-data\DockerDesktop.vhdx", [1]);
        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), $@"Folder={ProductFolder};Keep=0;Made=-;Own=1;Others=c:\programdata\DockerDesktop\VM-data\wsl\");
        Assert.IsTrue(Files.Exists($@"{ProductFolder}\vm-data\wsl\disk\docker_data.vhdx"));
        Assert.IsFalse(Files.Exists($@"{ProductFolder}\vm-data\DockerDesktop.vhdx"));
        Assert.Contains("stays what is recorded as another folder", Installer.Log);
    }

    private void AssertWhole(Action arrange, string access, string? before, string after, bool powerIsLost)
    {
        HashSet<string?> seen = [];
        for (var step = 1; ; step++)
        {
            Restart();
            arrange();
            Files.CrashAt = Files.Steps + step;
            var ended = true;
            try
            {
                Run(session => Engine.Execute(session), EngineData(access));
            }
            catch (FakeCrashException)
            {
                ended = false;
            }

            Files.Restart(powerIsLost);
            var found = Text(DaemonFile);
            Assert.IsTrue(found == before || found == after, $"Step {step}: neither the old nor the new file.");
            seen.Add(found);

            Run(session => Engine.Execute(session), EngineData(access));
            Assert.AreEqual(after, Text(DaemonFile), $"Step {step}.");
            Assert.IsFalse(Files.Exists(DaemonFile + TrustedFolder.TemporarySuffix), $"Step {step}: a leftover.");
            if (ended)
            {
                break;
            }
        }

        Assert.HasCount(2, seen);
    }

    [TestMethod]
    public void The_data_of_an_account_is_not_removed_with_the_rights_of_LocalSystem()
    {
        foreach (var folder in new[] { @"C:\Users\user\AppData\Local\Docker", @"C:\Users\user\AppData\Roaming\Docker Desktop" })
        {
            Files.AddFolder(folder, FakeFileSystem.User);
            Files.AddFile($@"{folder}\file", [1], FakeFileSystem.User);
        }

        var before = Files.Snapshot.ToList();
        Run(session => new RemoveUserData(Files, Registry, new FakeClientToken(FakeClientToken.System)).Execute(session), @"Local=C:\Users\user\AppData\Local\;Roaming=C:\Users\user\AppData\Roaming\");
        CollectionAssert.AreEqual(before, Files.Snapshot.ToList());
        Assert.Contains("are kept: they are to be removed with the rights of", Installer.Log);
    }

    private static string EngineData(string access) => $"Access={access}";

    private string Folder(string path)
    {
        Files.AddFolder(path);
        return path;
    }

    private void HaveDaemon(string? text)
    {
        if (text is not null)
        {
            Files.AddFolder(EngineFolder);
            Files.AddFile(DaemonFile, Encoding.UTF8.GetBytes(text), FakeFileSystem.Administrators);
        }
    }

    private void RemoveMachine(bool keep, string made) => Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), $"Folder={ProductFolder};Keep={(keep ? 1 : 0)};Made={made}");

    private void HaveUserData()
    {
        Files.AddFile(Folder(@"C:\Users\user\AppData\Local\Docker\wsl") + @"\disk", [1], FakeFileSystem.User);
        Files.Find(@"C:\Users\user\AppData\Local\Docker")!.Security = $"O:{FakeFileSystem.User}{FakeFileSystem.Inherited}";
        Files.AddFolder(@"C:\Users\user\AppData\Roaming\Docker Desktop", FakeFileSystem.User);
        Files.AddFolder(@"C:\Users\user\AppData\Roaming\Docker", FakeFileSystem.User);
        Files.AddFolder(@"C:\Users\other\AppData\Local\Docker", FakeFileSystem.User);
    }

    private void RemoveUser(ClientIdentity running, string account, string roaming = @"C:\Users\user\AppData\Roaming\") => Run(
        session => new RemoveUserData(Files, Registry, new FakeClientToken(running)).Execute(session), $@"Account={account};Local=C:\Users\user\AppData\Local\;Roaming={roaming}");

    private string? Text(string path) => Files.ReadAll(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
