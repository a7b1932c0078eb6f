using System.Collections.Concurrent;
using DockerDesktop.Protocol;
using DockerDesktop.Service.Http;
using DockerDesktop.Service.Storage;

namespace Helper.Tests.Storage;

/// <summary>What may wait for others: on few threads, with each caller's waiting its own.</summary>
[TestClass]
public sealed class SharedWorkTests
{
    [TestMethod]
    public async Task All_who_ask_while_it_runs_share_the_next_run_and_no_thread_of_the_pool_waits()
    {
        using SemaphoreSlim go = new(0);
        int runs = 0;
        bool isPoolThread = false;
        SharedWork<int> work = new(() =>
        {
            isPoolThread |= Thread.CurrentThread.IsThreadPoolThread;
            int run = Interlocked.Increment(ref runs);
            go.Wait();
            return run;
        });
        Task<int> first = work.RunAsync(CancellationToken.None);
        Task<int>[] others = [.. Enumerable.Range(0, 64).Select(_ => work.RunAsync(CancellationToken.None))];
        go.Release();
        Assert.AreEqual(1, await first);
        go.Release();

        CollectionAssert.AreEqual(Enumerable.Repeat(2, 64).ToArray(), await Task.WhenAll(others));
        Assert.AreEqual(2, runs);
        Assert.IsFalse(isPoolThread);
        go.Release();
        Assert.AreEqual(3, await work.RunAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task Short_work_one_after_the_other_makes_few_threads_and_work_that_waits_keeps_none_from_the_rest()
    {
        const int Waiting = 40;
        using SemaphoreSlim go = new(0);
        ConcurrentDictionary<Thread, bool> threads = [];
        Task<bool>[] waiting = [.. Enumerable.Range(0, Waiting).Select(_ => OwnThread.RunAsync(() =>
        {
            go.Wait();
            return true;
        }))];
        for (int i = 0; i < 1000; i++)
        {
            Assert.IsTrue(await OwnThread.RunAsync(() => threads.TryAdd(Thread.CurrentThread, true) || threads.ContainsKey(Thread.CurrentThread)));
        }

        // One would do, if no test beside this one had work, and no thread ever took longer to come back than the next piece of work takes to come.
        Assert.IsLessThan(250, threads.Count);
        Assert.IsTrue(threads.Keys.All(thread => thread.IsBackground && !thread.IsThreadPoolThread));
        go.Release(Waiting);
        await Task.WhenAll(waiting);
        await Assert.ThrowsExactlyAsync<InvalidDataException>(() => OwnThread.RunAsync<int>(() => throw new InvalidDataException()));
        for (DateTime limit = DateTime.UtcNow.AddMinutes(5); threads.Keys.Any(thread => thread.IsAlive);)
        {
            Assert.IsLessThan(limit, DateTime.UtcNow, "threads without work end");
            await Task.Delay(50);
        }
    }

    [TestMethod]
    public async Task Whoever_waits_no_longer_ends_nobodys_waiting_but_their_own()
    {
        using SemaphoreSlim go = new(0);
        SharedWork<int> work = new(() =>
        {
            go.Wait();
            return 1;
        });
        using CancellationTokenSource gone = new();
        Task<int> one = work.RunAsync(gone.Token);
        Task<int> two = work.RunAsync(gone.Token);
        Task<int> other = work.RunAsync(CancellationToken.None);
        await gone.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => one);
        await Assert.ThrowsAsync<OperationCanceledException>(() => two);
        go.Release(2);

        Assert.AreEqual(1, await other);
    }

    [TestMethod]
    public async Task A_failure_is_told_to_all_who_share_it_and_the_next_run_is_another()
    {
        int runs = 0;
        SharedWork<int> work = new(() => ++runs == 1 ? throw new IOException("held") : runs);
        await Assert.ThrowsExactlyAsync<IOException>(() => work.RunAsync(CancellationToken.None));

        Assert.AreEqual(2, await work.RunAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task An_account_has_one_at_a_time_and_waits_for_nobody_else()
    {
        using SemaphoreSlim go = new(0);
        ExclusiveWork work = new();
        Task<int> own = work.RunAsync("one", () => Wait(1), CancellationToken.None);
        Assert.AreEqual(ProblemCodes.TooManyRequests, (await Assert.ThrowsExactlyAsync<RequestRefusedException>(() => work.RunAsync("one", () => 2, CancellationToken.None))).Problem.Code);
        Assert.AreEqual(3, await work.RunAsync("other", () => 3, CancellationToken.None));
        go.Release();
        Assert.AreEqual(1, await own);
        Assert.AreEqual(4, await work.RunAsync("one", () => 4, CancellationToken.None));

        int Wait(int result)
        {
            go.Wait();
            return result;
        }
    }

    [TestMethod]
    public async Task What_nobody_waits_for_any_more_is_given_to_whoever_frees_it()
    {
        using SemaphoreSlim go = new(0);
        using CancellationTokenSource gone = new();
        TaskCompletionSource<int> abandoned = new();
        Task<int> waiting = new ExclusiveWork().RunAsync(
            "one",
            () =>
            {
                go.Wait();
                return 5;
            },
            gone.Token,
            abandoned.SetResult);
        await gone.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        go.Release();

        Assert.AreEqual(5, await abandoned.Task);
    }

    [TestMethod]
    public async Task Those_who_take_turns_wait_without_a_thread_and_leave_when_they_like()
    {
        using SemaphoreSlim go = new(0);
        using SerialWork work = new();
        Task<int> first = work.RunAsync(
            () =>
            {
                go.Wait();
                return 1;
            },
            CancellationToken.None);
        using CancellationTokenSource gone = new();
        bool hasRun = false;
        Task<int> left = work.RunAsync(
            () =>
            {
                hasRun = true;
                return 2;
            },
            gone.Token);
        Task<int> third = work.RunAsync(() => 3, CancellationToken.None);
        await gone.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => left);
        Assert.IsFalse(third.IsCompleted);
        go.Release();

        Assert.AreEqual(1, await first);
        Assert.AreEqual(3, await third);
        Assert.IsFalse(hasRun);
    }
}
