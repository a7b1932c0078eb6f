using DockerDesktop.Windows.Services;

namespace DockerDesktop.Service.ServiceControl;

/// <summary>What SetServiceStatus is told.</summary>
/// <param name="State">The state.</param>
/// <param name="CheckPoint">Counts up while a pending state makes progress; 0 in every other state.</param>
/// <param name="WaitHint">How long the next report may take, in a pending state.</param>
/// <param name="ExitCode">Why the service stopped.</param>
internal sealed record ServiceStatus(
    SystemServiceState State, uint CheckPoint = 0, TimeSpan WaitHint = default, ServiceExitCode ExitCode = ServiceExitCode.Success);
