using System.CommandLine;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary>
/// <c>docker-desktop status</c>: what is installed, what runs, and what is not available and why. Succeeds whatever it finds, a false helper excepted: what it
/// finds is its answer.
/// </summary>
internal sealed class StatusCommand(UnavailableHelper unavailable, IHelperServiceQuery service)
{
    /// <summary>Makes the command.</summary>
    public Command Create(CommandBuilder commands) => commands.Run(
        "status", "Show what is installed, what runs, and what is not available and why.", (session, _, cancellationToken) =>
            RunAsync(session, cancellationToken));

    private async Task<ClientExitCode> RunAsync(CommandSession session, CancellationToken cancellationToken)
    {
        ClientProblem? perUser = unavailable.FindPerUserInstallation();
        HealthResponse? helper = null;
        ClientProblem? problem = null;
        if (perUser is null)
        {
            try
            {
                using BackendClient client = session.Connect();
                helper = await client.GetAsync(ApiRoutes.Health, ProtocolJson.Default.HealthResponse, cancellationToken).ConfigureAwait(false);
            }
            catch (ClientException e)
            {
                problem = e.Problem;
            }
        }

        HelperServiceState state = service.GetState();
        StatusReport report = new(
            ClientVersion.Current,
            perUser is not null ? "per-user" : unavailable.IsInstalledForAllUsers ? "all-users" : "none",
            state == HelperServiceState.Unknown ? null : ToWords(state),
            perUser is null ? [] : UnavailableHelper.PerUserFeatures,
            helper,
            problem is null ? null : ErrorReport.From(problem));
        if (session.Json)
        {
            session.PrintReport(report, ClientJson.Default.StatusReport);
        }
        else
        {
            Print(report, perUser, session.Console.Output);
        }

        return problem?.ExitCode == ClientExitCode.UntrustedPipe ? ClientExitCode.UntrustedPipe : ClientExitCode.Success;
    }

    private static void Print(StatusReport report, ClientProblem? perUser, TextWriter output)
    {
        output.WriteLine($"Client: {report.ClientVersion}");
        output.WriteLine($"Installation: {report.Installation switch
        {
            "per-user" => "this account only",
            "all-users" => "all users",
            _ => "none is recorded",
        }}");
        output.WriteLine($"Helper service: {report.Service ?? "unknown"}");
        if (report.Helper is { } helper)
        {
            HealthCommand.Print(helper, output);
        }
        else if (report.Error is { } error)
        {
            output.WriteLine("Helper: not available");
            output.WriteCause("  ", error.Cause, error.Fix);
        }

        if (report.Unavailable.Count > 0)
        {
            output.WriteLine("Not available:");
            foreach (UnavailableFeature feature in report.Unavailable)
            {
                output.WriteLine($"  {feature.Feature}: {feature.Reason}");
            }

            output.WriteCause("  ", null, perUser?.Fix);
        }
    }

    private static string ToWords(HelperServiceState state) => state switch
    {
        HelperServiceState.NotInstalled => "not installed",
        HelperServiceState.StoppedDemandStart => "stopped, starts when it is asked for",
        HelperServiceState.StoppedAutomaticStart => "stopped, although it starts with Windows",
        HelperServiceState.StoppedDisabled => "disabled",
        _ => state.ToWords(),
    };
}
