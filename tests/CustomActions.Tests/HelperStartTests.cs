using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;
using DockerDesktop.CustomActions.Settings;
using DockerDesktop.CustomActions.Transactions;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>When the helper starts after a repair or an upgrade: as it was chosen.</summary>
[TestClass]
public sealed class HelperStartTests
{
    private const string Transaction = "Transaction=00000000-0000-4000-8000-000000000001;";
    private const string Program = @"C:\Program Files\Docker\Docker\com.docker.service.exe";

    private readonly FakeInstaller _installer = new() { ActionMode = InstallRunMode.Scheduled, Properties = { ["UserSID"] = FakeClientToken.AdminSid } };
    private readonly FakeRegistry _registry = new();
    private readonly FakeServiceControlManager _services = new();

    [TestMethod]
    // A first installation, with and without a service that somebody left.
    [DataRow(null, "demand", null, false, null, null, "demand demand ")]
    [DataRow("disabled", "auto", null, false, null, null, "auto auto ")]
    // Nobody chose anything: the settings count, also when they change.
    [DataRow("demand", "demand", "demand", false, "demand", null, "demand demand ")]
    [DataRow("auto", "demand", "auto", false, "auto", null, "demand demand ")]
    [DataRow("demand", "auto", "demand", false, null, null, "auto auto ")]
    // An administrator's, for ever: what was last set stays what it was.
    [DataRow("auto", "demand", "demand", false, "demand", null, "auto demand ")]
    [DataRow("disabled", "auto", "auto", false, "auto", null, "disabled auto ")]
    [DataRow("delayed-auto", "auto", "auto", false, "auto", null, "delayed-auto auto ")]
    [DataRow("demand", "auto", "auto", false, null, null, "demand auto ")]
    [DataRow("auto", "demand", "demand", false, null, null, "auto demand ")]
    // The client's choice, with the registration there or lost; an administrator's after it counts before it.
    [DataRow("auto", "demand", "demand", false, "auto", "auto", "auto auto auto")]
    [DataRow(null, "demand", "demand", false, "auto", "auto", "auto auto auto")]
    [DataRow(null, "auto", "auto", false, "demand", "demand", "demand demand demand")]
    [DataRow("disabled", "demand", "demand", false, "auto", "auto", "disabled auto auto")]
    // New settings: a choice stays, unless it was only what the old ones asked for.
    [DataRow("auto", "auto", "demand", false, "auto", "auto", "auto auto auto")]
    [DataRow("demand", "auto", "demand", false, "demand", "demand", "auto auto ")]
    // Given anew by whoever may.
    [DataRow("auto", "demand", "demand", true, "demand", "auto", "demand demand ")]
    [DataRow("demand", "auto", "auto", true, "demand", "demand", "auto auto ")]
    [DataRow("disabled", "auto", "demand", true, "demand", null, "auto auto ")]
    // A record that is no choice.
    [DataRow("demand", "demand", "demand", false, "demand", "boot", "demand demand ")]
    public void A_choice_outlives_repair_and_upgrade(string? before, string settings, string? lastSettings, bool isGiven, string? lastSet, string? mode, string expected)
    {
        var start = HelperStart.Decide(before, settings, lastSettings, isGiven, lastSet, mode);
        Assert.AreEqual(expected, $"{start.Start} {start.LastSet} {start.Mode}");
    }

    [TestMethod]
    [DataRow(ServiceStartType.Automatic, false)]
    [DataRow(ServiceStartType.Automatic, true)]
    [DataRow(ServiceStartType.Disabled, false)]
    public void An_administrators_start_stays_however_often_it_is_repaired(object startType, bool isDelayed)
    {
        Register("Start=demand;LastSettings=demand");
        Assert.AreEqual("demand", Recorded("ServiceStart"));
        _services.Service = _services.Service! with { StartType = (ServiceStartType)startType, DelayedStart = isDelayed };
        for (var repair = 0; repair < 2; repair++)
        {
            Register("Start=demand;LastSettings=demand");
            Assert.AreEqual((ServiceStartType)startType, _services.Service.StartType);
            Assert.AreEqual(isDelayed, _services.Service.DelayedStart);
            Assert.AreEqual("demand", Recorded("ServiceStart"));
        }

        Assert.Contains("an administrator chose it, and it stays", _installer.Log);
        Register("Start=auto;LastSettings=demand;Given=1");
        Assert.AreEqual((ServiceStartType.Automatic, false), (_services.Service.StartType, _services.Service.DelayedStart));
        Assert.AreEqual("auto", Recorded("ServiceStart"));
    }

