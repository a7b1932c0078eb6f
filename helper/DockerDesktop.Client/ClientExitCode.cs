namespace DockerDesktop.Client;

/// <summary>The program's exit codes; part of its interface, printed by <c>--help</c>.</summary>
internal enum ClientExitCode
{
    /// <summary>Done.</summary>
    Success = 0,

    /// <summary>Something unforeseen.</summary>
    Unexpected = 1,

    /// <summary>The command line cannot be understood.</summary>
    Usage = 2,

    /// <summary>The helper answered that it is degraded.</summary>
    Degraded = 3,

    /// <summary>A per-user installation has no helper.</summary>
    PerUserInstallation = 10,

    /// <summary>The helper is not installed.</summary>
    NotInstalled = 11,

    /// <summary>The helper is installed and does not run.</summary>
    NotRunning = 12,

    /// <summary>This account may not use the helper.</summary>
    NotAMember = 13,

    /// <summary>This account may use the helper, and this session began before that.</summary>
    SessionTooOld = 14,

    /// <summary>The pipe belongs to somebody else than LocalSystem.</summary>
    UntrustedPipe = 15,

    /// <summary>The helper runs and gives no proper answer.</summary>
    NoAnswer = 16,

    /// <summary>The helper refused the request.</summary>
    Refused = 17,
}
