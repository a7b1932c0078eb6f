using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Services;

namespace CustomActions.Tests.Fakes;

/// <summary>A service manager in memory, answering with Windows' codes. What is said without a name is about com.docker.service.</summary>
internal sealed class FakeServiceControlManager : IServiceControlManager
{
    private readonly Dictionary<string, Entry> _services = new(StringComparer.OrdinalIgnoreCase);

    public ServiceConfiguration? Service
    {
        get => this[HelperService.ServiceName].Configuration;
        set => this[HelperService.ServiceName].Configuration = value;
    }

    public ServiceState State
    {
        get => this[HelperService.ServiceName].State;
        set => this[HelperService.ServiceName].State = value;
    }

    public uint ExitCode { get; set; }

    /// <summary>True once it is deleted while a program still looks at it.</summary>
    public bool IsMarkedForDelete
    {
        get => this[HelperService.ServiceName].IsMarkedForDelete;
        set => this[HelperService.ServiceName].IsMarkedForDelete = value;
    }

    /// <summary>True when some program holds a handle on the service.</summary>
    public bool IsLookedAt { get; set; }

    /// <summary>What a method answers instead of doing its work, by its name.</summary>
    public Dictionary<string, uint> Failures { get; } = [];

    /// <summary>The state after a start or a stop; what comes then is told to the pause.</summary>
    public ServiceState AfterStart { get; set; } = ServiceState.Running;

    public ServiceState AfterStop { get; set; } = ServiceState.Stopped;

    /// <summary>Every change that was asked for; that of another service than com.docker.service with its name.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>One service, which is there when it has a configuration.</summary>
    public Entry this[string service] => _services.TryGetValue(service, out var entry) ? entry : _services[service] = new Entry();

    public uint Query(string service, out ServiceConfiguration? configuration)
    {
        configuration = null;
        var error = Find(nameof(Query), service);
        if (error == Win32Error.Success)
        {
            configuration = this[service].Configuration;
        }

        return error;
    }

    public uint QueryStatus(string service, out ServiceStatus status)
    {
        status = new ServiceStatus(this[service].State, ExitCode);
        return Find(nameof(QueryStatus), service);
    }

    public uint Create(string service, ServiceConfiguration configuration)
    {
        Calls.Add($"{nameof(Create)} {service}");
        if (Failures.TryGetValue(nameof(Create), out var failure))
        {
            return failure;
        }

        var entry = this[service];
        if (entry.IsMarkedForDelete)
        {
            return Win32Error.ServiceMarkedForDelete;
        }

        if (entry.Configuration is not null)
        {
            return Win32Error.ServiceExists;
        }

        // What CreateService does not take is as Windows makes it.
        entry.Configuration = configuration with
        {
            Description = null, DelayedStart = false, SidType = 0, RequiredPrivileges = string.Empty, FailureActions = new ServiceFailureActions(0, string.Empty), FailureActionsOnNonCrash = false,
            Security = "D:default",
        };
        return Win32Error.Success;
    }

    public uint Change(string service, ServiceConfiguration configuration) => Apply(nameof(Change), service, old => configuration with
    {
        Description = old.Description, DelayedStart = old.DelayedStart, SidType = old.SidType, RequiredPrivileges = old.RequiredPrivileges, FailureActions = old.FailureActions,
        FailureActionsOnNonCrash = old.FailureActionsOnNonCrash, Security = old.Security,
    });

    public uint SetDescription(string service, string description) => Apply(nameof(SetDescription), service, old => old with { Description = description });

    public uint SetDelayedStart(string service, bool isDelayed) => Apply(nameof(SetDelayedStart), service, old => old with { DelayedStart = isDelayed });

    public uint SetSidType(string service, uint sidType) => Apply(nameof(SetSidType), service, old => old with { SidType = sidType });

    public uint SetRequiredPrivileges(string service, string privileges) => Apply(nameof(SetRequiredPrivileges), service, old => old with { RequiredPrivileges = privileges });

