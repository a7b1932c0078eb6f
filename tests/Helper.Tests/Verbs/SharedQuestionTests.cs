using DockerDesktop.Service.Verbs;
using Helper.Tests.Fakes;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class SharedQuestionTests
{
    private readonly List<TaskCompletionSource<int>> _asked = [];
    private readonly SharedQuestion<int> _question;

    public SharedQuestionTests() => _question = new SharedQuestion<int>(() =>
    {
        TaskCompletionSource<int> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_asked)
        {
            _asked.Add(answer);
        }

        return answer.Task;
    });

    private async Task<TaskCompletionSource<int>> AskedAsync(int count)
    {
        await Waiting.UntilAsync(() => Asked.Length >= count);
        Assert.HasCount(count, Asked);
        return Asked[^1];
    }

    private TaskCompletionSource<int>[] Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    [TestMethod]
    public async Task Who_asks_while_one_is_in_progress_gets_the_answer_to_the_next_with_all_others_who_wait()
    {
        Task<int> first = _question.AskAsync(default);
        TaskCompletionSource<int> one = await AskedAsync(1);
        Task<int>[] later = [.. Enumerable.Range(0, 5).Select(_ => _question.AskAsync(default))];
        one.SetResult(1);
        Assert.AreEqual(1, await first);
        TaskCompletionSource<int> two = await AskedAsync(2);
        Assert.IsFalse(later.Any(task => task.IsCompleted));
        Task<int> afterThat = _question.AskAsync(default);
        two.SetResult(2);
        Assert.IsTrue((await Task.WhenAll(later)).All(answer => answer == 2));
        (await AskedAsync(3)).SetResult(3);
        Assert.AreEqual(3, await afterThat);

        Task<int> anew = _question.AskAsync(default);
        (await AskedAsync(4)).SetResult(4);
        Assert.AreEqual(4, await anew);
    }

    [TestMethod]
    public async Task A_failure_is_told_to_all_who_wait_and_the_next_is_asked_anew()
    {
        Task<int> first = _question.AskAsync(default);
        TaskCompletionSource<int> one = await AskedAsync(1);
        Task<int> second = _question.AskAsync(default);
        one.SetException(new TimeoutException("hangs"));
        await Assert.ThrowsExactlyAsync<TimeoutException>(() => first);
        await Assert.ThrowsExactlyAsync<TimeoutException>(() => second);
        Task<int> third = _question.AskAsync(default);
        (await AskedAsync(2)).SetResult(3);
        Assert.AreEqual(3, await third);
    }

    [TestMethod]
    public async Task Who_leaves_ends_his_own_waiting_alone()
    {
        using CancellationTokenSource leaving = new();
        Task<int> left = _question.AskAsync(leaving.Token);
        TaskCompletionSource<int> one = await AskedAsync(1);
        Task<int> stays = _question.AskAsync(default);
        await leaving.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => left);
        one.SetResult(1);
        (await AskedAsync(2)).SetResult(2);
        Assert.AreEqual(2, await stays);
    }
}
