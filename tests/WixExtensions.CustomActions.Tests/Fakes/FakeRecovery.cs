using DockerDesktop.CustomActions.Platform;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>Services that have nothing but what is done when they fail.</summary>
internal sealed class FakeRecovery : IServiceControlManager
{
    public Dictionary<string, ServiceFailureActions> Actions { get; } = [];

    public uint Error { get; set; }

    public uint Query(string service, out ServiceConfiguration? configuration)
    {
        configuration = Actions.TryGetValue(service, out var actions) ? new ServiceConfiguration { StartType = ServiceStartType.Automatic, FailureActions = actions, ImagePath = service, DisplayName = service } : null;
        return configuration is null ? Win32Error.ServiceDoesNotExist : Win32Error.Success;
    }

    public uint SetFailureActions(string service, ServiceFailureActions actions)
    {
        if (Error != Win32Error.Success || !Actions.ContainsKey(service))
        {
            return Error != Win32Error.Success ? Error : Win32Error.ServiceDoesNotExist;
        }

        Actions[service] = actions;
        return Win32Error.Success;
    }

    public uint QueryStatus(string service, out ServiceStatus status) => throw new NotSupportedException();

    public uint Create(string service, ServiceConfiguration configuration) => throw new NotSupportedException();

    public uint Change(string service, ServiceConfiguration configuration) => throw new NotSupportedException();

    public uint SetDescription(string service, string description) => throw new NotSupportedException();

    public uint SetDelayedStart(string service, bool isDelayed) => throw new NotSupportedException();

    public uint SetSidType(string service, uint sidType) => throw new NotSupportedException();

    public uint SetRequiredPrivileges(string service, string privileges) => throw new NotSupportedException();

    public uint SetFailureActionsFlag(string service, bool isForNonCrash) => throw new NotSupportedException();

    public uint SetSecurity(string service, string sddl) => throw new NotSupportedException();

    public uint Delete(string service) => throw new NotSupportedException();

    public uint Start(string service) => throw new NotSupportedException();

    public uint Stop(string service) => throw new NotSupportedException();

    public uint QueryActiveDependents(string service, out IReadOnlyList<string> dependents) => throw new NotSupportedException();
}
