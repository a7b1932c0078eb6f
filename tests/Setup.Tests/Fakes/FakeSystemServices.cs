using DockerDesktop.Windows.Services;

namespace Setup.Tests.Fakes;

/// <summary>Services that are looked at and nothing else.</summary>
internal sealed class FakeSystemServices : ISystemServices
{
    public Dictionary<string, SystemServiceStart> Services { get; } = [];

    public Exception? Fault { get; set; }

    public SystemService? Find(string name) =>
        Fault is not null ? throw Fault : Services.TryGetValue(name, out var start) ? new SystemService(SystemServiceState.Stopped, start) : null;

    public void Start(string name) => throw new NotSupportedException();

    public void Stop(string name) => throw new NotSupportedException();

    public void SetStart(string name, SystemServiceStart start) => throw new NotSupportedException();

    public IReadOnlyList<string> GetActiveDependents(string name) => throw new NotSupportedException();
}
