using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Engine;
using DockerDesktop.Service.Engine;
using DockerDesktop.Service.Http;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class WindowsEngineTests
{
    private readonly FakeSystemServices _services = new();
    private readonly FakeInstallationRegistry _registry = FakeInstallationRegistry.WithDefaults();
    private readonly ListProgress _progress = new();
    private readonly LeapingTime _time = new();

    private WindowsEngine Engine => new(_services, _registry, _time);

    private FakeService Install(SystemServiceState state = SystemServiceState.Stopped, SystemServiceStart start = SystemServiceStart.Demand) =>
        _services.Add("com.docker.engine", start, state);

    [TestMethod]
    [DataRow(SystemServiceState.Stopped, EngineState.Stopped)]
    [DataRow(SystemServiceState.Running, EngineState.Running)]
    [DataRow(SystemServiceState.Paused, EngineState.Other)]
    public void Status_says_what_the_service_does(object state, EngineState expected)
    {
        Install((SystemServiceState)state);
        Assert.AreEqual(new EngineStatus(expected), Engine.GetStatus());
    }

    [TestMethod]
    public void Status_says_that_it_is_not_installed()
    {
        Assert.AreEqual(new EngineStatus(EngineState.NotInstalled), Engine.GetStatus());
        Assert.IsFalse(Engine.IsActive());
    }

    [TestMethod]
    [DataRow(1067u, 0u, 1067L)]
    [DataRow(1066u, 42u, 42L)]
    [DataRow(1077u, 0u, null)]
    public void Status_says_how_it_last_ended(uint exitCode, uint serviceExitCode, long? expected)
    {
        FakeService service = Install();
        service.ExitCode = exitCode;
        service.ServiceExitCode = serviceExitCode;
        Assert.AreEqual(new EngineStatus(EngineState.Stopped, expected), Engine.GetStatus());
    }

    [TestMethod]
    [DataRow("1")]
    [DataRow("yes")]
    public async Task Every_verb_is_refused_where_windows_containers_are_off(string recorded)
    {
        Install();
        _registry.AllUsers!["DisableWindowsContainers"] = recorded;
        Refuse(ProblemCodes.WindowsContainersOff, 403, Assert.ThrowsExactly<RequestRefusedException>(() => Engine.GetStatus()));
        Refuse(ProblemCodes.WindowsContainersOff, 403, Assert.ThrowsExactly<RequestRefusedException>(() => Engine.Check()));
        Refuse(ProblemCodes.WindowsContainersOff, 403, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default)));
        Refuse(ProblemCodes.WindowsContainersOff, 403, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StopAsync(_progress, default)));
        Assert.IsEmpty(_services.Calls);
    }

    [TestMethod]
    public async Task Every_verb_is_refused_where_the_settings_cannot_be_read()
    {
        Install();
        _registry.Failure = new InstallationRegistryException("denied", new UnauthorizedAccessException());
        Refuse(ProblemCodes.WindowsContainersOff, 403, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default)));
        Assert.IsEmpty(_services.Calls);
    }

    [TestMethod]
    public async Task Start_and_stop_are_refused_when_it_is_not_installed()
    {
        Refuse(ProblemCodes.NotInstalled, 409, Assert.ThrowsExactly<RequestRefusedException>(() => Engine.Check()));
        Refuse(ProblemCodes.NotInstalled, 409, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default)));
        Refuse(ProblemCodes.NotInstalled, 409, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StopAsync(_progress, default)));
    }

    [TestMethod]
    public async Task Start_waits_until_it_runs_and_reports_progress()
    {
        FakeService service = Install();
        service.PendingLooks = 20;
        StringAssert.Contains(await Engine.StartAsync(_progress, default), "is running");
        Assert.AreEqual(SystemServiceState.Running, service.State);
        Assert.HasCount(20, _progress.Reports);
        CollectionAssert.AreEqual(_progress.Reports.Order().ToList(), _progress.Reports);
        Assert.IsTrue(_progress.Reports.All(percentage => percentage is >= 0 and < 100));
    }

    [TestMethod]
    public async Task Start_of_a_running_engine_and_stop_of_a_stopped_one_change_nothing()
    {
        FakeService service = Install(SystemServiceState.Running);
        StringAssert.Contains(await Engine.StartAsync(_progress, default), "already");
        service.State = SystemServiceState.Stopped;
        StringAssert.Contains(await Engine.StopAsync(_progress, default), "already");
        Assert.IsEmpty(_services.Calls);
    }

    [TestMethod]
    public async Task Start_waits_for_a_stop_that_is_on_its_way()
    {
        FakeService service = Install();
        service.Begin(SystemServiceState.StopPending);
        await Engine.StartAsync(_progress, default);
        Assert.AreEqual(SystemServiceState.Running, service.State);
    }

    [TestMethod]
    public async Task Stop_waits_until_it_has_stopped()
    {
        FakeService service = Install(SystemServiceState.Running);
        StringAssert.Contains(await Engine.StopAsync(_progress, default), "has stopped");
        Assert.AreEqual(SystemServiceState.Stopped, service.State);
    }

    [TestMethod]
    public async Task A_service_that_hangs_and_one_that_crawls_are_waited_for_for_a_bounded_time()
    {
        FakeService service = Install();
        service.Hangs = true;
        DateTimeOffset begun = _time.GetUtcNow();
        Refuse(ProblemCodes.OperationTimeout, 504, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default)));
        Assert.IsTrue(_time.GetUtcNow() - begun < TimeSpan.FromSeconds(65), "no progress for a minute is enough");

        service.Hangs = false;
        service.Crawls = true;
        service.Begin(SystemServiceState.StartPending);
        begun = _time.GetUtcNow();
        Refuse(ProblemCodes.OperationTimeout, 504, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default)));
        TimeSpan waited = _time.GetUtcNow() - begun;
        Assert.IsTrue(waited > TimeSpan.FromSeconds(170) && waited < TimeSpan.FromSeconds(190), $"{waited}");
    }

    [TestMethod]
    public async Task An_engine_that_ends_while_it_starts_is_an_error_with_its_code()
    {
        FakeService service = Install();
        service.ExitCode = 1066;
        service.ServiceExitCode = 17;
        Problem problem = Refuse(ProblemCodes.WindowsError, 502, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default)));
        StringAssert.Contains(problem.Cause, "its own code 17");
    }

    [TestMethod]
    public async Task A_disabled_engine_is_not_started_and_the_answer_says_how_to_mend_it()
    {
        Install(start: SystemServiceStart.Disabled);
        Problem problem = Refuse(ProblemCodes.WrongState, 409, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default)));
        StringAssert.Contains(problem.Fix, "start= demand");
    }

    [TestMethod]
    public async Task Dependents_are_named_and_never_stopped()
    {
        FakeService engine = Install(SystemServiceState.Running);
        _services.Add("their.service", state: SystemServiceState.Running);
        engine.Dependents.Add("their.service");
        Problem problem = Refuse(ProblemCodes.WrongState, 409, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StopAsync(_progress, default)));
        StringAssert.Contains(problem.Cause, "their.service");
        CollectionAssert.AreEqual(new[] { "stop com.docker.engine" }, _services.Calls);
    }

    [TestMethod]
    public async Task A_service_database_that_is_locked_is_tried_again_for_a_bounded_time()
    {
        FakeService service = Install();
        service.StartErrors.Enqueue(1055);
        service.StartErrors.Enqueue(1055);
        await Engine.StartAsync(_progress, default);
        Assert.HasCount(3, _services.Calls);

        service.State = SystemServiceState.Stopped;
        for (int i = 0; i < 1000; i++)
        {
            service.StartErrors.Enqueue(1055);
        }

        StringAssert.Contains(
            Refuse(ProblemCodes.WindowsError, 502, await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => Engine.StartAsync(_progress, default))).Cause, "1055");
    }

    [TestMethod]
    public void A_service_manager_that_refuses_is_an_error_with_its_code()
    {
        _services.Failure = 5;
        StringAssert.Contains(Refuse(ProblemCodes.WindowsError, 502, Assert.ThrowsExactly<RequestRefusedException>(() => Engine.GetStatus())).Cause, "error 5");
    }

    [TestMethod]
    public async Task Cancelling_ends_the_waiting()
    {
        Install().Hangs = true;
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => Engine.StartAsync(_progress, cancelled.Token));
    }

    private static Problem Refuse(string code, int status, RequestRefusedException refusal)
    {
        Assert.AreEqual(code, refusal.Problem.Code);
        Assert.AreEqual(status, refusal.Problem.Status);
        Assert.AreNotEqual(string.Empty, refusal.Problem.Fix);
        return refusal.Problem;
    }
}
