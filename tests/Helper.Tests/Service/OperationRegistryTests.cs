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
