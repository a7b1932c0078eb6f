using DockerDesktop.Service;
using DockerDesktop.Service.ServiceControl;
using DockerDesktop.Windows.Services;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

[TestClass]
public sealed class BackendServiceTests
{
    private readonly FakeServiceControlManager _manager = new();
    private readonly FakeBackend _backend = new();
    private readonly ListLogger _logger = new();

    [TestMethod]
    [DataRow(ServiceControlCode.Stop)]
    [DataRow(ServiceControlCode.Shutdown)]
    public async Task It_starts_runs_and_stops_when_asked(uint control)
    {
        using BackendService service = new(_backend, _logger);
        Task run = Task.Run(() => _manager.Run("name", service));
        _manager.WaitFor(SystemServiceState.Running);
        Assert.AreEqual(ServiceControlCode.NoError, service.Control(control));
        await run;

        CollectionAssert.AreEqual(
            new[]
            {
                SystemServiceState.StartPending, SystemServiceState.StartPending, SystemServiceState.StartPending, SystemServiceState.Running, SystemServiceState.StopPending, SystemServiceState.Stopped,
            },
            _manager.Reports.Select(report => report.State).ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 0, 1, 0 }, _manager.Reports.Select(report => report.CheckPoint).ToArray());
        Assert.AreEqual(ServiceExitCode.Success, _manager.Reports[^1].ExitCode);
        Assert.AreEqual(TimeSpan.FromSeconds(5), _backend.DrainTime);
        Assert.IsTrue(_manager.Reports[4].WaitHint > TimeSpan.FromSeconds(5), "the wait hint covers the drain");
        CollectionAssert.AreEqual(new[] { 2, 3, 4 }, _logger.Identifiers.ToArray());
    }

    [TestMethod]
    public async Task It_does_not_say_that_it_runs_before_the_backend_listens()
    {
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _backend.OnStart = _ =>
        {
            asked.SetResult();
            return listening.Task;
        };
        using BackendService service = new(_backend, _logger);
        Task run = Task.Run(() => _manager.Run("name", service));
        await asked.Task;

        Assert.IsTrue(_manager.Reports.All(report => report.State == SystemServiceState.StartPending));
        listening.SetResult();
        _manager.WaitFor(SystemServiceState.Running);
        service.Control(ServiceControlCode.Stop);
        await run;
    }

    [TestMethod]
    public void A_failed_start_ends_with_its_own_exit_code_and_an_event()
    {
        _backend.OnStart = _ => throw new ServiceFailedException(ServiceExitCode.PipeNameTaken, "the name is taken");
        using BackendService service = new(_backend, _logger);
        _manager.Run("name", service);

        Assert.AreEqual(new ServiceStatus(SystemServiceState.Stopped, ExitCode: ServiceExitCode.PipeNameTaken), _manager.Reports[^1]);
        Assert.IsFalse(_manager.Reports.Any(report => report.State == SystemServiceState.Running));
        Assert.AreEqual("The service cannot work: the name is taken (service-specific exit code 1)", _logger.Single(100));
    }

    [TestMethod]
    public void An_unforeseen_failure_ends_with_100_and_an_event()
    {
        _backend.OnStart = _ => throw new InvalidOperationException("surprise");
        using BackendService service = new(_backend, _logger);
        _manager.Run("name", service);

        Assert.AreEqual(ServiceExitCode.Unexpected, _manager.Reports[^1].ExitCode);
        StringAssert.Contains(_logger.Single(100), "surprise");
    }

    [TestMethod]
    public async Task A_backend_that_ends_by_itself_ends_the_service_with_an_error()
    {
        using BackendService service = new(_backend, _logger);
        Task run = Task.Run(() => _manager.Run("name", service));
        _manager.WaitFor(SystemServiceState.Running);
        _backend.Fail();
        await run;

        Assert.AreEqual(ServiceExitCode.PipeFailed, _manager.Reports[^1].ExitCode);
        Assert.IsTrue(_logger.Identifiers.Contains(100));
    }

    [TestMethod]
    public async Task A_drain_that_takes_too_long_is_logged_and_still_a_clean_stop()
    {
        _backend.Drains = false;
        using BackendService service = new(_backend, _logger);
        Task run = Task.Run(() => _manager.Run("name", service));
        _manager.WaitFor(SystemServiceState.Running);
        service.Control(ServiceControlCode.Stop);
        await run;

        Assert.AreEqual(ServiceExitCode.Success, _manager.Reports[^1].ExitCode);
        Assert.AreEqual("Requests that were still in progress after 5 s have been aborted", _logger.Single(104));
    }

    [TestMethod]
    [DataRow(ServiceControlCode.Interrogate, ServiceControlCode.NoError)]
    [DataRow(2u, ServiceControlCode.CallNotImplemented, DisplayName = "pause")]
    [DataRow(3u, ServiceControlCode.CallNotImplemented, DisplayName = "continue")]
    [DataRow(128u, ServiceControlCode.CallNotImplemented, DisplayName = "user-defined")]
    public void Other_controls_change_nothing(uint control, uint expected)
    {
        using BackendService service = new(_backend, _logger);

        Assert.AreEqual(expected, service.Control(control));
        Assert.IsEmpty(_manager.Reports);
        Assert.IsEmpty(_logger.Identifiers);
    }
}
