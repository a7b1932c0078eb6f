namespace RuntimeProbe;

/// <summary>Threads, their static variables, the thread pool, locks.</summary>
internal static class Threads
{
    private const int Count = 16;
    private const int Rounds = 20_000;

    private static readonly Lock s_lock = new();
    private static readonly ThreadLocal<int> s_local = new(() => 1000);

    [ThreadStatic]
    private static int t_count;

    private static int s_locked;

    public static int Run()
    {
        int interlocked = 0;
        int[] results = new int[Count];
        Thread[] threads = [.. Enumerable.Range(0, Count).Select(number => new Thread(() =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                t_count++;
                s_local.Value++;
                Interlocked.Increment(ref interlocked);
                lock (s_lock)
                {
                    s_locked++;
                }
            }

            results[number] = t_count + s_local.Value;
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        int sum = Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            await Task.Yield();
            return number;
        }))).GetAwaiter().GetResult().Sum();

        return t_count == 0 && results.All(result => result == (2 * Rounds) + 1000) && interlocked == Count * Rounds && s_locked == Count * Rounds && sum == 19_900 ? 0 : 1;
    }
}
