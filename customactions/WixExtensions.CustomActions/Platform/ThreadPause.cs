namespace WixExtensions.CustomActions.Platform;

/// <summary>Blocks the action's thread.</summary>
internal sealed class ThreadPause : IPause
{
    public void Wait(TimeSpan time) => Thread.Sleep(time);
}
