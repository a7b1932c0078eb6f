namespace DockerDesktop.Service.Storage;

/// <summary>A thread for one piece of work that may wait: the pool's few threads are for what does not.</summary>
internal static class OwnThread
{
    /// <summary>Runs something.</summary>
    public static Task<T> RunAsync<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
