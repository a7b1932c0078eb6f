namespace DockerDesktop.CustomActions.Platform;

/// <summary>The service manager of this computer. The methods return the Windows error code: 1060 stands for a service that is not there, 1072 for one that goes when its last handle is closed.</summary>
internal interface IServiceControlManager
{
    /// <summary>QueryServiceConfig and QueryServiceConfig2. Settings that this Windows cannot tell stay null.</summary>
    uint Query(string service, out ServiceConfiguration? configuration);

    /// <summary>QueryServiceStatus.</summary>
    uint QueryStatus(string service, out ServiceStatus status);

    /// <summary>CreateService, with the settings that it takes; the others have methods of their own.</summary>
    uint Create(string service, ServiceConfiguration configuration);

    /// <summary>ChangeServiceConfig, likewise.</summary>
    uint Change(string service, ServiceConfiguration configuration);

    /// <summary>SERVICE_CONFIG_DESCRIPTION.</summary>
    uint SetDescription(string service, string description);

    /// <summary>SERVICE_CONFIG_DELAYED_AUTO_START_INFO.</summary>
    uint SetDelayedStart(string service, bool isDelayed);

    /// <summary>SERVICE_CONFIG_SERVICE_SID_INFO.</summary>
    uint SetSidType(string service, uint sidType);

    /// <summary>SERVICE_CONFIG_REQUIRED_PRIVILEGES_INFO; names joined by slashes.</summary>
    uint SetRequiredPrivileges(string service, string privileges);

    /// <summary>SERVICE_CONFIG_FAILURE_ACTIONS.</summary>
    uint SetFailureActions(string service, ServiceFailureActions actions);

    /// <summary>SERVICE_CONFIG_FAILURE_ACTIONS_FLAG.</summary>
    uint SetFailureActionsFlag(string service, bool isForNonCrash);

    /// <summary>SetServiceObjectSecurity with the DACL of an SDDL text.</summary>
    uint SetSecurity(string service, string sddl);

    /// <summary>DeleteService.</summary>
    uint Delete(string service);

    /// <summary>StartService: 1056 when it runs already.</summary>
    uint Start(string service);

    /// <summary>ControlService with SERVICE_CONTROL_STOP: 1062 when it does not run, 1051 when services run that need it.</summary>
    uint Stop(string service);

    /// <summary>EnumDependentServices: those that run and need this one, in the order in which they have to be stopped.</summary>
    uint QueryActiveDependents(string service, out IReadOnlyList<string> dependents);
}
