using System.CommandLine;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop health</c>.</summary>
internal static class HealthCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandBuilder commands) => commands.Show(
        "health",
        "Show how the helper is and what settings are recorded.",
        ApiRoutes.Health,
        ProtocolJson.Default.HealthResponse,
        Print,
        health => health.Status == HealthStatus.Healthy ? ClientExitCode.Success : ClientExitCode.Degraded);

    /// <summary>Prints how the helper is.</summary>
    public static void Print(HealthResponse health, TextWriter output)
    {
        output.WriteLine($"Helper {health.Version}: {health.Status.ToWords()}, running since {health.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        foreach (HealthCheck check in health.Checks)
        {
            output.WriteLine($"  {check.Name}: {check.Status.ToWords()}{(check.Cause is null ? string.Empty : $": {check.Cause}")}");
            output.WriteCause("    ", null, check.Fix);
        }

        RecordedSettings settings = health.Settings;
        output.WriteLine("Recorded settings");
        output.WriteLine($"  engine: {settings.Engine.ToString().ToLowerInvariant()}");
        output.WriteLine($"  Windows containers: {(settings.DisableWindowsContainers ? "disabled" : "not disabled")}");
        output.WriteLine($"  helper always runs: {(settings.AlwaysRunService ? "yes" : "no")}");
        output.WriteLine($"  host names kept in the hosts file: {(settings.MaintainHosts ? "yes" : "no")}");
    }
}
