using System.Text;
using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Policy;
using DockerDesktop.CustomActions.Scopes;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using FakeWindows;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests.Simulation;

/// <summary>
/// A standard user repairs, or installs what is advertised, and the process that sets the data of the actions in the script is that user's own: every action gets data that the product never sets, and
/// changes nothing that is not that user's to change.
/// </summary>
[TestClass]
public sealed class HostileDataTests
{
    private const int DllInBinary = 1;
    private const int TypeMask = 0x3F;
    private const int InScript = 1024;
    private const int InRollback = 256;
    private const int InCommit = 512;
    private const string Id = "00000000-0000-4000-8000-00000000000a";
    private const string Product = "0123456789ABCDEF0123456789ABCDEF";
    private const string Settings =
        """ENGINE=windows ENGINEACCESS=group ALWAYSRUNSERVICE=1 MAINTAINHOSTS=1 DOCKERUSERS=S-1-5-21-0-0-0-2500 ALLOWEDORG=docker ADMINSETTINGS={"a":1} PROXYHTTPMODE=manual OVERRIDEPROXYHTTP=http://proxy:3128 WSLDEFAULTDATAROOT=D:\Docker""";

    private static readonly string[] Folders =
    [
        @"C:\Users\Public", @"D:\Victim", @"\\server\share", @"\\?\C:\Windows", @"\\.\C:", @"C:\Program Files\Docker\Docker\..\..\Victim", @"C:\Windows\System32\drivers\etc", "relative", "C:", string.Empty,
        new string('x', 40_000), @"D:\Victim|C:\Users\Public|D:\Victim\empty",
    ];

    private static readonly string[] Sids =
    [
        FakeClientToken.UserSid, "S-1-1-0", "S-1-5-11", "S-1-5-32-544", "S-1-5-18", "S-1-5-21-1-2-3-1001,S-1-1-0", @"S-1-5-21-..\..\Run", $"S-1-5-21-{new string('1', 5_000)}", "user", string.Empty,
    ];

    private static readonly string[] Programs =
    [
        @"C:\Users\Public\evil.exe", @"C:\Users\Public\resources\dockerd.exe", @"\\server\share\com.docker.service.exe", @"\\?\C:\Users\Public\evil.exe",
        @"C:\Program Files\Docker\Docker\..\..\..\Users\Public\com.docker.service.exe", "C:\\a\" --evil \"b.exe", @"C:\Windows\System32\cmd.exe /c evil", string.Empty, new string('x', 40_000),
    ];

    private static readonly string[] Services = ["Spooler", "Spooler/com.docker.service/com.docker.engine", @"..\Spooler", new string('x', 40_000)];

