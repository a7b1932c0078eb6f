namespace DockerDesktop.Windows.Services;

/// <summary>A service as the service manager knows it at one moment.</summary>
/// <param name="State">What it does.</param>
/// <param name="Start">When Windows starts it.</param>
/// <param name="ProcessId">The process that it runs in; 0 if it does not run.</param>
/// <param name="CheckPoint">Raised by the service at each step of a long start or stop; 0 otherwise.</param>
/// <param name="WaitHint">How long the service says that it may take until the next step.</param>
/// <param name="ExitCode">The Windows error with which it last ended; 0 if none, 1077 if it has not run since the computer started.</param>
/// <param name="ServiceExitCode">The service's own code, when <paramref name="ExitCode"/> is 1066.</param>
internal sealed record SystemService(
    SystemServiceState State,
    SystemServiceStart Start,
    uint ProcessId = 0,
    uint CheckPoint = 0,
    TimeSpan WaitHint = default,
    uint ExitCode = 0,
    uint ServiceExitCode = 0);
