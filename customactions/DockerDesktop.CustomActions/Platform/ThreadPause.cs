namespace DockerDesktop.CustomActions.Platform;

/// <summary>Blocks the action's thread: the service manager has no event to wait for that works for a service which is being deleted.</summary>
internal sealed class ThreadPause : IPause
{
    public void Wait(TimeSpan time) => Thread.Sleep(time);
}