    /// <summary>What each action is given besides what all are. An action of the script that is not here is an action that nobody has thought about.</summary>
    private static readonly Dictionary<string, string[]> Cases = new(StringComparer.Ordinal)
    {
        ["ForgetRollbackDataOnRollback"] = ["LastTransaction=1", "RollbackDisabled=1"],
        ["ForgetRollbackDataOnCommit"] = ["LastTransaction=1", "RollbackDisabled=1"],
        ["CreateDockerUsersGroup"] = ["ExpectAbsent=0", "ExpectAbsent=1", "ExpectAbsent=x"],
        ["RollbackCreateDockerUsersGroup"] = ["ExpectAbsent=1"],
        ["AddInstallingUser"] = [.. Sids.Select(sid => $"Members={sid}")],
        ["RollbackAddInstallingUser"] = [.. Sids.Append("S-1-5-21-0-0-0-2500").Select(sid => $"Members={sid}")],
        ["RemoveDockerUsersGroup"] = ["Group=Administrators"],
        ["WriteSignInPolicy"] = ["Organizations=", "Organizations=attacker", "Organizations=docker;attacker", @"Organizations=..\..", $"Organizations={new string('x', 40_000)}", "Leave=0", "Organizations=;Forget=1"],
        ["RollbackWriteSignInPolicy"] = ["Organizations="],
        ["RemoveSignInPolicy"] = ["Organizations=", "Organizations=attacker"],
        ["RollbackRemoveSignInPolicy"] = ["Organizations="],
        ["WriteSettings"] =
        [
            "Engine=wsl;DisableWindowsContainers=0", "Engine=nonsense", "DisableWindowsContainers=7", "AlwaysRunService=0;MaintainHosts=0", "EngineAccess=tcp", "EngineAccess=none", "AllowedOrg=", "ProxyHttpMode=system",
            "DisableAnalytics=1", @"FoldersMade=D:\Victim\empty;DockerUsersGroupCreated=1;AdminSettingsWritten=1", "OverrideProxyHttp=http://attacker:1", "OverrideProxyHttp=!", $"Engine={new string('x', 40_000)}", @"Engine=windows;InstallFolder=C:\Users\Public\",
            .. Folders.Select(folder => $"InstallFolder={folder}"), .. Folders.Select(folder => $"WslDefaultDataRoot={folder}"),
        ],
        ["RollbackWriteSettings"] = ["Engine=wsl"],
        ["RemoveSettings"] = ["Engine=wsl"],
        ["RollbackRemoveSettings"] = ["Engine=wsl"],
        ["SecureInstallFolder"] = [.. Folders.Select(folder => $"Folder={folder}"), .. Folders.Select(folder => $"Folder=\"{folder}\"")],
        ["RollbackSecureInstallFolder"] = [.. Folders.Select(folder => $"Folder={folder}")],
        ["CheckInstallFolder"] = [.. Folders.Select(folder => $"Folder={folder}"), .. Folders.Select(folder => $"Folder=\"{folder}\"")],
        ["RollbackCheckInstallFolder"] = [.. Folders.Select(folder => $"Folder={folder}")],
        ["CreateDataRoots"] = ["Folders=", .. Folders.Select(folder => $"Folders={folder}")],
        ["RollbackCreateDataRoots"] = [.. Folders.Select(folder => $"Folders={folder}")],
        ["WriteAdminSettings"] = [.. Folders.Select(folder => $"Folder={folder}"), "AdminSettings=", "AdminSettings=eyJhIjoyfQ==", "AdminSettings=!", $"AdminSettings={new string('A', 400_000)}"],
        ["RollbackWriteAdminSettings"] = [.. Folders.Select(folder => $"Folder={folder}")],
        ["RemoveHostsBlock"] = [.. Folders.Select(folder => $"Folder={folder}")],
        ["RollbackRemoveHostsBlock"] = [.. Folders.Select(folder => $"Folder={folder}")],
        ["ChangeEngineConfiguration"] = ["Access=none", "Access=tcp", "Access=x", .. Folders.Select(folder => $"Access=none;Folder={folder}"), .. Folders.Select(folder => $"Access=tcp;Folder={folder}")],
        ["RollbackChangeEngineConfiguration"] = [.. Folders.Select(folder => $"Access=none;Folder={folder}")],
        ["AnnounceEnvironment"] = ["Variable=Path"],
        ["RegisterHelperService"] = [.. Programs.Select(program => $"Program={program};Start=auto"), .. Programs.Select(program => $"Program={program};Start=demand"), "Start=disabled", "Start=boot"],
        ["RollbackRegisterHelperService"] = [.. Programs.Select(program => $"Program={program};Start=auto")],
        ["StartHelperService"] = [.. Services.Select(names => $"Dependents={names}")],
        ["RegisterEngineService"] = [.. Programs.Select(program => $"Program={program};Start=auto"), "Start=demand"],
        ["RollbackRegisterEngineService"] = [.. Programs.Select(program => $"Program={program};Start=auto")],
        ["StartEngineService"] = [.. Services.Select(names => $"Dependents={names}")],
        ["RollbackRemoveHelperService"] = ["Keep="],
        ["RollbackStopEngineService"] = ["Keep="],
        ["DeleteHelperService"] = ["Delete=1"],
        ["DeleteEngineService"] = ["Delete=1"],
        ["SetPredecessorAside"] = [.. Folders.Select(folder => $"Folder={folder}"), @"Folder=C:\Program Files\Docker\Docker"],
        ["RollbackSetPredecessorAside"] = [.. Folders.Select(folder => $"Folder={folder}")],
        ["DeletePredecessor"] = [.. Folders.Select(folder => $"Folder={folder}"), @"Folder=D:\Victim\kept"],
        ["RemoveMachineData"] =
        [
            .. Folders.SelectMany(folder => new[] { $"Folder={folder};Keep=0;Made=-", $@"Folder=C:\ProgramData\DockerDesktop;Keep=1;Made={folder}" }), @"Folder=C:\ProgramData\DockerDesktop;Keep=0;Made=D:\Victim\empty",
            @"Keep=0;Own=1;Others=;Made=C:\ProgramData\DockerDesktop|D:\Victim\empty",
        ],
        ["RemoveUserData"] = [.. Folders.Select(folder => $@"Local={folder}\;Roaming={folder}\")],
        ["StopEngineService"] = ["Keep=", "Delete=1"],
        ["RemoveHelperService"] = ["Forget=1", "Delete=1", "Forget=1;Delete=1"],
    };

    /// <summary>What an action may do whoever runs it, because it can do nothing else: each with the lines of the computer's description that it may change.</summary>
    private static readonly Dictionary<string, Func<string, bool>> Allowed = new(StringComparer.Ordinal)
    {
        // What a rollback needs goes; only one installation runs at a time.
        ["ForgetRollbackDataOnRollback"] = IsRollbackFact,
        ["ForgetRollbackDataOnCommit"] = IsRollbackFact,

        // A service that is wanted is stopped for a repair, and started again at its end.
        ["StopEngineService"] = line => line.StartsWith($"service {EngineService.ServiceName} ", StringComparison.Ordinal) || IsRollbackFact(line),
        ["RemoveHelperService"] = line => line.StartsWith($"service {HelperService.ServiceName} ", StringComparison.Ordinal) || IsRollbackFact(line),
        ["StartHelperService"] = line => line.StartsWith($"service {HelperService.ServiceName} ", StringComparison.Ordinal),
        ["StartEngineService"] = line => line.StartsWith($"service {EngineService.ServiceName} ", StringComparison.Ordinal),
    };

    public static IEnumerable<object[]> ScriptActions => InScriptRows().Select(row => new object[] { row["Action"] });

    [TestMethod]
    public void Every_action_in_the_script_has_hostile_data() =>
        Assert.AreEqual(string.Join('\n', InScriptRows().Select(row => row["Action"]).Order(StringComparer.Ordinal)), string.Join('\n', Cases.Keys.Order(StringComparer.Ordinal)));

    /// <summary>Those of the extensions' libraries are tried where their code is.</summary>
    [TestMethod]
    public void Every_action_of_an_extension_in_the_script_has_hostile_data()
    {
        HashSet<string> others =
        [
            .. InstallerPackage.AllUsers.Rows("CustomAction")
                .Where(row => row["Source"] != "CustomActions" && (InstallerPackage.Number(row["Type"]) & TypeMask) == DllInBinary && (InstallerPackage.Number(row["Type"]) & InScript) != 0).Select(row => row["Target"]),
        ];
        CollectionAssert.IsSubsetOf(others.ToList(), WixExtensions.CustomActions.Tests.HostileExtensionData.Cases.Keys.ToList());
    }

    [TestMethod]
    [DynamicData(nameof(ScriptActions))]
    public void A_standard_user_who_repairs_changes_nothing_by_it(string action)
    {
        foreach (var data in DataOf(action))
        {
            var computer = Installed();
            AssertUnchanged(computer, action, data);
        }
    }

    [TestMethod]
    [DynamicData(nameof(ScriptActions))]
    public void A_standard_user_who_starts_what_is_advertised_gives_nothing_by_it(string action)
    {
        if (action is "CreateDockerUsersGroup" or "WriteSettings" or "RegisterHelperService" or "StartHelperService")
        {
            // These install the product; what they then write is tried by tests of their own.
            return;
        }

        foreach (var data in DataOf(action))
        {
            var computer = SimulatedComputer.Create();
            Bait(computer);
            computer.Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", Product, string.Empty);
            computer.Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\Features\{Product}", "DockerDesktop", string.Empty);
            computer.Client = FakeClientToken.StandardUser;
            AssertUnchanged(computer, action, data, line => action switch
            {
                "RegisterEngineService" => !line.Contains("evil", StringComparison.Ordinal) && !line.Contains("Public", StringComparison.Ordinal),
                // The product's own folder, which no data names.
                "CreateDataRoots" => line.StartsWith(@"C:\ProgramData\DockerDesktop ", StringComparison.Ordinal) || line.EndsWith(@"\Install\FoldersMade=C:\ProgramData\DockerDesktop", StringComparison.Ordinal),
                _ => false,
            });
        }
    }

    /// <summary>The folder that is judged is the one that Windows Installer fills, whatever the properties say by then.</summary>
    [TestMethod]
    public void The_folder_that_is_filled_is_judged_whatever_the_properties_say()
    {
        const string Recorded = @"C:\Program Files\Docker\Docker\";
        foreach (var isNew in new[] { false, true })
        {
            var computer = isNew ? SimulatedComputer.Create() : Installed();
            computer.Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", Product, string.Empty);
            computer.Client = FakeClientToken.StandardUser;
            var before = Describe(computer, isNew);
            var log = SimulatedInstallation.RunRefused(
                computer,
                (action, properties) =>
                {
                    if (action is "ReadSettings" or "CostFinalize")
                    {
                        properties["INSTALLFOLDER"] = action == "ReadSettings" ? @"D:\Victim\Docker\" : Recorded;
                    }
                    else if (action == "PrepareInstall")
                    {
                        properties["SecureInstallFolder"] = $"Transaction={Id};Folder=\"{Recorded}\"";
                    }
                },
                ("Installed", isNew ? string.Empty : "1"), ("REINSTALL", "ALL"), ("ProductState", "1"));
            Assert.Contains("Failed at SecureInstallFolder", log);
            Assert.Contains(@"INSTALLFOLDER=D:\Victim\Docker is not honoured", log);
            Assert.AreEqual(before, Describe(computer, isNew));
        }
    }

    [TestMethod]
    [DataRow("", "wsl 0 0 0 none system 0")]
    [DataRow("Engine=wsl;DisableWindowsContainers=0", "wsl 0 0 0 none system 0")]
    [DataRow("Engine=wsl;DisableWindowsContainers=1", "wsl 1 0 0 none system 0")]
    public void What_is_advertised_is_recorded_with_its_defaults_whatever_is_handed(string data, string recorded)
    {
        var computer = SimulatedComputer.Create();
        computer.Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", Product, string.Empty);
        computer.Client = FakeClientToken.StandardUser;
        Run(computer, "WriteSettings", $"Transaction={Id};{data}");
        Assert.AreEqual(recorded, Recorded(computer));
    }

    /// <summary>What cannot be read is not left out silently.</summary>
    [TestMethod]
    [DataRow("WriteSettings", "Engine=windows;DisableWindowsContainers=0;AlwaysRunService=1;DisableAnalytics=1", "", "ENGINE, ALWAYSRUNSERVICE, DISABLEANALYTICS: set by the package or a transform and not honoured")]
    [DataRow("WriteSettings", "Engine=wsl;AllowedOrg=docker", "", "ALLOWEDORG: set by the package or a transform and not honoured")]
    [DataRow("WriteSettings", "Engine=wsl", MachineAuthority.ClassesKey, "advertised with a transform")]
    [DataRow("WriteSettings", "", @"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\Managed\S-1-5-21-1-2-3-1001\Installer", "advertised with a transform")]
    [DataRow("SecureInstallFolder", @"Folder=""C:\Program Files\Docker\Docker\""", MachineAuthority.ClassesKey, "advertised with a transform")]
    [DataRow("CheckInstallFolder", @"Folder=""C:\Program Files\Docker\Docker\""", MachineAuthority.ClassesKey, "advertised with a transform")]
    public void What_is_advertised_with_more_than_defaults_is_refused_to_a_standard_user_and_the_way_out_told(string action, string data, string transforms, string text)
    {
        var computer = SimulatedComputer.Create();
        computer.Registry.Set(RegistryRoot.LocalMachine, $@"{(transforms.Length > 0 ? transforms : MachineAuthority.ClassesKey)}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", Product, string.Empty);
        if (transforms.Length > 0)
        {
            computer.Registry.Set(RegistryRoot.LocalMachine, $@"{transforms}\Products\{Product}", "Transforms", "@policy.mst");
        }

        computer.Client = FakeClientToken.StandardUser;
        var before = SimulatedComputer.Describe(computer);
        var log = Run(computer, action, $"{data};Transaction={Id}", mayFail: true);
        Assert.Contains(text, log);
        Assert.Contains("Have the product installed by an administrator", log);
        Assert.AreEqual(before, SimulatedComputer.Describe(computer));

        computer.Client = FakeClientToken.Administrator;
        Run(computer, action, $"{data};Transaction={Id}");
    }

    [TestMethod]
    [DataRow("Engine=nonsense")]
    [DataRow("DisableWindowsContainers=7")]
    [DataRow(@"WslDefaultDataRoot=\\server\share")]
    [DataRow("OverrideProxyHttp=!")]
    [DataRow("AllowedOrg=a b")]
    public void What_no_property_may_be_is_recorded_for_nobody(string data)
    {
        var computer = SimulatedComputer.Create();
        var before = SimulatedComputer.Describe(computer);
        var log = Run(computer, "WriteSettings", $"Transaction={Id};{data}", mayFail: true);
        Assert.AreEqual(before, SimulatedComputer.Describe(computer), log);
    }

    /// <summary>
    /// A loss of power has left what an administrator's installation kept for its rollback, and everybody can read its name: by it, only whoever started that installation has anything undone or forgotten.
    /// </summary>
    [TestMethod]
    public void Nobody_undoes_or_forgets_what_another_started()
    {
        List<string> undone = [];
        foreach (var row in InScriptRows())
        {
            var action = row["Action"];
            if (!action.StartsWith("Rollback", StringComparison.Ordinal) && !action.StartsWith("Forget", StringComparison.Ordinal))
            {
                continue;
            }

            var computer = SimulatedComputer.Create();
            RollbackSimulationTests.HavePredecessor(computer);
            SimulatedInstallation.RunKilled(computer, [("REMOVEEXISTINGINSTALL", "1"), .. RollbackSimulationTests.Parse(RollbackSimulationTests.Everything)]);
            var transaction = ((IRegistry)computer.Registry).ListKeys(RegistryRoot.LocalMachine, RollbackStore.ParentKey).Single();
            var starter = computer.Client;
            var before = SimulatedComputer.Describe(computer);
            foreach (var data in Cases[action].Append($@"Members=S-1-5-21-0-0-0-2500;Folders=D:\Docker;Folder=C:\Program Files\Docker\Docker").Append(string.Empty))
            {
                computer.Client = FakeClientToken.StandardUser;
                Run(computer, action, $"Transaction={transaction};{data}", mayFail: true);
                Assert.AreEqual(before, SimulatedComputer.Describe(computer), $"{action} {data}");
            }

            computer.Client = starter;
            Run(computer, action, $@"Transaction={transaction};Members=S-1-5-21-0-0-0-2500;Folders=D:\Docker;Folder=C:\Program Files\Docker\Docker");
            if (before != SimulatedComputer.Describe(computer))
            {
                undone.Add(action);
            }
        }

        Assert.AreEqual(
            "ForgetRollbackDataOnCommit ForgetRollbackDataOnRollback RollbackAddInstallingUser RollbackChangeEngineConfiguration RollbackCreateDataRoots RollbackCreateDockerUsersGroup RollbackRegisterEngineService "
            + "RollbackRegisterHelperService RollbackRemoveHelperService RollbackRemoveSettings RollbackRemoveSignInPolicy RollbackSetPredecessorAside RollbackWriteAdminSettings RollbackWriteSettings RollbackWriteSignInPolicy",
            string.Join(' ', undone.Order(StringComparer.Ordinal)));
    }

    /// <summary>Nor are facts put into it: what they say would be undone by the administrator's rollback.</summary>
    [TestMethod]
    public void Nobody_keeps_facts_in_a_transaction_that_another_started()
    {
        var computer = SimulatedComputer.Create();
        SimulatedInstallation.RunKilled(computer, ("ENGINE", "hyperv"));
        var transaction = ((IRegistry)computer.Registry).ListKeys(RegistryRoot.LocalMachine, RollbackStore.ParentKey).Single();
        computer.Client = FakeClientToken.StandardUser;
        ((IRegistry)computer.Registry).DeleteValue(RegistryRoot.LocalMachine, RecordedSettings.Key, "DisableAnalytics");
        var before = SimulatedComputer.Describe(computer);
        Assert.Contains("a transaction that somebody else started", Run(computer, "WriteSettings", $"Transaction={transaction}", mayFail: true));
        Assert.AreEqual(before, SimulatedComputer.Describe(computer));
    }

    /// <summary>A repair stops services and starts them again; it deletes none, whatever the data says.</summary>
    [TestMethod]
    [DataRow("RemoveHelperService", HelperService.ServiceName)]
    [DataRow("StopEngineService", EngineService.ServiceName)]
    public void A_standard_user_who_repairs_has_no_service_deleted(string action, string service)
    {
        var computer = Installed();
        foreach (var data in new[] { "Delete=1", "Delete=1;Forget=1;RollbackDisabled=1" })
        {
            Run(computer, action, $"Transaction={Id};{data}");
            Assert.IsNotNull(computer.Services[service].Configuration, data);
            Assert.IsFalse(computer.Services[service].IsMarkedForDelete, data);
        }

        computer.Client = FakeClientToken.Administrator;
        Run(computer, action, "Transaction=00000000-0000-4000-8000-00000000000b;Delete=1");
        Assert.IsNull(computer.Services[service].Configuration);
    }

    /// <summary>Control: the same data of an administrator counts.</summary>
    [TestMethod]
    public void An_administrator_changes_what_a_standard_user_may_not()
    {
        var computer = Installed();
        computer.Client = FakeClientToken.Administrator;
        Run(computer, "WriteSettings", $@"Transaction={Id};Engine=hyperv;DisableWindowsContainers=1;EngineAccess=none;InstallFolder=C:\Program Files\Docker\Docker\");
        Assert.AreEqual("hyperv 1 0  none system 0", Recorded(computer));
        Run(computer, "AddInstallingUser", $"Transaction={Id};Members={FakeClientToken.UserSid}");
        CollectionAssert.Contains(computer.LocalGroups.MembersOf(DockerUsersGroup.Name)!.ToList(), FakeClientToken.UserSid);
        Run(computer, "WriteSignInPolicy", $"Transaction={Id};Organizations=");
        Assert.IsNull(((IRegistry)computer.Registry).Read(RegistryRoot.LocalMachine, WriteSignInPolicy.Key, WriteSignInPolicy.Name));
        Run(computer, "WriteAdminSettings", $"Transaction={Id}");
        Assert.IsFalse(computer.Files.Exists(@"C:\ProgramData\DockerDesktop\admin-settings.json"));
    }

    [TestMethod]
    [DataRow("S-1-1-0")]
    [DataRow("S-1-5-32-544")]
    [DataRow("S-1-5-21-x")]
    public void Nobody_makes_everybody_a_member(string sid)
    {
        var computer = Installed();
        computer.Client = FakeClientToken.System;
        var log = Run(computer, "AddInstallingUser", $"Transaction={Id};Members={FakeClientToken.UserSid},{sid}", mayFail: true);
        Assert.AreEqual("S-1-5-21-0-0-0-2500", string.Join(' ', computer.LocalGroups.MembersOf(DockerUsersGroup.Name)!), log);
    }

    private static bool IsRollbackFact(string line) => line.Contains(RollbackStore.ParentKey, StringComparison.Ordinal) || line.EndsWith(@"\Rollback\", StringComparison.Ordinal);

    private static string Recorded(FakeComputer computer) => string.Join(
        ' ',
        "Engine DisableWindowsContainers AlwaysRunService MaintainHosts EngineAccess ProxyHttpMode DisableAnalytics".Split(' ').Select(name => ((IRegistry)computer.Registry).Read(RegistryRoot.LocalMachine, RecordedSettings.Key, name)?.Value));

    private static List<IReadOnlyDictionary<string, string>> InScriptRows() =>
        [.. InstallerPackage.AllUsers.Rows("CustomAction").Where(row => row["Source"] == "CustomActions" && (InstallerPackage.Number(row["Type"]) & TypeMask) == DllInBinary && (InstallerPackage.Number(row["Type"]) & InScript) != 0)];

    /// <summary>What every action is given, and what it is given besides.</summary>
    private static IEnumerable<string> DataOf(string action)
    {
        yield return string.Empty;
        yield return ";;=;";
        foreach (var transaction in new[] { @"..\..\Microsoft\Windows\CurrentVersion\Run", string.Empty, "{00000000-0000-4000-8000-00000000000a}", new string('0', 40_000), Id })
        {
            yield return $"Transaction={transaction}";
        }

        foreach (var data in Cases[action].Append(string.Empty))
        {
            yield return $"Transaction={Id};{data}";
            yield return $"Transaction={Id};User={FakeClientToken.UserSid};{data}";
            yield return $@"Transaction={Id};User=..\.DEFAULT;{data}";
            yield return $"Transaction={Id};RollbackDisabled=1;{data}";
        }
    }

    /// <summary>A product that an administrator has installed with every setting.</summary>
    private static FakeComputer Installed()
    {
        var computer = SimulatedComputer.Create();
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, [.. Settings.Split(' ').Select(property => property.Split('=', 2)).Select(parts => (parts[0], parts[1]))]).Succeeded);
        computer.Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", Product, string.Empty);
        computer.Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\Features\{Product}", "DockerDesktop", string.Empty);
        Bait(computer);
        computer.Client = FakeClientToken.StandardUser;
        return computer;
    }

    private static void Bait(FakeComputer computer)
    {
        foreach (var (path, content, owner) in new[]
        {
            (@"C:\Users\Public\evil.exe", "1", FakeFileSystem.User), (@"C:\Users\Public\resources\dockerd.exe", "1", FakeFileSystem.User), (@"C:\Users\Public\hosts", "1", FakeFileSystem.User),
            (@"C:\Users\Public\daemon.json", "{}", FakeFileSystem.User), (@"D:\Victim\Docker\settings", "2", FakeFileSystem.LocalSystem), (@"D:\Victim\service\file", "2", FakeFileSystem.LocalSystem),
            (@"D:\Victim\admin-settings.json", "{}", FakeFileSystem.LocalSystem), (@"D:\Victim\daemon.json", """{"group":"docker-users"}""", FakeFileSystem.LocalSystem),
            ($@"D:\Victim\kept.set-aside-{Id}\file", "3", FakeFileSystem.LocalSystem), ($@"D:\Victim.set-aside-{Id}\file", "3", FakeFileSystem.LocalSystem),
        })
        {
            computer.Files.AddFolder(path[..path.LastIndexOf('\\')], owner);
            computer.Files.AddFile(path, Encoding.UTF8.GetBytes(content), owner);
        }

        computer.Files.AddFolder(@"D:\Victim\empty");
        computer.LocalGroups.Have("Administrators", string.Empty, FakeClientToken.AdminSid);
        computer.Services["Spooler"].Configuration = HelperService.Definition.Configure(@"C:\Windows\System32\spoolsv.exe", ServiceStartType.Demand);
        computer.Registry.Set(RegistryRoot.Users, $@"{FakeClientToken.UserSid}\SOFTWARE\Theirs", "Value", "1");
    }

    private static string Describe(FakeComputer computer, bool isPlain) => isPlain ? SimulatedComputer.Describe(computer) : Describe(computer);

    private static string Describe(FakeComputer computer) => string.Join(
        '\n',
        [
            SimulatedComputer.Describe(computer), $"Administrators {string.Join(' ', computer.LocalGroups.MembersOf("Administrators")!)}",
            $"service Spooler {computer.Services["Spooler"].State}: {computer.Services["Spooler"].Configuration}",
        ]);

    private static void AssertUnchanged(FakeComputer computer, string action, string data, Func<string, bool>? isAllowed = null)
    {
        var before = Describe(computer).Split('\n');
        var log = Run(computer, action, data, mayFail: true);
        var after = Describe(computer).Split('\n');
        var allowed = Allowed.GetValueOrDefault(action, static _ => false);
        var shown = data.Length > 200 ? $"{data[..200]}..." : data;

        // Whether the action fails or not, what it keeps for the rollback goes with the transaction.
        foreach (var line in after.Except(before).Concat(before.Except(after)).Where(line => !IsRollbackFact(line) && !IsEmptyParent(line)))
        {
            Assert.IsTrue(allowed(line) || isAllowed?.Invoke(line) == true, $"{action} with {shown} changed {line}\n{log}");
        }
    }

    /// <summary>The product's own key, which holds what is kept for the rollback.</summary>
    private static bool IsEmptyParent(string line) => line.EndsWith(@"\Docker Inc.\", StringComparison.Ordinal) || line.EndsWith(@"\Docker Desktop\", StringComparison.Ordinal);

    private static string Run(FakeComputer computer, string action, string data, bool mayFail = false)
    {
        var row = InScriptRows().Single(row => row["Action"] == action);
        var type = InstallerPackage.Number(row["Type"]);
        var installer = new FakeInstaller
        {
            ActionMode = (type & InRollback) != 0 ? InstallRunMode.Rollback : (type & InCommit) != 0 ? InstallRunMode.Commit : InstallRunMode.Scheduled,
            Properties = { [CustomActionData.PropertyName] = data, [MachineAuthority.UserSidProperty] = computer.Client.Sid },
        };

        // All but the account's own data is removed with the rights of LocalSystem.
        var client = computer.Client;
        computer.Client = action is "RemoveUserData" or "AnnounceEnvironment" ? client : FakeClientToken.System;
        var result = CustomActionEntryPoint.Run(installer, action, FakeInstaller.SessionHandle, session => ProductActions.EntryPoints[row["Target"]](computer, session));
        computer.Client = client;
        Assert.IsTrue(result == 0 || mayFail, installer.Log);
        return installer.Log;
    }
}
