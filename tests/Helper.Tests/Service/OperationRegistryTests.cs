using DockerDesktop.Protocol;
using DockerDesktop.Protocol.Operations;
using DockerDesktop.Service.Callers;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Operations;
using Helper.Tests.Fakes;

namespace Helper.Tests.Service;

/// <summary>What takes longer than a request may: whose it is, what goes on at the same time, and how it ends.</summary>
[TestClass]
public sealed class OperationRegistryTests : IDisposable
{
    private static readonly Caller s_user = new("S-1-5-21-1-2-3-1001", CallerRole.User);
    private static readonly Caller s_other = new("S-1-5-21-1-2-3-1002", CallerRole.User);
    private static readonly Caller s_administrator = new("S-1-5-18", CallerRole.Administrator);

    private readonly OperationRegistry _operations = new(TimeProvider.System, new ListLogger());

    public void Dispose() => _operations.Dispose();

    [TestMethod]
    public async Task A_user_sees_and_cancels_his_own_operations_and_an_administrator_all()
    {
        Operation operation = _operations.Start(OperationKind.VhdxMove, s_user, cancellable: true, UntilCancelledAsync);

        Assert.AreEqual(operation.Id, _operations.Get(operation.Id, s_user).Id);
        Assert.AreEqual(operation.Id, _operations.GetAll(s_administrator).Single().Id);
        Assert.IsEmpty(_operations.GetAll(s_other));
        Refuse(ProblemCodes.UnknownOperation, () => _operations.Get(operation.Id, s_other));
        Refuse(ProblemCodes.UnknownOperation, () => _operations.Cancel(operation.Id, s_other));
        Assert.AreEqual(OperationState.Running, _operations.Get(operation.Id, s_user).State);

        Assert.AreEqual(OperationState.Cancelling, _operations.Cancel(operation.Id, s_user).State);
        await _operations.StopAsync(CancellationToken.None);
        Assert.AreEqual(OperationState.Cancelled, _operations.Get(operation.Id, s_user).State);
        Refuse(ProblemCodes.OperationNotCancellable, () => _operations.Cancel(operation.Id, s_user));
    }

    [TestMethod]
    [DataRow(OperationKind.VhdxMove, OperationKind.VmStart, true)]
    [DataRow(OperationKind.VmCreate, OperationKind.VmDestroy, true)]
    [DataRow(OperationKind.EngineStart, OperationKind.ContainerDataDelete, true)]
    [DataRow(OperationKind.VhdxMove, OperationKind.EngineStop, false)]
    public async Task On_one_subject_there_is_one_operation_at_a_time(OperationKind first, OperationKind second, bool isSameSubject)
    {
        TaskCompletionSource<string> end = new();
        _operations.Start(first, s_user, cancellable: false, (_, _) => end.Task);
        bool hasRun = false;
        Operation Next() => _operations.Start(second, s_other, cancellable: false, (_, _) => Task.FromResult($"{hasRun = true}"));

        if (isSameSubject)
        {
            Refuse(ProblemCodes.OperationInProgress, () => Next());
            Assert.IsFalse(hasRun);
            end.SetResult("done");
            await WaitAsync(() => _operations.FindRunning(first) is null);
        }

        Next();
        await WaitAsync(() => hasRun);
        end.TrySetResult("done");
    }

    [TestMethod]
    public async Task What_is_not_cancellable_goes_on_when_somebody_asks_it_to_end()
    {
        TaskCompletionSource<string> end = new();
        CancellationToken seen = default;
        Operation operation = _operations.Start(OperationKind.EngineStart, s_user, cancellable: false, (_, cancellation) =>
        {
            seen = cancellation;
            return end.Task;
        });

        Refuse(ProblemCodes.OperationNotCancellable, () => _operations.Cancel(operation.Id, s_administrator));
        end.SetResult("started");
        await WaitAsync(() => _operations.Get(operation.Id, s_user) is { State: OperationState.Succeeded, Result: "started" });
        Assert.IsFalse(seen.IsCancellationRequested);
    }

    [TestMethod]
    public async Task When_the_helper_stops_everything_is_asked_to_undo_itself_and_waited_for_and_nothing_new_begins()
    {
        bool isUndone = false;
        Operation operation = _operations.Start(OperationKind.VhdxMove, s_user, cancellable: true, async (progress, cancellation) =>
        {
            try
            {
                return await UntilCancelledAsync(progress, cancellation);
            }
            finally
            {
                isUndone = true;
            }
        });

        await _operations.StopAsync(CancellationToken.None);

        Assert.IsTrue(isUndone);
        Operation ended = _operations.Get(operation.Id, s_user);
        Assert.AreEqual(OperationState.Failed, ended.State);
        Assert.AreEqual(ProblemCodes.ServiceStopping, ended.Problem!.Code);
        Refuse(ProblemCodes.ServiceStopping, () => _operations.Start(OperationKind.EngineStart, s_user, cancellable: false, (_, _) => throw new AssertFailedException()));
    }

