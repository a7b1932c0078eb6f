using System.CommandLine;
using System.CommandLine.Parsing;
using DockerDesktop.Client.Connection;
using DockerDesktop.Client.Diagnosis;
using DockerDesktop.Client.Elevation;
using DockerDesktop.Windows.Installation;
using DockerDesktop.Windows.Services;

namespace DockerDesktop.Client.Commands;

/// <summary>The command line: what there is, and what runs it.</summary>
internal sealed class ClientProgram(
    IBackendConnector connector, UnavailableHelper unavailable, IHelperServiceQuery service, ISystemServices services, IServiceModeRecord record,
    IElevation elevation,
    ClientConsole console)
{
    private const string Description = """
        Asks the privileged helper of Docker Desktop (com.docker.service).

        Exit codes:
           0  done
           1  something unforeseen
           2  the command line, or a file that it names, cannot be understood
           3  the answer says that something is missing or not as it should be
          10  a per-user installation has no helper, so this is not available
          11  the helper is not installed
          12  the helper is installed and does not run
          13  this account may not use the helper
          14  this account may use the helper after signing out and in again
          15  the pipe does not belong to SYSTEM, nothing was sent
          16  the helper gives no proper answer
          17  the helper refused the request, nothing was changed
          18  the helper began, and failed
          19  cancelled with Ctrl+C, and undone
          20  interrupted with Ctrl+C; the helper goes on with what it was asked for
          21  the elevation prompt was declined, nothing was changed
          22  the elevated part failed
          23  a deletion was not confirmed, nothing was changed
        version and status end with 0 also when the helper cannot be reached, except for 15.
        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    /// <returns>A <see cref="ClientExitCode"/>; of an elevated copy a Windows error.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Before anything else looks at the arguments: an elevated copy does not even show help.
        if (ElevatedOperation.IsMeantBy(arguments))
        {
            return new ElevatedOperation(elevation, services, record).Run(arguments);
        }

        ParseResult parsed = CreateCommandLine().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError parseError in parsed.Errors)
            {
                console.Error.WriteLine(parseError.Message);
            }

            console.Error.WriteLine("docker-desktop --help shows what there is.");
            return (int)ClientExitCode.Usage;
        }

        // Ctrl+C is the caller's business: the library would end the process two seconds after it, while the helper still undoes something.
        InvocationConfiguration configuration = new()
        {
            Output = console.Output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.Error.WriteLine("Interrupted. If the helper had begun with what it was asked for, it goes on.");
            return (int)ClientExitCode.Interrupted;
        }
        catch (Exception e)
        {
            console.Error.WriteLine($"docker-desktop met something that it does not handle: {e.Message}");
            return (int)ClientExitCode.Unexpected;
        }
    }

    private RootCommand CreateCommandLine()
    {
        Option<bool> json = new("--json") { Description = "Print JSON instead of text, errors too.", Recursive = true };
        CommandBuilder commands = new(connector, console, json);
        return new RootCommand(Description)
        {
            json,
            new StatusCommand(unavailable, service).Create(commands),
            VersionCommand.Create(commands),
            HealthCommand.Create(commands),
            FeaturesCommand.Create(commands),
            HostsCommands.Create(commands),
            VirtualMachineCommands.Create(commands),
            VirtualDiskCommands.Create(commands),
            EngineCommands.Create(commands),
            EngineCommands.CreateContainers(commands),
            PolicyCommands.Create(commands),
            OperationsCommand.Create(commands),
            new ServiceCommands(unavailable, services, record, elevation).Create(commands),
        };
    }
}
