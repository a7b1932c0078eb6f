using System.CommandLine;
using DockerDesktop.Client.Connection;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop version</c>: succeeds without a helper, for its own version is an answer too; only a false helper is an error.</summary>
internal static class VersionCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandBuilder commands) =>
        commands.Run(
            "version", "Show the versions of this program and of the helper.", (session, _, cancellationToken) => RunAsync(session, cancellationToken));

    private static async Task<ClientExitCode> RunAsync(CommandSession session, CancellationToken cancellationToken)
    {
        VersionResponse? helper = null;
        ClientProblem? problem = null;
        try
        {
            using BackendClient client = session.Connect();
            helper = await client.GetAsync(ApiRoutes.Version, ProtocolJson.Default.VersionResponse, cancellationToken).ConfigureAwait(false);
        }
        catch (ClientException e)
        {
            problem = e.Problem;
        }

        if (session.Json)
        {
            session.PrintReport(
                new VersionReport(ClientVersion.Current, helper, problem is null ? null : ErrorReport.From(problem)), ClientJson.Default.VersionReport);
        }
        else
        {
            TextWriter output = session.Console.Output;
            output.WriteLine($"Client: {ClientVersion.Current}");
            output.WriteLine(helper is null
                ? $"Helper: not available. {problem!.Cause}{Environment.NewLine}        {problem.Fix}"
                : $"Helper: {helper.Version} (interface {helper.ApiVersion}, {helper.OperatingSystem}, {helper.Architecture})");
        }

        return problem?.ExitCode == ClientExitCode.UntrustedPipe ? ClientExitCode.UntrustedPipe : ClientExitCode.Success;
    }
}
