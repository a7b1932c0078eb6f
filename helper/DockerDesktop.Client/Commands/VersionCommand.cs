using System.Text.Json;
using DockerDesktop.Client.Connection;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Commands;

/// <summary><c>docker-desktop version</c>: succeeds without a helper, for its own version is an answer too; only a false helper is an error.</summary>
internal sealed class VersionCommand(IBackendConnector connector, TextWriter output)
{
    /// <summary>Runs the command.</summary>
    public async Task<ClientExitCode> RunAsync(bool json, CancellationToken cancellationToken)
    {
        VersionResponse? helper = null;
        ClientProblem? problem = null;
        try
        {
            using BackendClient client = new(connector);
            helper = await client.GetAsync(ApiRoutes.Version, ProtocolJson.Default.VersionResponse, cancellationToken).ConfigureAwait(false);
        }
        catch (ClientException e)
        {
            problem = e.Problem;
        }

        if (json)
        {
            VersionReport report = new(ClientVersion.Current, helper, problem is null ? null : ErrorReport.From(problem));
            output.WriteLine(JsonSerializer.Serialize(report, ClientJson.Printed.VersionReport));
        }
        else
        {
            output.WriteLine($"Client: {ClientVersion.Current}");
            output.WriteLine(helper is null
                ? $"Helper: not available. {problem!.Cause}{Environment.NewLine}        {problem.Fix}"
                : $"Helper: {helper.Version} (interface {helper.ApiVersion}, {helper.OperatingSystem}, {helper.Architecture})");
        }

        return problem?.ExitCode == ClientExitCode.UntrustedPipe ? ClientExitCode.UntrustedPipe : ClientExitCode.Success;
    }
}
