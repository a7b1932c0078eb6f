using DockerDesktop.Windows.Services;

namespace Helper.Tests.Fakes;

/// <summary>A service that needs a number of looks for each change.</summary>
internal sealed class FakeService
{
    private uint _checkPoint;

    public SystemServiceState State { get; set; }

    public SystemServiceStart Start { get; set; }

    /// <summary>Names of the services that need this one.</summary>
    public List<string> Dependents { get; } = [];

    /// <summary>Windows errors of the next starts.</summary>
    public Queue<int> StartErrors { get; } = new();

    /// <summary>How many looks see a pending state.</summary>
    public int PendingLooks { get; set; } = 2;

    /// <summary>The pending state never ends, and its checkpoint does not rise.</summary>
    public bool Hangs { get; set; }

    /// <summary>The pending state never ends, and its checkpoint rises with every look.</summary>
    public bool Crawls { get; set; }

    /// <summary>A start ends in this error instead of in a running service.</summary>
    public uint ExitCode { get; set; }

    public uint ServiceExitCode { get; set; }

    private int LooksLeft { get; set; }

    public void Begin(SystemServiceState pending)
    {
        State = pending;
        _checkPoint = 1;
        LooksLeft = PendingLooks;
    }

    public SystemService Look()
    {
        if (State is SystemServiceState.StartPending or SystemServiceState.StopPending && !Hangs && !Crawls && LooksLeft-- == 0)
        {
            State = State == SystemServiceState.StartPending && ExitCode == 0 ? SystemServiceState.Running : SystemServiceState.Stopped;
        }

        bool pending = State is SystemServiceState.StartPending or SystemServiceState.StopPending;
        return new SystemService(
            State,
            Start,
            State == SystemServiceState.Stopped ? 0u : 4711,
            pending ? (Hangs ? _checkPoint : _checkPoint++) : 0,
            pending ? TimeSpan.FromSeconds(2) : default,
            State == SystemServiceState.Stopped ? ExitCode : 0,
            State == SystemServiceState.Stopped ? ServiceExitCode : 0);
    }
}
