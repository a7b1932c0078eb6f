using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller;
using WixExtensions.CustomActions.Platform;
using WixExtensions.CustomActions.Services;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class ServiceRecoveryTests
{
    private readonly ScriptedInstaller _installer = new("Wix4ServiceConfig");
    private readonly FakeRecovery _services = new();
    private readonly FakeInstallation _installation = new();
    private int _privileges;

    private ServiceRecovery Recovery => new(_services, new FakePrivilege(() => _privileges++), _installation.Authority);

    [TestMethod]
    public void What_is_done_at_each_failure_is_set_and_taken_back()
    {
        var before = new ServiceFailureActions(60, "1:5000/0:0") { Command = "old.exe", RebootMessage = "old" };
        _services.Actions["svc"] = before;
        _installer.Msi.Properties["Name"] = "svc";
        Add("[Name]", "restart", "runCommand", "none", 1, 30, @"""[Name].exe"" -x", "Bye");
        _installer.Schedule(Recovery.Schedule).Run(Recovery.Execute, ServiceRecovery.ExecuteAction);
        Assert.AreEqual(new ServiceFailureActions(86400, "1:30000/3:0/0:0") { Command = @"""svc.exe"" -x", RebootMessage = "Bye" }, _services.Actions["svc"]);
        Assert.AreEqual("Wix4RollbackServiceConfig Wix4ExecServiceConfig", _installer.Scheduled);
        Assert.AreEqual(0, _privileges);

        _installer.Run(Recovery.Rollback, ServiceRecovery.RollbackAction, InstallRunMode.Rollback);
        Assert.AreEqual(before, _services.Actions["svc"]);
    }

    [TestMethod]
    public void A_service_that_the_installation_makes_has_nothing_to_be_put_back()
    {
        Add("new", "reboot", "none", "none", null, null, "", "");
        _installer.Schedule(Recovery.Schedule);
        _services.Actions["new"] = new ServiceFailureActions(0, "");
        _installer.Run(Recovery.Execute, ServiceRecovery.ExecuteAction);
        Assert.AreEqual("2:0/0:0/0:0", _services.Actions["new"].Actions);
        Assert.AreEqual(1, _privileges, "a restart needs the privilege");
        _services.Actions.Clear();
        _installer.Run(Recovery.Rollback, ServiceRecovery.RollbackAction, InstallRunMode.Rollback);
        Assert.IsEmpty(_services.Actions);
    }

    [TestMethod]
    public void An_unknown_word_and_a_missing_service_fail_and_a_service_that_takes_none_is_a_warning()
    {
        Add("svc", "explode", "none", "none", null, null, "", "");
        Assert.Contains("'explode'", Assert.ThrowsExactly<ActionFailedException>(() => Recovery.Schedule(_installer.Msi.OpenSession())).Message);
        _installer.Msi.Rows[0][3] = "restart";
        _installer.Schedule(Recovery.Schedule);
        Assert.Contains("error 1060", Assert.ThrowsExactly<ActionFailedException>(() => _installer.Run(Recovery.Execute, ServiceRecovery.ExecuteAction)).Message);
        _services.Error = 1081;
        _installer.Run(Recovery.Execute, ServiceRecovery.ExecuteAction);
        Assert.Contains("Warning", _installer.Msi.Log);
    }

    [TestMethod]
    public void Nothing_is_done_for_a_component_that_is_not_installed_nor_for_a_standard_user_who_repairs()
    {
        _services.Actions["svc"] = new ServiceFailureActions(1, "0:0");
        Add("svc", "restart", "none", "none", null, null, "", "");
        _installer.Set(ComponentChange.None);
        _installer.Schedule(Recovery.Schedule);
        Assert.AreEqual(string.Empty, _installer.Scheduled);
        _installer.Set(ComponentChange.Reinstall);
        (_installation.IsAdministrator, _installation.IsKnown, _installation.HasFeatures) = (false, true, true);
        _installer.Schedule(Recovery.Schedule).Run(Recovery.Execute, ServiceRecovery.ExecuteAction);
        Assert.AreEqual("0:0", _services.Actions["svc"].Actions);
    }

    private void Add(string service, string first, string second, string third, int? days, int? seconds, string command, string message) =>
        _installer.Msi.Rows.Add([service, "Main", 0, first, second, third, days, seconds, command, message]);

    private sealed class FakePrivilege(Action enable) : IShutdownPrivilege
    {
        public void Enable() => enable();
    }
}
