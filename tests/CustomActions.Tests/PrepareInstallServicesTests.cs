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
        Assert.IsTrue(Data("StopEngineService").ContainsKey("Keep"));
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
        Assert.IsFalse(Data("StopEngineService").ContainsKey("Keep"));
        Assert.AreEqual(Property("StopEngineService"), Property("RollbackStopEngineService"));
        Assert.AreEqual(string.Empty, Property("RegisterEngineService"));
        Assert.AreEqual(string.Empty, Property("StartEngineService"));
        Assert.AreEqual("wsl 1 0 0 0 1", Recorded());
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
        Assert.AreEqual("windows 0 0 1 0 1", Recorded());
        Assert.IsTrue(Data("StopEngineService").ContainsKey("Keep"));
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
        Assert.AreEqual(string.Empty, Property("StopEngineService"));
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
        Assert.AreEqual(string.Empty, Property("StopEngineService"));
        Assert.AreEqual(string.Empty, Property("RegisterEngineService"));
        Assert.Contains("did not register. It is left as it is.", Installer.Log);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{00000000-0000-4000-8000-000000000002}")]
    public void An_uninstall_removes_it_that_of_an_upgrade_too(string upgradingProductCode)
    {
        HaveEngine(Engine, isRunning: true);
        BeginUninstall("ALL");
        Give(("UPGRADINGPRODUCTCODE", upgradingProductCode), ("EngineServiceProgram", @"resources\dockerd.exe"));
        Execute();
        Assert.IsFalse(Data("StopEngineService").ContainsKey("Keep"));
        Assert.AreNotEqual(string.Empty, Property("RollbackStopEngineService"));
        Assert.AreEqual(string.Empty, Property("RegisterEngineService"));
    }

    [TestMethod]
    public void The_package_for_one_user_has_nothing_to_do_with_services()
    {
        BePerUser();
        HaveEngine(Engine, isRunning: true);
        Computer.Services.Service = Helper;
        Execute();
        foreach (var action in new[] { "StopEngineService", "RegisterEngineService", "StartEngineService", "RegisterHelperService", "StartHelperService" })
        {
            Assert.AreEqual(string.Empty, Property(action), action);
        }
    }

    [TestMethod]
    [DataRow(HelperProgram, ServiceStartType.Demand, true, true)]
    [DataRow(HelperProgram, ServiceStartType.Demand, false, false)]
    [DataRow(HelperProgram, ServiceStartType.Automatic, true, false)]
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

    private void HaveEngine(ServiceConfiguration configuration, bool isRunning)
    {
        Computer.Services["com.docker.engine"].Configuration = configuration;
        Computer.Services["com.docker.engine"].State = isRunning ? ServiceState.Running : ServiceState.Stopped;
    }
}
