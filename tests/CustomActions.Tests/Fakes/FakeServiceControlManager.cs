using DockerDesktop.CustomActions.Platform;

namespace CustomActions.Tests.Fakes;

/// <summary>A service manager in memory with at most one service in it, answering with Windows' codes.</summary>
internal sealed class FakeServiceControlManager : IServiceControlManager
{
    public ServiceConfiguration? Service { get; set; }

    public ServiceState State { get; set; } = ServiceState.Stopped;

    public uint ExitCode { get; set; }

    /// <summary>True once it is deleted while a program still looks at it.</summary>
    public bool IsMarkedForDelete { get; set; }

    /// <summary>True when some program holds a handle on the service.</summary>
    public bool IsLookedAt { get; set; }

    /// <summary>What a method answers instead of doing its work, by its name.</summary>
    public Dictionary<string, uint> Failures { get; } = [];

    /// <summary>The state after a start or a stop; what comes then is told to the pause.</summary>
    public ServiceState AfterStart { get; set; } = ServiceState.Running;

    public ServiceState AfterStop { get; set; } = ServiceState.Stopped;

    /// <summary>Every change that was asked for.</summary>
    public List<string> Calls { get; } = [];

    public uint Query(string service, out ServiceConfiguration? configuration)
    {
        configuration = null;
        var error = Find(nameof(Query));
        if (error == Win32Error.Success)
        {
            configuration = Service;
        }

        return error;
    }

    public uint QueryStatus(string service, out ServiceStatus status)
    {
        status = new ServiceStatus(State, ExitCode);
        return Find(nameof(QueryStatus));
    }

    public uint Create(string service, ServiceConfiguration configuration)
    {
        Calls.Add($"{nameof(Create)} {service}");
        if (Failures.TryGetValue(nameof(Create), out var failure))
        {
            return failure;
        }

        if (IsMarkedForDelete)
        {
            return Win32Error.ServiceMarkedForDelete;
        }

        if (Service is not null)
        {
            return Win32Error.ServiceExists;
        }

        // What CreateService does not take is as Windows makes it.
        Service = configuration with { Description = null, SidType = 0, RequiredPrivileges = string.Empty, FailureActions = new ServiceFailureActions(0, string.Empty), Security = "D:default" };
        return Win32Error.Success;
    }

    public uint Change(string service, ServiceConfiguration configuration) => Apply(nameof(Change), old => configuration with
    {
        Description = old.Description, SidType = old.SidType, RequiredPrivileges = old.RequiredPrivileges, FailureActions = old.FailureActions, Security = old.Security,
    });

    public uint SetDescription(string service, string description) => Apply(nameof(SetDescription), old => old with { Description = description });

    public uint SetSidType(string service, uint sidType) => Apply(nameof(SetSidType), old => old with { SidType = sidType });

    public uint SetRequiredPrivileges(string service, string privileges) => Apply(nameof(SetRequiredPrivileges), old => old with { RequiredPrivileges = privileges });

    public uint SetFailureActions(string service, ServiceFailureActions actions) => Apply(nameof(SetFailureActions), old => old with { FailureActions = actions });

    public uint SetSecurity(string service, string sddl) => Apply(nameof(SetSecurity), old => old with { Security = sddl });

    public uint Delete(string service)
    {
        Calls.Add(nameof(Delete));
        var error = Find(nameof(Delete));
        if (error != Win32Error.Success)
        {
            return error;
        }

        IsMarkedForDelete = IsLookedAt || State != ServiceState.Stopped;
        if (!IsMarkedForDelete)
        {
            Service = null;
        }

        return Win32Error.Success;
    }

    public uint Start(string service)
    {
        Calls.Add(nameof(Start));
        var error = Find(nameof(Start));
        if (error != Win32Error.Success)
        {
            return error;
        }

        if (State == ServiceState.Running)
        {
            return Win32Error.ServiceAlreadyRunning;
        }

        State = AfterStart;
        return Win32Error.Success;
    }

    public uint Stop(string service)
    {
        Calls.Add(nameof(Stop));
        var error = Find(nameof(Stop));
        if (error != Win32Error.Success)
        {
            return error;
        }

        switch (State)
        {
            case ServiceState.Stopped:
                return Win32Error.ServiceNotActive;
            case ServiceState.StartPending or ServiceState.StopPending:
                return Win32Error.ServiceCannotAcceptControl;
            default:
                State = AfterStop;
                return Win32Error.Success;
        }
    }

    /// <summary>The last program lets go of a deleted service.</summary>
    public void LetGo()
    {
        IsLookedAt = false;
        if (IsMarkedForDelete)
        {
            IsMarkedForDelete = false;
            Service = null;
        }
    }

    private uint Find(string method) =>
        Failures.TryGetValue(method, out var failure) ? failure
        : Service is null ? Win32Error.ServiceDoesNotExist
        : IsMarkedForDelete && method is not (nameof(Query) or nameof(QueryStatus) or nameof(Stop)) ? Win32Error.ServiceMarkedForDelete
        : Win32Error.Success;

    private uint Apply(string method, Func<ServiceConfiguration, ServiceConfiguration> change)
    {
        Calls.Add(method);
        var error = Find(method);
        if (error == Win32Error.Success)
        {
            Service = change(Service!);
        }

        return error;
    }
}