    [TestMethod]
    public async Task A_defect_is_a_failed_operation_that_says_nothing_about_itself()
    {
        Operation operation = _operations.Start(OperationKind.VmStart, s_user, cancellable: false, (_, _) => throw new InvalidOperationException("secret detail"));

        await WaitAsync(() => _operations.Get(operation.Id, s_user).State == OperationState.Failed);
        Problem problem = _operations.Get(operation.Id, s_user).Problem!;
        Assert.AreEqual(ProblemCodes.InternalError, problem.Code);
        Assert.IsFalse(problem.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task The_newest_are_kept_and_no_more()
    {
        List<string> started = [];
        for (int i = 0; i < ApiLimits.KeptOperations + 3; i++)
        {
            started.Add(_operations.Start(OperationKind.VmStart, s_user, cancellable: false, (_, _) => Task.FromResult("done")).Id);
            await WaitAsync(() => _operations.FindRunning(OperationKind.VmStart) is null);
        }

        CollectionAssert.AreEqual(started.AsEnumerable().Reverse().Take(ApiLimits.KeptOperations).ToList(), _operations.GetAll(s_user).Select(operation => operation.Id).ToList());
    }

    [TestMethod]
    public async Task What_is_in_progress_stays_whatever_comes_and_goes_beside_it()
    {
        TaskCompletionSource<string> end = new();
        Operation move = _operations.Start(OperationKind.VhdxMove, s_user, cancellable: true, (_, _) => end.Task);
        for (int i = 0; i < 3 * OperationRegistry.KeptOfAll; i++)
        {
            await RunShortAsync(i % 2 == 0 ? s_user : s_other);
        }

        Assert.AreEqual(OperationState.Running, _operations.Get(move.Id, s_user).State);
        Assert.AreEqual(move.Id, _operations.FindRunning(OperationKind.VhdxMove)!.Id);
        Assert.AreEqual(move.Id, _operations.GetAll(s_user)[^1].Id);
        Refuse(ProblemCodes.OperationInProgress, () => _operations.Start(OperationKind.VmStart, s_other, cancellable: false, (_, _) => throw new AssertFailedException()));
        Task stopping = _operations.StopAsync(CancellationToken.None);
        Assert.IsFalse(stopping.IsCompleted, "the stop waits for it");
        Assert.AreEqual(OperationState.Cancelling, _operations.Cancel(move.Id, s_user).State);
        end.SetResult("done");
        await stopping;
    }

    [TestMethod]
    public async Task Nobody_pushes_the_ended_operations_of_another_account_out()
    {
        Operation own = await RunShortAsync(s_user);
        for (int i = 0; i < 2 * ApiLimits.KeptOperations; i++)
        {
            await RunShortAsync(s_other);
        }

        Assert.AreEqual(own.Id, _operations.GetAll(s_user).Single().Id);
        Assert.HasCount(ApiLimits.KeptOperations, _operations.GetAll(s_other));
    }

    [TestMethod]
    public async Task What_has_ended_is_bounded_for_all_accounts_together()
    {
        for (int i = 0; i < OperationRegistry.KeptOfAll + 50; i++)
        {
            await RunShortAsync(new Caller($"S-1-5-21-1-2-3-{2000 + i}", CallerRole.User));
        }

        Assert.HasCount(OperationRegistry.KeptOfAll, _operations.GetAll(s_administrator));
    }

    [TestMethod]
    public void Of_those_in_progress_there_are_as_many_as_subjects_and_the_others_are_refused_by_an_answer()
    {
        TaskCompletionSource<string> end = new();
        int refused = 0;
        foreach (OperationKind kind in Enum.GetValues<OperationKind>())
        {
            try
            {
                _operations.Start(kind, s_user, cancellable: false, (_, _) => end.Task);
            }
            catch (RequestRefusedException e)
            {
                Assert.AreEqual((409, ProblemCodes.OperationInProgress), (e.Problem.Status, e.Problem.Code));
                refused++;
            }
        }

        Assert.HasCount(Enum.GetValues<OperationSubject>().Length, _operations.GetAll(s_administrator));
        Assert.AreEqual(Enum.GetValues<OperationKind>().Length - Enum.GetValues<OperationSubject>().Length, refused);
        end.SetResult("done");
    }

    private async Task<Operation> RunShortAsync(Caller caller)
    {
        Operation operation = _operations.Start(OperationKind.ContainerDataDelete, caller, cancellable: false, (_, _) => Task.FromResult("done"));
        await WaitAsync(() => _operations.FindRunning(OperationKind.ContainerDataDelete) is null);
        return operation;
    }

    private static async Task<string> UntilCancelledAsync(IOperationProgress progress, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return "never";
    }

    private static void Refuse(string code, Action action) => Assert.AreEqual(code, Assert.ThrowsExactly<RequestRefusedException>(action).Problem.Code);

    private static async Task WaitAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(1);
        }
    }
}
