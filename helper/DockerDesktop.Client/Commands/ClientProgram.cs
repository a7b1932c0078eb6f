using System.CommandLine;
using System.CommandLine.Parsing;
using DockerDesktop.Client.Connection;

namespace DockerDesktop.Client.Commands;

/// <summary>The command line: what there is, and what runs it.</summary>
internal sealed class ClientProgram(IBackendConnector connector, TextWriter output, TextWriter error)
{
    private const string Description = """
        Asks the privileged helper of Docker Desktop (com.docker.service).

        Exit codes:
           0  done
           1  something unforeseen
           2  the command line cannot be understood
           3  health: the helper works, with something missing
          10  a per-user installation has no helper
          11  the helper is not installed
          12  the helper is installed and does not run
          13  this account may not use the helper
          14  this account may use the helper after signing out and in again
          15  the pipe does not belong to SYSTEM, nothing was sent
          16  the helper gives no proper answer
          17  the helper refused the request
        version ends with 0 also when the helper cannot be reached, except for 15.
        """;

    /// <summary>Runs a command line.</summary>
    /// <returns>A <see cref="ClientExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ParseResult parsed = CreateCommandLine().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError parseError in parsed.Errors)
            {
                error.WriteLine(parseError.Message);
            }

            error.WriteLine("docker-desktop --help shows what there is.");
            return (int)ClientExitCode.Usage;
        }

        InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            error.WriteLine($"docker-desktop met something that it does not handle: {e.Message}");
            return (int)ClientExitCode.Unexpected;
        }
    }

    private RootCommand CreateCommandLine()
    {
        Option<bool> json = new("--json") { Description = "Print JSON instead of text, errors too.", Recursive = true };

        Command version = new("version", "Show the versions of this program and of the helper.");
        version.SetAction(async (parsed, cancellationToken) =>
            (int)await new VersionCommand(connector, output).RunAsync(parsed.GetValue(json), cancellationToken).ConfigureAwait(false));

        Command health = new("health", "Show how the helper is and what settings are recorded.");
        health.SetAction(async (parsed, cancellationToken) =>
            (int)await new HealthCommand(connector, output, error).RunAsync(parsed.GetValue(json), cancellationToken).ConfigureAwait(false));

        return new RootCommand(Description) { json, version, health };
    }
}
