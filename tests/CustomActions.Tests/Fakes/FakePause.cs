using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>Time that passes at once; what happens meanwhile is told to it.</summary>
internal sealed class FakePause : IPause
{
    public int Waits { get; private set; }

    public Action<int>? Waited { get; set; }

    public void Wait(TimeSpan time)
    {
        Waits++;
        Waited?.Invoke(Waits);
    }
}