    [TestMethod]
    public void What_the_removal_of_an_older_version_took_away_comes_from_the_data()
    {
        Register("Start=demand;LastSettings=demand;Found=auto;LastSet=demand");
        Assert.AreEqual(ServiceStartType.Automatic, _services.Service!.StartType);
        Assert.AreEqual("demand", Recorded("ServiceStart"));

        _services.Service = null;
        _registry.DeleteTree(RegistryRoot.LocalMachine, RecordedSettings.Key);
        Register("Start=demand;LastSettings=demand;Found=auto;LastSet=auto;Mode=auto");
        Assert.AreEqual(ServiceStartType.Automatic, _services.Service!.StartType);
        Assert.AreEqual("auto auto", $"{Recorded("ServiceStart")} {Recorded("ServiceMode")}");
    }

    /// <summary>The data comes from a process of the user's: what the action can see itself it does not take from there.</summary>
    [TestMethod]
    public void What_is_there_and_recorded_counts_before_the_data()
    {
        Register("Start=demand;LastSettings=demand");
        Register("Start=demand;LastSettings=demand;Found=disabled;LastSet=auto;Mode=auto");
        Assert.AreEqual(ServiceStartType.Demand, _services.Service!.StartType);
        Assert.AreEqual("demand", Recorded("ServiceStart"));
    }

    [TestMethod]
    public void The_recorded_settings_count_before_the_data_and_only_an_administrator_ends_a_choice()
    {
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "Engine", "wsl");
        Register("Start=auto");
        Assert.AreEqual(ServiceStartType.Demand, _services.Service!.StartType);

        _services.Service = _services.Service with { StartType = ServiceStartType.Automatic };
        _installer.Properties["UserSID"] = FakeClientToken.StandardUser.Sid;
        ((IRegistry)_registry).DeleteTree(RegistryRoot.LocalMachine, RollbackStore.ParentKey);
        Register("Start=demand;LastSettings=demand;Given=1");
        Assert.AreEqual(ServiceStartType.Automatic, _services.Service.StartType, "an administrator chose it");
        ((IRegistry)_registry).DeleteTree(RegistryRoot.LocalMachine, RollbackStore.ParentKey);
        _installer.Properties["UserSID"] = FakeClientToken.AdminSid;
        Register("Start=demand;LastSettings=demand;Given=1");
        Assert.AreEqual(ServiceStartType.Demand, _services.Service.StartType);
    }

    [TestMethod]
    public void A_rollback_brings_back_what_was_recorded()
    {
        _registry.Set(RegistryRoot.LocalMachine, RecordedSettings.Key, "ServiceMode", "auto");
        var before = string.Join('|', _registry.Content);
        Register("Start=auto;LastSettings=demand;Given=1");
        Assert.AreEqual("auto ", $"{Recorded("ServiceStart")} {Recorded("ServiceMode")}");
        Run(session => new RegisterHelperService(_services, _registry, new FakeAdministrators(), new FakePause()).Rollback(session), string.Empty);
        Run(session => new ForgetRollbackData(_registry, new FakeClientToken(FakeClientToken.System), new FakeAdministrators()).Execute(session), string.Empty);
        Assert.AreEqual(before, string.Join('|', _registry.Content));
    }

    [TestMethod]
    [DataRow("Start=boot")]
    [DataRow("Start=demand;Found=boot;LastSettings=demand;LastSet=demand")]
    public void A_start_that_does_not_exist_is_refused(string data)
    {
        Assert.Contains("\"boot\" is no start type", Assert.ThrowsExactly<DockerDesktop.CustomActions.ActionFailedException>(() => Register(data)).Message);
        Assert.IsEmpty(_services.Calls);
    }

    private string? Recorded(string name) => HelperStart.Read(_registry, name);

    private void Register(string data) => Run(session => new RegisterHelperService(_services, _registry, new FakeAdministrators(), new FakePause()).Execute(session), $"Program={Program};{data}");

    private void Run(Func<Session, ActionResult> action, string data)
    {
        _installer.Properties[CustomActionData.PropertyName] = Transaction + data;
        using var session = _installer.OpenSession();
        Assert.AreEqual(ActionResult.Success, action(session));
    }
}
