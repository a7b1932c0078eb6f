namespace DockerDesktop.Client;

/// <summary>The program's exit codes; part of its interface, printed by <c>--help</c>.</summary>
internal enum ClientExitCode
{
    /// <summary>Done.</summary>
    Success = 0,

    /// <summary>Something unforeseen.</summary>
    Unexpected = 1,

    /// <summary>The command line, or a file that it names, cannot be understood.</summary>
    Usage = 2,

    /// <summary>The answer says that something is missing or not as it should be.</summary>
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

    /// <summary>The helper refused the request; nothing was changed.</summary>
    Refused = 17,

    /// <summary>The helper began what it was asked for, and failed.</summary>
    Failed = 18,

    /// <summary>Cancelled with Ctrl+C, and undone by the helper.</summary>
    Cancelled = 19,

    /// <summary>Ctrl+C ended this program; the helper goes on with what it was asked for.</summary>
    Interrupted = 20,

    /// <summary>The elevation prompt was declined; nothing was changed.</summary>
    ElevationDeclined = 21,

    /// <summary>The elevated copy of this program could not do the one thing that it was started for.</summary>
    ElevatedFailed = 22,

    /// <summary>A deletion was not confirmed; nothing was changed.</summary>
    NotConfirmed = 23,
}
