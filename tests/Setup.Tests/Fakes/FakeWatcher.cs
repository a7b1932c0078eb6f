using DockerDesktop.Setup.WindowsInstaller;

namespace Setup.Tests.Fakes;

/// <summary>Remembers what it was told.</summary>
internal sealed class FakeWatcher : IInstallationWatcher
{
    private volatile bool _isCancelled;

    public bool IsCancelled
    {
        get => _isCancelled;
        set => _isCancelled = value;
    }

    public List<int> Percents { get; } = [];

    public List<string> Actions { get; } = [];

    public void Report(int percent) => Percents.Add(percent);

    public void Begin(string action) => Actions.Add(action);
}
