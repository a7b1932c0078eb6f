using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Groups;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using FakeWindows;

namespace CustomActions.Tests.Simulation;

/// <summary>
/// Our action classes run in the sequence of the built package on a computer in memory, with a failure at every point. Afterwards the computer is exactly as it was; after a commit
/// nothing is left of what was kept for the rollback. Here is what Wine cannot do: the older version's removal inside the transaction of the new one, and uninstallations that fail.
/// </summary>
[TestClass]
public sealed class RollbackSimulationTests
{
    private const string Other = "S-1-5-21-0-0-0-2500";

    internal const string Everything = """ENGINE=windows ENGINEACCESS=tcp ALWAYSRUNSERVICE=1 MAINTAINHOSTS=1 DOCKERUSERS=S-1-5-21-0-0-0-2500 ALLOWEDORG=docker ADMINSETTINGS={"a":1} PROXYHTTPMODE=manual OVERRIDEPROXYHTTP=http://proxy:3128 WSLDEFAULTDATAROOT=D:\Docker""";

    private static readonly (string Name, string Value)[] Nothing = [];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("")]
    [DataRow("ENGINE=wsl")]
    [DataRow("ENGINE=wsl ALWAYSRUNSERVICE=1")]
    [DataRow("ENGINE=hyperv")]
    [DataRow("ENGINE=windows")]
    [DataRow("ENGINE=hyperv DISABLEWINDOWSCONTAINERS=1 DISABLEANALYTICS=1")]
    [DataRow("DOCKERUSERS=S-1-5-21-0-0-0-2500")]
    [DataRow("ALLOWEDORG=docker")]
    [DataRow("PROXYHTTPMODE=manual OVERRIDEPROXYHTTP=http://proxy:3128")]
    [DataRow("ENGINE=windows ENGINEACCESS=tcp")]
    [DataRow("ENGINE=windows ENGINEACCESS=none")]
    [DataRow("ALLOWEDORG=docker ADMINSETTINGS={\"configurationFileVersion\":2}")]
    [DataRow(@"WSLDEFAULTDATAROOT=D:\Docker\wsl HYPERVDEFAULTDATAROOT=D:\Docker\vm")]
    [DataRow(Everything)]
    public void A_failing_installation_leaves_the_computer_as_it_was(string properties) => FailEverywhere(_ => { }, null, Parse(properties));

    [TestMethod]
    public void A_failing_installation_leaves_an_existing_group_and_its_members() =>
        FailEverywhere(computer => computer.LocalGroups.Have(DockerUsersGroup.Name, "made by an administrator", Other, computer.Client.Sid), null);

    [TestMethod]
    [DataRow("ENGINEACCESS=group")]
    [DataRow("ENGINEACCESS=tcp")]
    public void A_failing_installation_leaves_the_engines_configuration(string properties) => FailEverywhere(
        computer =>
        {
            computer.Files.AddFolder(@"C:\ProgramData\docker\config", FakeFileSystem.Administrators);
            computer.Files.AddFile(@"C:\ProgramData\docker\config\daemon.json", "{ \"debug\": true }"u8.ToArray(), FakeFileSystem.Administrators);
        },
        null,
        [("ENGINE", "windows"), .. Parse(properties)]);

    [TestMethod]
    public void A_failing_installation_puts_the_predecessor_back() => FailEverywhere(
        HavePredecessor,
        null,
        ("REMOVEEXISTINGINSTALL", "1"));

    [TestMethod]
    [DataRow("ENGINE=wsl", "ENGINE=hyperv")]
    [DataRow("ENGINE=hyperv", "ENGINE=wsl")]
    [DataRow("ENGINE=windows", "ENGINE=wsl")]
    [DataRow("ENGINE=windows", "")]
    [DataRow("ENGINE=hyperv", "DISABLEWINDOWSCONTAINERS=1 ALLOWEDORG=docker")]
    [DataRow("ALLOWEDORG=docker PROXYHTTPMODE=manual OVERRIDEPROXYHTTP=http://proxy:3128", "OVERRIDEPROXYHTTP=http://other:3128")]
    [DataRow("ENGINE=windows ENGINEACCESS=tcp", "ENGINEACCESS=group")]
    [DataRow("ALLOWEDORG=docker ADMINSETTINGS={\"a\":1}", "ADMINSETTINGS={\"a\":2}")]
    [DataRow(Everything, "ADMINSETTINGS=- MAINTAINHOSTS=0 ENGINE=wsl ALLOWEDORG=- OVERRIDEPROXYHTTP=-")]
    public void A_failing_repair_leaves_the_product_as_it_was(string installedWith, string properties) =>
        FailEverywhere(computer => Install(computer, installedWith), null, [("Installed", "1"), ("REINSTALL", "ALL"), .. Parse(properties)]);

    [TestMethod]
    [DataRow("", "")]
    [DataRow("ENGINE=hyperv", "")]
    [DataRow("ENGINE=windows", "")]
    [DataRow("ENGINE=hyperv", "REMOVEDOCKERUSERS=1")]
    [DataRow("ALLOWEDORG=docker PROXYHTTPMODE=manual OVERRIDEPROXYHTTP=http://proxy:3128", "")]
    [DataRow(Everything, "")]
    [DataRow(Everything, "REMOVEDOCKERUSERS=1 KEEPDATA=0")]
    public void A_failing_removal_leaves_the_product_as_it_was(string installedWith, string properties) =>
        FailEverywhere(computer => Install(computer, installedWith), null, [("Installed", "1"), ("REMOVE", "ALL"), .. Parse(properties)]);

    [TestMethod]
    [DataRow("", "")]
    [DataRow("ENGINE=hyperv", "")]
    [DataRow("ENGINE=windows", "")]
    [DataRow("ENGINE=hyperv", "ENGINE=wsl")]
    [DataRow("ENGINE=windows", "DISABLEWINDOWSCONTAINERS=1 ENGINE=wsl")]
    [DataRow("ALLOWEDORG=docker PROXYHTTPMODE=manual OVERRIDEPROXYHTTP=http://proxy:3128", "ALLOWEDORG=other")]
    [DataRow(Everything, "")]
    [DataRow(Everything, "ADMINSETTINGS=- MAINTAINHOSTS=0 ENGINE=wsl")]
    public void A_failing_upgrade_brings_the_older_version_back(string installedWith, string properties) =>
        FailEverywhere(computer => Install(computer, installedWith), Nothing, Parse(properties));

    [TestMethod]
    [DataRow("ENGINE=wsl")]
    [DataRow("ENGINE=hyperv")]
    [DataRow("ENGINE=windows")]
    [DataRow("ALLOWEDORG=docker PROXYHTTPMODE=manual OVERRIDEPROXYHTTP=http://proxy:3128")]
    [DataRow(Everything)]
    public void An_upgrade_keeps_what_was_recorded(string installedWith)
    {
        var computer = SimulatedComputer.Create();
        Install(computer, installedWith);
        var before = SimulatedComputer.Describe(computer);
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, Nothing).Succeeded);
        Assert.AreEqual(before, SimulatedComputer.Describe(computer));
    }

    /// <summary>Any user may open the services for SERVICE_QUERY_STATUS, and a service that is deleted meanwhile stays marked for deletion until that handle is closed.</summary>
    [TestMethod]
    [DataRow("ENGINE=wsl", false)]
    [DataRow("ENGINE=wsl", true)]
    [DataRow("ENGINE=hyperv", true)]
    [DataRow("ENGINE=windows", false)]
    [DataRow("ENGINE=windows", true)]
    public void An_upgrade_a_repair_and_their_rollbacks_go_through_while_somebody_has_the_services_open(string installedWith, bool isRunning)
    {
        FailEverywhere(Have, Nothing);
        FailEverywhere(Have, Nothing, ("ENGINE", "hyperv"));
        FailEverywhere(Have, null, ("Installed", "1"), ("REINSTALL", "ALL"));
        FailEverywhere(Have, null, ("Installed", "1"), ("REMOVE", "ALL"));

        var computer = SimulatedComputer.Create();
        Have(computer);
        var before = SimulatedComputer.Describe(computer);
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, Nothing).Succeeded);
        Assert.AreEqual(before, SimulatedComputer.Describe(computer), "an upgrade");
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, ("Installed", "1"), ("REINSTALL", "ALL")).Succeeded);
        Assert.AreEqual(before, SimulatedComputer.Describe(computer), "a repair");

        void Have(FakeComputer computer)
        {
            Install(computer, installedWith);
            computer.Services.State = isRunning || installedWith != "ENGINE=wsl" ? ServiceState.Running : ServiceState.Stopped;
            computer.Services[EngineService.ServiceName].State = isRunning && installedWith == "ENGINE=windows" ? ServiceState.Running : ServiceState.Stopped;
            computer.Services.IsLookedAt = true;
        }
    }

    [TestMethod]
    public void After_an_uninstall_the_service_that_somebody_has_open_is_waited_for_and_the_cause_is_told()
    {
        var computer = SimulatedComputer.Create();
        Install(computer, "ENGINE=windows");
        computer.Services.IsLookedAt = true;
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, ("Installed", "1"), ("REMOVE", "ALL")).Succeeded);
        Assert.IsTrue(computer.Services.IsMarkedForDelete);
        var before = SimulatedComputer.Describe(computer);

        var message = SimulatedInstallation.RunRefused(computer, Parse("ENGINE=windows"));
        Assert.Contains("RegisterHelperService", message);
        Assert.Contains("The service com.docker.service could not be created: it is marked for deletion, and goes only when the last program that has it open closes it.", message);
        Assert.AreEqual(before, SimulatedComputer.Describe(computer));

        computer.Services.LetGo();
        Install(computer, "ENGINE=windows");
    }

    [TestMethod]
    [DataRow("ENGINE=wsl", ServiceStartType.Automatic)]
    [DataRow("ENGINE=wsl", ServiceStartType.Disabled)]
    [DataRow("ENGINE=hyperv", ServiceStartType.Demand)]
    public void The_start_that_an_administrator_chose_outlives_upgrades_repairs_and_their_rollbacks(string installedWith, object startType)
    {
        FailEverywhere(Have, Nothing);
        FailEverywhere(Have, null, ("Installed", "1"), ("REINSTALL", "ALL"));
        var computer = SimulatedComputer.Create();
        Have(computer);
        for (var upgrade = 0; upgrade < 2; upgrade++)
        {
            Assert.IsTrue(SimulatedInstallation.Run(computer, null, Nothing).Succeeded);
            Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, ("Installed", "1"), ("REINSTALL", "ALL")).Succeeded);
            Assert.AreEqual((ServiceStartType)startType, computer.Services.Service!.StartType);
        }

        void Have(FakeComputer computer)
        {
            Install(computer, installedWith);
            computer.Services.Service = computer.Services.Service! with { StartType = (ServiceStartType)startType };
        }
    }

    /// <summary>As Windows Installer does for the variables of its rows.</summary>
    [TestMethod]
    [DataRow("ENGINE=wsl", "", 0)]
    [DataRow("ENGINE=windows ENGINEACCESS=tcp", "REINSTALL=ALL", 1)]
    [DataRow("ENGINE=windows ENGINEACCESS=tcp", "REINSTALL=ALL ENGINEACCESS=group", 2)]
    [DataRow("ENGINE=windows ENGINEACCESS=tcp", "REMOVE=ALL", 2)]
    [DataRow("ENGINE=windows ENGINEACCESS=group", "REINSTALL=ALL ENGINEACCESS=tcp", 1)]
    public void Programs_are_told_of_a_variable_that_is_set_or_goes(string installedWith, string properties, int announcements)
    {
        var computer = SimulatedComputer.Create();
        Install(computer, installedWith);
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, [("Installed", "1"), .. Parse(properties)]).Succeeded);
        Assert.AreEqual(announcements, computer.SettingChange.Areas.Count(area => area == "Environment"));
    }

    [TestMethod]
    public void Every_action_of_the_script_is_simulated()
    {
        var package = InstallerPackage.AllUsers;
        var scheduled = package.Sequence.Select(step => step.Action).ToHashSet();
        // Those of the dialogs run in the sequence of the user interface alone.
        string[] ofDialogs = ["PrepareDialogs", "CheckSettings", "StartApplication"];
        var entryPoints = package.Rows("CustomAction").Where(row => row["Source"] == "CustomActions" && !ofDialogs.Contains(row["Action"])).ToList();
        Assert.IsTrue(entryPoints.TrueForAll(row => scheduled.Contains(row["Action"])));
        Assert.AreEqual(
            string.Join('\n', entryPoints.Select(row => row["Target"]).Distinct().Order(StringComparer.Ordinal)), string.Join('\n', ProductActions.EntryPoints.Keys.Order(StringComparer.Ordinal)));
    }

    /// <summary>
    /// The fake installer refuses a deferred, rollback or commit action every property but CustomActionData, as Windows does; here every action of the script runs, so none reads another.
    /// </summary>
    [TestMethod]
    public void Every_action_runs_and_reads_nothing_but_its_own_data()
    {
        HashSet<string> ran =
        [
            .. FailEverywhere(HavePredecessor, null, [("REMOVEEXISTINGINSTALL", "1"), ("INSTALLFLAGS", "--always-run-service"), .. Parse(Everything)]),
            .. FailEverywhere(HaveRunningEngine, null, ("Installed", "1"), ("REINSTALL", "ALL")),
            .. FailEverywhere(HaveRunningEngine, null, ("Installed", "1"), ("REMOVE", "ALL"), ("REMOVEDOCKERUSERS", "1"), ("KEEPDATA", "0")),
        ];
        Assert.AreEqual(string.Join('\n', ProductActions.EntryPoints.Keys.Order(StringComparer.Ordinal)), string.Join('\n', ran.Order(StringComparer.Ordinal)));
    }

    /// <summary>What a row writes, whoever starts a repair sets, by a property or by a component's condition; so nothing of it is read by what runs as LocalSystem.</summary>
    [TestMethod]
    [DataRow("ENGINE=windows")]
    [DataRow(Everything)]
    public void Nothing_that_the_actions_go_by_is_written_by_a_row(string properties)
    {
        var computer = SimulatedComputer.Create();
        Install(computer, properties);
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, ("Installed", "1"), ("REINSTALL", "ALL")).Succeeded);
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, Nothing).Succeeded);
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, ("Installed", "1"), ("REMOVE", "ALL"), ("KEEPDATA", "0"), ("REMOVEDOCKERUSERS", "1")).Succeeded);
        CollectionAssert.IsSubsetOf(RecordedSettings.Made.Select(name => $@"{RecordedSettings.Key}\{name}").ToList(), computer.Registry.Reads.ToList());
        var rows = InstallerPackage.AllUsers.Rows("Registry").Select(row => $@"{row["Key"]}\{row["Name"]}");
        Assert.AreEqual(string.Empty, string.Join('\n', rows.Where(computer.Registry.Reads.Contains)));
    }

    internal static (string Name, string Value)[] Parse(string properties) =>
        [.. properties.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(property => property.Split('=', 2)).Select(parts => (parts[0], parts[1]))];

    internal static void HavePredecessor(FakeComputer computer)
    {
        const string Folder = @"C:\Program Files\Docker\Docker";
        computer.Files.AddFolder(Folder, FakeFileSystem.Administrators);
        computer.Files.AddFile($@"{Folder}\com.docker.service", [7], FakeFileSystem.Administrators);
        computer.Registry.Set(RegistryRoot.LocalMachine, @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop", "InstallLocation", Folder);
        computer.Services.Service = HelperService.Definition.Configure($@"{Folder}\com.docker.service", ServiceStartType.Automatic);
        computer.Services.State = ServiceState.Running;
    }

    private static void HaveRunningEngine(FakeComputer computer)
    {
        Install(computer, Everything);
        computer.Services[EngineService.ServiceName].State = ServiceState.Running;
    }

    private static void Install(FakeComputer computer, string properties)
    {
        Assert.IsTrue(SimulatedInstallation.Run(computer, null, null, Parse(properties)).Succeeded);
        Assert.IsNotNull(computer.Services[HelperService.ServiceName].Configuration);
    }

    /// <summary>Fails after each operation, and succeeds once.</summary>
    /// <returns>The entry points that ran.</returns>
    private HashSet<string> FailEverywhere(Action<FakeComputer> prepare, (string Name, string Value)[]? upgradesFrom, params (string Name, string Value)[] properties)
    {
        var committed = SimulatedComputer.Create();
        prepare(committed);
        var (points, succeeded, entryPoints) = SimulatedInstallation.Run(committed, null, upgradesFrom, properties);
        Assert.IsTrue(succeeded);
        Assert.DoesNotContain(RollbackStore.ParentKey, SimulatedComputer.Describe(committed), "what was kept for the rollback is removed at commit");
        Assert.IsGreaterThan(2, points);
        HashSet<string> ran = [.. entryPoints];
        for (var point = 0; point < points; point++)
        {
            var computer = SimulatedComputer.Create();
            prepare(computer);
            var before = SimulatedComputer.Describe(computer);
            var failed = SimulatedInstallation.Run(computer, point, upgradesFrom, properties);
            ran.UnionWith(failed.EntryPoints);
            Assert.IsFalse(failed.Succeeded);
            Assert.AreEqual(before, SimulatedComputer.Describe(computer), $"a failure after {point} of {points} operations");
        }

        TestContext.WriteLine($"{points} points tried.");
        return ran;
    }
}
