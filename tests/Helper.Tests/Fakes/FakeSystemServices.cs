using System.ComponentModel;
using DockerDesktop.Windows.Services;

namespace Helper.Tests.Fakes;

/// <summary>A service manager in memory, with the errors that the service manager of Windows returns.</summary>
internal sealed class FakeSystemServices : ISystemServices
{
    private readonly Dictionary<string, FakeService> _services = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was asked for, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Every call fails with this Windows error.</summary>
    public int? Failure { get; set; }

    /// <summary>SetStart fails with this Windows error.</summary>
    public int? SetStartError { get; set; }

    public FakeService Add(string name, SystemServiceStart start = SystemServiceStart.Demand, SystemServiceState state = SystemServiceState.Stopped) =>
        _services[name] = new FakeService { Start = start, State = state };

    public SystemService? Find(string name)
    {
        ThrowFailure();
        return _services.TryGetValue(name, out FakeService? service) ? service.Look() : null;
    }

    public void Start(string name)
    {
        FakeService service = Get(name);
        Calls.Add($"start {name}");
        if (service.State != SystemServiceState.Stopped)
        {
            throw new Win32Exception(1056);
        }

        if (service.Start == SystemServiceStart.Disabled)
        {
            throw new Win32Exception(1058);
        }

        if (service.StartErrors.TryDequeue(out int error))
        {
            throw new Win32Exception(error);
        }

        service.Begin(SystemServiceState.StartPending);
    }

    public void Stop(string name)
    {
        FakeService service = Get(name);
        Calls.Add($"stop {name}");
        if (service.State == SystemServiceState.Stopped)
        {
            throw new Win32Exception(1062);
        }

        if (service.State != SystemServiceState.Running)
        {
            throw new Win32Exception(1061);
        }

        if (GetActiveDependents(name).Count > 0)
        {
            throw new Win32Exception(1051);
        }

        service.Begin(SystemServiceState.StopPending);
    }

    public void SetStart(string name, SystemServiceStart start)
    {
        FakeService service = Get(name);
        if (SetStartError is { } error)
        {
            throw new Win32Exception(error);
        }

        Calls.Add($"set {name} {start}");
        service.Start = start;
    }

    public IReadOnlyList<string> GetActiveDependents(string name)
    {
        FakeService service = Get(name);
        return [.. service.Dependents.Where(dependent => _services[dependent].State != SystemServiceState.Stopped)];
    }

    private FakeService Get(string name)
    {
        ThrowFailure();
        return _services.TryGetValue(name, out FakeService? service) ? service : throw new Win32Exception(1060);
    }

    private void ThrowFailure()
    {
        if (Failure is { } error)
        {
            throw new Win32Exception(error);
        }
    }
}
