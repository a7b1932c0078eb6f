namespace DockerDesktop.Service.Storage;

/// <summary>
/// A thread for one piece of work that may wait: the pool's few threads are for what does not. One that has done its work takes the next one, and ends when
/// there has been none for a while, so that many short pieces one after the other make few threads.
/// </summary>
internal static class OwnThread
{
    /// <summary>How long a thread without work stays.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private static readonly object s_lock = new(); // with its condition: threads without work wait for it
    private static readonly Queue<Action> s_waiting = new(); // no more than there are threads without work
    private static int s_idle;

    /// <summary>Runs something, at once.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Begin(() =>
        {
            try
            {
                completion.SetResult(work());
            }
            catch (Exception e)
            {
                // Whatever it is, it belongs to whoever waits.
                completion.SetException(e);
            }
        });
        return completion.Task;
    }

    private static void Begin(Action work)
    {
        lock (s_lock)
        {
            if (s_idle > s_waiting.Count)
            {
                s_waiting.Enqueue(work);
                Monitor.Pulse(s_lock);
                return;
            }
        }

        new Thread(() => Run(work)) { IsBackground = true, Name = nameof(OwnThread) }.Start();
    }

    private static void Run(Action? work)
    {
        while (work is not null)
        {
            work();
            lock (s_lock)
            {
                s_idle++;
                while (s_waiting.Count == 0 && Monitor.Wait(s_lock, Idle))
                {
                }

                s_idle--;
                _ = s_waiting.TryDequeue(out work);
            }
        }
    }
}
