using DockerDesktop.Protocol.EngineAccess;
using DockerDesktop.Service.EngineAccess;
using DockerDesktop.Windows.LocalGroups;
using DockerDesktop.Windows.Services;
using Helper.Tests.Fakes;

namespace Helper.Tests.EngineAccess;

/// <summary>What lets the group into the engine's pipe.</summary>
[TestClass]
public sealed class EnginePipeKeeperTests : IDisposable
{
    private readonly FakePipeAccess _pipes = new();
    private readonly FakeSystemServices _services = new();
    private readonly FakeInstallationRegistry _registry = FakeInstallationRegistry.WithDefaults();
    private readonly ListLogger _log = new();
    private readonly StandingTime _time = new();
    private readonly EnginePipeKeeper _keeper;

    public EnginePipeKeeperTests()
    {
        _registry.AllUsers!["Engine"] = "windows";
        _registry.AllUsers["EngineAccess"] = "pipeacl";
        _keeper = Create(LocalGroupLookup.Found(FakeLocalGroups.UsersGroupSid));
    }

    public void Dispose() => _keeper.Dispose();

    [TestMethod]
    public void It_waits_for_the_pipe_lets_the_group_in_once_and_opens_it_no_more()
    {
        Assert.AreEqual(EnginePipeKeeper.LookInterval, _keeper.Look());
        Assert.AreEqual(EngineAccessState.Waiting, _keeper.Finding.State);
        Assert.AreEqual(0, _pipes.Openings);

        _pipes.Descriptor = EngineDescriptor();
        _keeper.Look();
        Assert.AreEqual(EngineAccessState.InForce, _keeper.Finding.State);
        Assert.HasCount(3, TestDescriptor.Entries(_pipes.Descriptor));

        for (int i = 0; i < 10; i++)
        {
            Assert.AreEqual(EnginePipeKeeper.LookInterval, _keeper.Look());
        }

        Assert.AreEqual(1, _pipes.Openings);
        Assert.AreEqual(0, _pipes.OpenHandles);
        CollectionAssert.AreEqual(new[] { 8 }, _log.Identifiers.ToArray());
    }

    [TestMethod]
    public void A_pipe_that_was_gone_gets_it_again_and_one_whose_entry_was_taken_away_at_the_next_check()
    {
        _pipes.Descriptor = EngineDescriptor();
        _keeper.Look();
        _pipes.Descriptor = null;
        _keeper.Look();
        Assert.AreEqual(EngineAccessState.Waiting, _keeper.Finding.State);
        _pipes.Descriptor = EngineDescriptor();
        _keeper.Look();
        Assert.HasCount(3, TestDescriptor.Entries(_pipes.Descriptor));

        _pipes.Descriptor = EngineDescriptor();
        _keeper.Look();
        Assert.HasCount(2, TestDescriptor.Entries(_pipes.Descriptor), "not looked at yet");
        _time.Advance(EnginePipeKeeper.CheckInterval);
        _keeper.Look();
        Assert.HasCount(3, TestDescriptor.Entries(_pipes.Descriptor));
    }

    [TestMethod]
    public void An_engine_that_was_restarted_between_two_looks_is_told_by_its_process()
    {
        FakeService engine = _services.Add("com.docker.engine", state: SystemServiceState.Running);
        _pipes.Descriptor = EngineDescriptor();
        _keeper.Look();

        _services.Add("com.docker.engine", state: SystemServiceState.Stopped);
        _pipes.Descriptor = EngineDescriptor();
        _keeper.Look();

        Assert.AreNotEqual(0u, engine.Look().ProcessId);
        Assert.HasCount(3, TestDescriptor.Entries(_pipes.Descriptor));
    }

    [TestMethod]
    public void A_pipe_of_somebody_else_is_left_as_it_is_and_told_once()
    {
        byte[] squatted = TestDescriptor.Create("S-1-5-21-1-2-3-1001", (0, 0, 0x1F01FF, "S-1-1-0"));
        _pipes.Descriptor = squatted;
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(EnginePipeKeeper.CheckInterval, _keeper.Look());
        }

