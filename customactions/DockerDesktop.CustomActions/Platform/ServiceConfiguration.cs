namespace DockerDesktop.CustomActions.Platform;

/// <summary>How a service is set up. What is null was not readable, or is not to be changed.</summary>
internal sealed record ServiceConfiguration
{
    /// <summary>SERVICE_WIN32_OWN_PROCESS.</summary>
    public const uint OwnProcess = 0x10;

    /// <summary>SERVICE_ERROR_NORMAL.</summary>
    public const uint NormalErrorControl = 1;

    /// <summary>SERVICE_SID_TYPE_UNRESTRICTED: the service's own SID is in its token.</summary>
    public const uint UnrestrictedSid = 1;

    public uint ServiceType { get; init; } = OwnProcess;

    public required ServiceStartType StartType { get; init; }

    public uint ErrorControl { get; init; } = NormalErrorControl;

    /// <summary>The command line; a path with blanks in it is quoted.</summary>
    public required string ImagePath { get; init; }

    public string LoadOrderGroup { get; init; } = string.Empty;

    /// <summary>The services that have to run first, joined by slashes, which no service name may hold.</summary>
    public string Dependencies { get; init; } = string.Empty;

    public string Account { get; init; } = "LocalSystem";

    public required string DisplayName { get; init; }

    public string? Description { get; init; }

    /// <summary>SERVICE_DELAYED_AUTO_START_INFO: an automatic start comes some minutes after the others.</summary>
    public bool? DelayedStart { get; init; }

    /// <summary>SERVICE_SID_INFO.</summary>
    public uint? SidType { get; init; }

    /// <summary>SERVICE_REQUIRED_PRIVILEGES_INFO, joined by slashes.</summary>
    public string? RequiredPrivileges { get; init; }

    /// <summary>SERVICE_FAILURE_ACTIONS.</summary>
    public ServiceFailureActions? FailureActions { get; init; }

    /// <summary>SERVICE_FAILURE_ACTIONS_FLAG: the failure actions count for a service that stops with an error too, not only for a process that ends without having stopped.</summary>
    public bool? FailureActionsOnNonCrash { get; init; }

    /// <summary>The DACL as SDDL.</summary>
    public string? Security { get; init; }

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
