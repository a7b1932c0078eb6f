using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;
using Microsoft.Deployment.WindowsInstaller;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;

namespace CustomActions.Tests;

/// <summary>The start of the service at commit, after which nothing can fail any more.</summary>
[TestClass]
public sealed class StartHelperServiceTests
{
    private readonly FakeInstaller _installer = new() { ActionMode = InstallRunMode.Commit };
    private readonly FakePause _pause = new();
    private readonly FakeServiceControlManager _services = new()
    {
        Service = HelperService.Definition.Configure(@"C:\Program Files\Docker\Docker\com.docker.service.exe", ServiceStartType.Automatic),
    };

    [TestMethod]
    public void The_service_is_started_and_nobody_is_warned()
    {
        Assert.AreEqual(ActionResult.Success, Start());
        Assert.AreEqual(ServiceState.Running, _services.State);
        Assert.AreEqual("Start", string.Join(',', _services.Calls));
        Assert.AreEqual("Started the service com.docker.service.", _installer.Log);
        Assert.IsEmpty(Warnings());
    }

    [TestMethod]
    public void The_start_is_waited_for()
    {
        _services.AfterStart = ServiceState.StartPending;
        _pause.Waited = waits => _services.State = waits == 5 ? ServiceState.Running : ServiceState.StartPending;
        Assert.AreEqual(ActionResult.Success, Start());
        Assert.AreEqual(5, _pause.Waits);
        Assert.EndsWith("Started the service com.docker.service.", _installer.Log);
    }

    [TestMethod]
    public void A_running_service_need_not_be_started()
    {
        _services.State = ServiceState.Running;
        Assert.AreEqual(ActionResult.Success, Start());
        Assert.AreEqual("The service com.docker.service runs already.", _installer.Log);
        Assert.AreEqual(ServiceState.Running, _services.State);
    }

    [TestMethod]
    [DataRow("Start", 1069u, "could not be started: error 1069")]
    [DataRow("Start", 1060u, "could not be started: error 1060")]
    [DataRow("QueryStatus", 5u, "could not be queried while it was starting: error 5")]
    public void A_refused_start_is_a_warning_with_the_way_out(string method, uint error, string reason)
    {
        _services.Failures[method] = error;
        AssertWarns(reason);
    }

    [TestMethod]
    public void A_service_that_ends_while_starting_is_a_warning_with_its_exit_code()
    {
        _services.AfterStart = ServiceState.Stopped;
        _services.ExitCode = 1067;
        AssertWarns("it ended with error 1067");
    }

    [TestMethod]
    public void A_service_that_never_runs_is_a_warning_after_a_minute()
    {
        _services.AfterStart = ServiceState.StartPending;
        AssertWarns("did not start within 60 seconds");
        Assert.AreEqual(ServiceOperations.Looks, _pause.Waits);
        Assert.AreEqual(60, ServiceOperations.Looks * ServiceOperations.Interval.TotalSeconds);
    }

    [TestMethod]
    [DataRow((int)MessageResult.Error)]
    [DataRow((int)MessageResult.Cancel)]
    public void A_failed_start_is_told_whatever_is_answered(int answer)
    {
        _services.Failures["Start"] = 5;
        _installer.Answer = answer;
        AssertWarns("error 5");
    }

    private void AssertWarns(string reason)
    {
        Assert.AreEqual(ActionResult.Success, Start());
        var line = _installer.Messages.Single(message => message.Type == InstallMessage.Info).Text;
        Assert.StartsWith("Warning: The service com.docker.service ", line);
        Assert.Contains(reason, line);
        var warning = Warnings().Single();
        Assert.StartsWith("Docker Desktop is installed, but its service com.docker.service does not run.", warning);
        Assert.Contains(reason, warning);
        Assert.Contains("\"sc start com.docker.service\"", warning);
        Assert.Contains("Application event log", warning);
        Assert.Contains("next start of Windows", warning);
        Assert.AreEqual(0, _installer.OpenHandles);
    }

    private string[] Warnings() => [.. _installer.Messages.Where(message => message.Type == InstallMessage.Warning).Select(message => message.Text)];

    private ActionResult Start()
    {
        _installer.Properties[CustomActionData.PropertyName] = "Transaction=00000000-0000-4000-8000-000000000001";
        using var session = _installer.OpenSession();
        return new StartHelperService(_services, _pause).Execute(session);
    }
}