        Assert.AreEqual(EngineAccessState.Failed, _keeper.Finding.State);
        StringAssert.Contains(_log.Single(109), "belongs to S-1-5-21-1-2-3-1001");
        Assert.AreSame(squatted, _pipes.Descriptor);
        Assert.AreEqual(0, _pipes.OpenHandles);
    }

    [TestMethod]
    public void A_change_that_fails_is_tried_again_ever_more_slowly_until_it_succeeds()
    {
        _pipes.Descriptor = EngineDescriptor();
        for (int i = 0; i < 10; i++)
        {
            _pipes.SetErrors.Enqueue(5);
        }

        List<TimeSpan> waits = [];
        for (int i = 0; i < 10; i++)
        {
            waits.Add(_keeper.Look());
        }

        Assert.AreEqual(EnginePipeKeeper.FirstRetry, waits[0]);
        Assert.AreEqual(EnginePipeKeeper.FirstRetry * 2, waits[1]);
        Assert.AreEqual(EnginePipeKeeper.CheckInterval, waits[9]);
        Assert.AreEqual(EngineAccessState.Failed, _keeper.Finding.State);
        StringAssert.Contains(_log.Single(109), "error 5");

        Assert.AreEqual(EnginePipeKeeper.LookInterval, _keeper.Look());
        Assert.AreEqual(EngineAccessState.InForce, _keeper.Finding.State);
    }

    [TestMethod]
    public void A_busy_pipe_is_waited_for()
    {
        _pipes.Descriptor = EngineDescriptor();
        _pipes.IsBusy = true;
        Assert.AreEqual(EnginePipeKeeper.FirstRetry, _keeper.Look());
        Assert.AreEqual(EngineAccessState.Waiting, _keeper.Finding.State);
        _pipes.IsBusy = false;
        _keeper.Look();
        Assert.AreEqual(EngineAccessState.InForce, _keeper.Finding.State);
    }

    [TestMethod]
    [DataRow("EngineAccess", "group")]
    [DataRow("EngineAccess", "tcp")]
    [DataRow("EngineAccess", "none")]
    [DataRow("DisableWindowsContainers", "1")]
    public void In_every_other_mode_the_pipe_is_not_touched(string value, string recorded)
    {
        _registry.AllUsers![value] = recorded;
        byte[] before = _pipes.Descriptor = EngineDescriptor();
        Assert.AreEqual(EnginePipeKeeper.CheckInterval, _keeper.Look());

        Assert.AreSame(before, _pipes.Descriptor);
        Assert.AreEqual(0, _pipes.Openings);
    }

    [TestMethod]
    public void Without_the_group_nobody_is_let_in()
    {
        _pipes.Descriptor = EngineDescriptor();
        using EnginePipeKeeper keeper = Create(LocalGroupLookup.NotFound("it is not there"));
        keeper.Look();

        Assert.AreEqual(EngineAccessState.Failed, keeper.Finding.State);
        StringAssert.Contains(keeper.Finding.Cause, "it is not there");
        Assert.AreEqual(0, _pipes.Openings);
    }

    [TestMethod]
    public async Task A_defect_is_told_once_and_does_not_end_the_keeper()
    {
        using SemaphoreSlim asked = new(0);
        _pipes.Asked = () => asked.Release();
        _pipes.Failure = new EntryPointNotFoundException("no such function");
        using EnginePipeKeeper keeper = new(_pipes, _services, _registry, LocalGroupLookup.Found(FakeLocalGroups.UsersGroupSid), new LeapingTime(), _log);
        await keeper.StartAsync(CancellationToken.None);
        for (int i = 0; i < 4; i++)
        {
            await asked.WaitAsync();
        }

        Assert.IsFalse(keeper.ExecuteTask!.IsCompleted);
        Assert.AreEqual(EngineAccessState.Failed, keeper.Finding.State);
        StringAssert.Contains(keeper.Finding.Cause, "no such function");
        StringAssert.Contains(_log.Single(108), "the engine's pipe");
        await keeper.StopAsync(CancellationToken.None);
    }

    private static byte[] EngineDescriptor() => TestDescriptor.Create("S-1-5-18", (0, 0, 0x1F01FF, "S-1-5-32-544"), (0, 0, 0x1F01FF, "S-1-5-18"));

    private EnginePipeKeeper Create(LocalGroupLookup group) => new(_pipes, _services, _registry, group, _time, _log);

    /// <summary>A clock that stands until it is moved.</summary>
    private sealed class StandingTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