    public uint SetFailureActions(string service, ServiceFailureActions actions) => Apply(nameof(SetFailureActions), service, old => old with { FailureActions = actions });

    public uint SetFailureActionsFlag(string service, bool isForNonCrash) => Apply(nameof(SetFailureActionsFlag), service, old => old with { FailureActionsOnNonCrash = isForNonCrash });

    public uint SetSecurity(string service, string sddl) => Apply(nameof(SetSecurity), service, old => old with { Security = sddl });

    public uint Delete(string service)
    {
        Call(nameof(Delete), service);
        var error = Find(nameof(Delete), service);
        if (error != Win32Error.Success)
        {
            return error;
        }

        var entry = this[service];
        entry.IsMarkedForDelete = IsLookedAt || entry.State != ServiceState.Stopped;
        if (!entry.IsMarkedForDelete)
        {
            entry.Configuration = null;
        }

        return Win32Error.Success;
    }

    public uint Start(string service)
    {
        Call(nameof(Start), service);
        var error = Find(nameof(Start), service);
        if (error != Win32Error.Success)
        {
            return error;
        }

        if (this[service].State == ServiceState.Running)
        {
            return Win32Error.ServiceAlreadyRunning;
        }

        this[service].State = AfterStart;
        return Win32Error.Success;
    }

    public uint Stop(string service)
    {
        Call(nameof(Stop), service);
        var error = Find(nameof(Stop), service);
        if (error != Win32Error.Success)
        {
            return error;
        }

        switch (this[service].State)
        {
            case ServiceState.Stopped:
                return Win32Error.ServiceNotActive;
            case ServiceState.StartPending or ServiceState.StopPending:
                return Win32Error.ServiceCannotAcceptControl;
            case var _ when ActiveDependents(service).Any():
                return Win32Error.DependentServicesRunning;
            default:
                this[service].State = AfterStop;
                return Win32Error.Success;
        }
    }

    public uint QueryActiveDependents(string service, out IReadOnlyList<string> dependents)
    {
        var error = Find(nameof(QueryActiveDependents), service);
        dependents = error == Win32Error.Success ? [.. ActiveDependents(service)] : [];
        return error;
    }

    /// <summary>The last program lets go of a deleted service.</summary>
    public void LetGo()
    {
        IsLookedAt = false;
        foreach (var entry in _services.Values.Where(entry => entry.IsMarkedForDelete))
        {
            entry.IsMarkedForDelete = false;
            entry.Configuration = null;
        }
    }

    private IEnumerable<string> ActiveDependents(string service) =>
        from other in _services
        where other.Value is { Configuration: not null, State: not ServiceState.Stopped } && other.Value.Configuration.Dependencies.Split('/').Contains(service, StringComparer.OrdinalIgnoreCase)
        select other.Key;

    private void Call(string method, string service) => Calls.Add(service == HelperService.ServiceName ? method : $"{method} {service}");

    private uint Find(string method, string service) =>
        Failures.TryGetValue(method, out var failure) ? failure
        : this[service].Configuration is null ? Win32Error.ServiceDoesNotExist
        : this[service].IsMarkedForDelete && method is not (nameof(Query) or nameof(QueryStatus) or nameof(Stop)) ? Win32Error.ServiceMarkedForDelete
        : Win32Error.Success;

    private uint Apply(string method, string service, Func<ServiceConfiguration, ServiceConfiguration> change)
    {
        Call(method, service);
        var error = Find(method, service);
        if (error == Win32Error.Success)
        {
            this[service].Configuration = change(this[service].Configuration!);
        }

        return error;
    }

    internal sealed class Entry
    {
        public ServiceConfiguration? Configuration { get; set; }

        public ServiceState State { get; set; } = ServiceState.Stopped;

        public bool IsMarkedForDelete { get; set; }
    }
}
