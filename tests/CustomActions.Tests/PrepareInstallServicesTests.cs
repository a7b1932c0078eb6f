using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;

namespace CustomActions.Tests;

/// <summary>What is decided about the services.</summary>
[TestClass]
public sealed class PrepareInstallServicesTests : PrepareInstallFixture
{
    private const string HelperProgram = @"C:\Program Files\Docker\Docker\com.docker.service.exe";
    private const string EngineProgram = @"C:\Program Files\Docker\Docker\resources\dockerd.exe";

    private static readonly ServiceConfiguration Helper = HelperService.Definition.Configure(HelperProgram, ServiceStartType.Demand);
    private static readonly ServiceConfiguration Engine = EngineService.Definition.Configure(EngineProgram, ServiceStartType.Demand);
    private static readonly ServiceConfiguration Foreign = Engine with { ImagePath = @"""C:\Other\dockerd.exe""" };

    [TestMethod]
    [DataRow("windows", "", true, true)]
    [DataRow("windows", "0", true, true)]
    [DataRow("windows", "", false, false)]
    [DataRow("wsl", "", true, false)]
    [DataRow("hyperv", "", true, false)]
    [DataRow("wsl", "1", true, false)]
    public void The_engine_is_registered_where_it_is_chosen_allowed_and_there(string engine, string disable, bool hasProgram, bool isRegistered)
    {
        Give(("ENGINE", engine), ("DISABLEWINDOWSCONTAINERS", disable), ("EngineServiceProgram", hasProgram ? @"resources\dockerd.exe" : string.Empty));
        Execute();
        Assert.AreEqual(isRegistered ? EngineProgram : string.Empty, isRegistered ? Data("RegisterEngineService")["Program"] : Property("RegisterEngineService"));
        Assert.AreEqual(Property("RegisterEngineService"), Property("RollbackRegisterEngineService"));
        Assert.AreEqual(string.Empty, Property("StopEngineService"), "there is nothing to stop");
        Assert.AreEqual(string.Empty, Property("StartEngineService"), "it is started on demand");
        if (isRegistered)
        {
            Assert.AreEqual("demand", Data("RegisterEngineService")["Start"]);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_repair_stops_the_engine_keeps_it_and_starts_it_only_if_it_ran(bool isRunning)
    {
        HaveEngine(Engine, isRunning);
        Record("windows", 0, 0, 1, 0);
        Give(("Installed", "1"), ("EngineServiceProgram", @"resources\dockerd.exe"));
        Execute();
        Assert.IsTrue(Property("StopEngineService").Length > 0);
        Assert.AreEqual(string.Empty, Property("DeleteEngineService"));
        Assert.AreNotEqual(string.Empty, Property("RegisterEngineService"));
        Assert.AreEqual(isRunning, Property("StartEngineService").Length > 0);
    }

    [TestMethod]
    [DataRow("ENGINE", "wsl")]
    [DataRow("INSTALLFLAGS-", "")]
    public void An_administrator_who_changes_his_mind_removes_it(string property, string value)
    {
        HaveEngine(Engine, isRunning: true);
        Record("windows", 0, 0, 1, 0);
        Give(("Installed", "1"), ("EngineServiceProgram", @"resources\dockerd.exe"), ("ENGINE", "wsl"), ("DISABLEWINDOWSCONTAINERS", "1"), (property, value));
        Execute();
        Assert.AreEqual(Property("StopEngineService"), Property("RollbackStopEngineService"));
        Assert.AreEqual(Property("StopEngineService"), Property("DeleteEngineService"));
        Assert.AreEqual(string.Empty, Property("RegisterEngineService"));
        Assert.AreEqual(string.Empty, Property("StartEngineService"));
        Assert.AreEqual("wsl 1 0 0 0", Recorded());
        Assert.Contains("and off, so the service com.docker.engine is removed", Installer.Log);
    }

    [TestMethod]
    public void A_standard_user_who_repairs_changes_nothing_about_it()
    {
        Become(nameof(FakeClientToken.StandardUser));
        HaveEngine(Engine, isRunning: false);
        Record("windows", 0, 0, 1, 0);
        Give(("Installed", "1"), ("EngineServiceProgram", @"resources\dockerd.exe"), ("ENGINE", "wsl"), ("DISABLEWINDOWSCONTAINERS", "1"));
        Execute();
        Assert.AreEqual("windows 0 0 1 0", Recorded());
        Assert.AreEqual(string.Empty, Property("DeleteEngineService"));
        Assert.AreNotEqual(string.Empty, Property("RegisterEngineService"));
    }

    [TestMethod]
    public void Windows_containers_that_are_off_stay_off_when_the_engine_is_asked_for_later()
    {
        Record("wsl", 1, 0, 0, 0);
        Give(("Installed", "1"), ("EngineServiceProgram", @"resources\dockerd.exe"), ("ENGINE", "windows"));
        Assert.Contains("contradict each other", Refusal());
        Assert.AreEqual(string.Empty, Property("RegisterEngineService"));
    }

    [TestMethod]
    public void A_foreign_service_of_the_engines_name_is_refused_with_what_was_found_and_the_way_out()
    {
        HaveEngine(Foreign, isRunning: true);
        Give(("ENGINE", "windows"), ("EngineServiceProgram", @"resources\dockerd.exe"));
        var message = Refusal();
        Assert.Contains(Foreign.ImagePath, message);
        Assert.Contains("sc delete com.docker.engine", message);
        AssertNothingIsHanded();
        Assert.AreEqual(string.Empty, Property("StopEngineService") + Property("DeleteEngineService"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_foreign_service_of_the_engines_name_is_left_alone_where_it_is_not_needed(bool isUninstall)
    {
        HaveEngine(Foreign, isRunning: true);
        if (isUninstall)
        {
            BeginUninstall("ALL");
        }

        Execute();
        Assert.AreEqual(string.Empty, Property("StopEngineService") + Property("DeleteEngineService"));
        Assert.AreEqual(string.Empty, Property("RegisterEngineService"));
        Assert.Contains("did not register. It is left as it is.", Installer.Log);
    }

    [TestMethod]
    [DataRow("", "", "Stop,Delete", "Stop,Delete")]
    [DataRow("{00000000-0000-4000-8000-000000000002}", "", "Stop", "Stop")]
    [DataRow("", "1", "Stop at once", "Stop at once")]
    [DataRow("{00000000-0000-4000-8000-000000000002}", "1", "Stop", "Stop")]
    public void Services_are_deleted_at_the_commit_of_an_uninstall_and_never_at_an_upgrades(string upgradingProductCode, string rollbackDisabled, string helper, string engine)
    {
        HaveEngine(Engine, isRunning: true);
        BeginUninstall("ALL");
        Give(("UPGRADINGPRODUCTCODE", upgradingProductCode), ("RollbackDisabled", rollbackDisabled), ("EngineServiceProgram", @"resources\dockerd.exe"));
        Execute();
        Assert.AreEqual(helper, Removal("RemoveHelperService", "DeleteHelperService"));
        Assert.AreEqual(engine, Removal("StopEngineService", "DeleteEngineService"));
        Assert.AreEqual(upgradingProductCode.Length == 0, Data("RemoveHelperService").ContainsKey("Forget"));
        Assert.AreEqual(string.Empty, Property("RegisterEngineService") + Property("RegisterHelperService"));

        string Removal(string stop, string delete)
        {
            Assert.AreEqual(Property(stop), Property($"Rollback{stop}"));
            return $"Stop{(Data(stop).ContainsKey("Delete") ? " at once" : string.Empty)}{(Property(delete).Length > 0 ? ",Delete" : string.Empty)}";
        }
    }

    /// <summary>What the removal of an older version may take away is handed on, and whether the service is started follows from what it will be.</summary>
    [TestMethod]
    [DataRow(ServiceStartType.Automatic, false, "demand", null, "auto", true)]
    [DataRow(ServiceStartType.Automatic, true, "demand", null, "delayed-auto", true)]
    [DataRow(ServiceStartType.Disabled, false, "demand", null, "disabled", false)]
    [DataRow(ServiceStartType.Demand, false, "demand", null, "demand", false)]
    [DataRow(ServiceStartType.Automatic, false, "auto", "auto", "auto", true)]
    [DataRow(ServiceStartType.Automatic, false, null, null, "auto", true)]
    public void A_start_that_somebody_chose_is_handed_on(object startType, bool isDelayed, string? lastSet, string? mode, string found, bool isStarted)
    {
        Computer.Services.Service = Helper with { StartType = (ServiceStartType)startType, DelayedStart = isDelayed };
        Record("wsl", 0, 0, 0, 0);
        RecordStart(lastSet, mode);
        Give(("WIX_UPGRADE_DETECTED", "{00000000-0000-4000-8000-000000000002}"));
        Execute();
        var data = Data("RegisterHelperService");
        Assert.AreEqual($"demand demand {found} {lastSet} {mode}", $"{data["Start"]} {data["LastSettings"]} {data["Found"]} {data["LastSet"]} {data["Mode"]}");
        Assert.AreEqual(isStarted, Property("StartHelperService").Length > 0);
    }

    [TestMethod]
    [DataRow("ALWAYSRUNSERVICE", "0", true)]
    [DataRow("ALWAYSRUNSERVICE", "1", true)]
    [DataRow("MAINTAINHOSTS", "1", true)]
    [DataRow("MAINTAINHOSTS", "0", false)]
    [DataRow("ENGINE", "hyperv", false)]
    [DataRow("DISABLEANALYTICS", "1", false)]
    public void Settings_that_decide_about_the_start_and_are_given_anew_are_told(string property, string value, bool isGiven)
    {
        Record("wsl", 0, 0, 0, 0);
        Give(("Installed", "1"), (property, value));
        Execute();
        Assert.AreEqual(isGiven ? "1" : "0", Data("RegisterHelperService")["Given"]);
    }

    [TestMethod]
    [DataRow("ALWAYSRUNSERVICE", "1")]
    [DataRow("MAINTAINHOSTS", "1")]
    public void A_standard_user_gives_nothing_that_ends_a_choice(string property, string value)
    {
        Become(nameof(FakeClientToken.StandardUser));
        Record("wsl", 0, 0, 0, 0);
        Give(("Installed", "1"), (property, value));
        Execute();
        Assert.AreEqual("0", Data("RegisterHelperService")["Given"]);
    }

    [TestMethod]
    [DataRow(ServiceStartType.Automatic, "auto", true)]
    [DataRow(ServiceStartType.Disabled, "disabled", false)]
    public void The_engines_start_that_an_administrator_chose_is_handed_on(object startType, string start, bool isStarted)
    {
        HaveEngine(Engine with { StartType = (ServiceStartType)startType }, isRunning: true);
        Record("windows", 0, 0, 1, 0);
        Give(("Installed", "1"), ("EngineServiceProgram", @"resources\dockerd.exe"));
        Execute();
        Assert.AreEqual(start, Data("RegisterEngineService")["Start"]);
        Assert.AreEqual(isStarted, Property("StartEngineService").Length > 0, "a disabled service cannot be started");
    }

    [TestMethod]
    public void The_package_for_one_user_has_nothing_to_do_with_services()
    {
        BePerUser();
        HaveEngine(Engine, isRunning: true);
        Computer.Services.Service = Helper;
        Execute();
        foreach (var action in new[] { "StopEngineService", "RegisterEngineService", "StartEngineService", "DeleteEngineService", "RegisterHelperService", "StartHelperService", "DeleteHelperService" })
        {
            Assert.AreEqual(string.Empty, Property(action), action);
        }
    }

    [TestMethod]
    [DataRow(HelperProgram, ServiceStartType.Demand, true, true)]
    [DataRow(HelperProgram, ServiceStartType.Demand, false, false)]
    [DataRow(HelperProgram, ServiceStartType.Automatic, true, true)]
    [DataRow(@"C:\Old\com.docker.service.exe", ServiceStartType.Demand, true, false)]
    public void A_helper_that_runs_although_it_starts_on_demand_runs_again_afterwards(string program, object startType, bool isRunning, bool isStarted)
    {
        Computer.Services.Service = Helper with { ImagePath = $"\"{program}\"", StartType = (ServiceStartType)startType };
        Computer.Services.State = isRunning ? ServiceState.Running : ServiceState.Stopped;
        Computer.Services["monitor"].Configuration = Helper with { Dependencies = "com.docker.service" };
        Computer.Services["monitor"].State = ServiceState.Running;
        Record("wsl", 0, 0, 0, 0);
        Give(("Installed", "1"));
        Execute();
        Assert.AreEqual("demand", Data("RegisterHelperService")["Start"]);
        Assert.AreEqual(isStarted, Property("StartHelperService").Length > 0);
        if (isStarted)
        {
            Assert.AreEqual("monitor", Data("StartHelperService")["Dependents"]);
        }
    }

    [TestMethod]
    [DataRow("windows", true)]
    [DataRow("wsl", false)]
    public void Services_that_tell_nothing_stop_only_an_installation_that_has_to_know(string engine, bool isRefused)
    {
        HaveEngine(Engine, isRunning: true);
        Computer.Services.Failures["Query"] = Win32Error.AccessDenied;
        Give(("ENGINE", engine), ("EngineServiceProgram", @"resources\dockerd.exe"));
        if (isRefused)
        {
            Assert.Contains("The service com.docker.engine could not be read: error 5", Refusal());
            return;
        }

        Execute();
        Assert.AreNotEqual(string.Empty, Property("RegisterHelperService"));
        Assert.AreEqual(string.Empty, Property("StartHelperService"));
        Assert.AreEqual(string.Empty, Property("StopEngineService"));
    }

    private void RecordStart(string? lastSet, string? mode)
    {
        foreach (var (name, value) in new[] { ("ServiceStart", lastSet), ("ServiceMode", mode) })
        {
            if (value is not null)
            {
                Registry.Set(RegistryRoot.LocalMachine, SettingsKey, name, value);
            }
        }
    }

    private void HaveEngine(ServiceConfiguration configuration, bool isRunning)
    {
        Computer.Services["com.docker.engine"].Configuration = configuration;
        Computer.Services["com.docker.engine"].State = isRunning ? ServiceState.Running : ServiceState.Stopped;
    }
}
