using System.Text.Json;
using DockerDesktop.Client.Connection;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop health</c>.</summary>
internal sealed class HealthCommand(IBackendConnector connector, TextWriter output, TextWriter error)
{
    /// <summary>Runs the command.</summary>
    public async Task<ClientExitCode> RunAsync(bool json, CancellationToken cancellationToken)
    {
        HealthResponse health;
        try
        {
            using BackendClient client = new(connector);
            health = await client.GetAsync(ApiRoutes.Health, ProtocolJson.Default.HealthResponse, cancellationToken).ConfigureAwait(false);
        }
        catch (ClientException e)
        {
            if (json)
            {
                Write(new HealthReport(null, ErrorReport.From(e.Problem)));
            }
            else
            {
                error.WriteLine(e.Problem.Cause);
                error.WriteLine(e.Problem.Fix);
            }

            return e.Problem.ExitCode;
        }

        if (json)
        {
            Write(new HealthReport(health, null));
        }
        else
        {
            Write(health);
        }

        return health.Status == HealthStatus.Healthy ? ClientExitCode.Success : ClientExitCode.Degraded;
    }

    private void Write(HealthReport report) => output.WriteLine(JsonSerializer.Serialize(report, ClientJson.Printed.HealthReport));

    private void Write(HealthResponse health)
    {
        output.WriteLine($"Helper {health.Version}: {Word(health.Status)}, running since {health.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        foreach (HealthCheck check in health.Checks)
        {
            output.WriteLine($"  {check.Name}: {Word(check.Status)}{(check.Cause is null ? string.Empty : $": {check.Cause}")}");
            if (check.Fix is not null)
            {
                output.WriteLine($"    {check.Fix}");
            }
        }

        RecordedSettings settings = health.Settings;
        output.WriteLine("Recorded settings");
        output.WriteLine($"  engine: {settings.Engine.ToString().ToLowerInvariant()}");
        output.WriteLine($"  Windows containers: {(settings.DisableWindowsContainers ? "disabled" : "not disabled")}");
        output.WriteLine($"  helper always runs: {(settings.AlwaysRunService ? "yes" : "no")}");
        output.WriteLine($"  host names kept in the hosts file: {(settings.MaintainHosts ? "yes" : "no")}");
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}
