using DockerDesktop.Protocol;
using DockerDesktop.Service.Logging;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.LocalGroups;

namespace DockerDesktop.Service.Verbs;

/// <summary>Looks at what the helper needs.</summary>
/// <param name="registry">Read at each report: settings may change while the helper runs.</param>
/// <param name="usersGroup">The look-up that the pipe's descriptor was made from.</param>
/// <param name="logFiles">Where the helper logs.</param>
/// <param name="startedAt">When the helper started, UTC.</param>
internal sealed class HealthReporter(IInstallationRegistry registry, LocalGroupLookup usersGroup, ServiceLogFiles logFiles, DateTimeOffset startedAt)
{
    private const string RepairFix = "Repair the installation.";

    /// <summary>Makes a report.</summary>
    public HealthResponse Report()
    {
        SettingsReading settings = RecordedSettingsReader.Read(registry);
        HealthCheck[] checks =
        [
            Check(
                HealthCheckNames.UsersGroup,
                usersGroup.Failure,
                "Create the local group docker-users, add those who may use the helper, and restart the service com.docker.service; or repair the "
                    + "installation."),
            Check(HealthCheckNames.Settings, settings.Faults.Count == 0 ? null : string.Join("; ", settings.Faults), RepairFix),
            Check(HealthCheckNames.LogFile, logFiles.Fault, "Remove or repair what the cause names, then restart the service com.docker.service."),
        ];
        return new HealthResponse(checks.Max(check => check.Status), ServiceVersion.Current, startedAt, settings.Settings, checks);
    }

    private static HealthCheck Check(string name, string? fault, string fix) =>
        fault is null ? new HealthCheck(name, HealthStatus.Healthy) : new HealthCheck(name, HealthStatus.Degraded, fault, fix);
}
