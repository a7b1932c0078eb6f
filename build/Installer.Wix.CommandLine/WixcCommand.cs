using System.Runtime.InteropServices;

using Installer.Wix.Messages;

namespace Installer.Wix.CommandLine;

/// <summary>The command line <c>wixc</c>.</summary>
internal static class WixcCommand
{
    private const int Cancelled = 130;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">Where messages go.</param>
    /// <returns>0, or the last error's number modulo 256 as WiX has it; never 0 after an error.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        using var cancellation = new CancellationTokenSource();
        // Whoever asks it to end, the build ends by itself and takes its temporary files away.
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        var registrations = Array.ConvertAll(signals, signal => PosixSignalRegistration.Create(signal, Cancel));
        try
        {
            return await Task.Run(() => Run(arguments, output, cancellation.Token), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Array.ForEach(registrations, registration => registration.Dispose());
        }

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }
    }

    /// <summary>Runs a command line to its end.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        ICommand[] commands =
        [
            new BuildCommand(), new HarvestCommand(), new ProductCodeCommand(), new TableCommand(), new DiffCommand(), new ValidateCommand(), new TransformCommand(),
            new SchemaCommand(), new ConvertCommand(),
        ];
        var messaging = new Messaging(message => output.WriteLine(message.ToString()));
        var command = commands[0];
        try
        {
            var responseFiles = new List<string>();
            string[] expanded = [.. ResponseFile.Expand(arguments, responseFiles, messaging)];
            if (messaging.HasErrors)
            {
                return command.ExitCodeAfter(messaging.LastErrorNumber);
            }

            if (expanded is [] or ["help", ..] || HelpText.IsAskedFor(expanded[0]))
            {
                output.Write(HelpText.Of(commands));
                return 0;
            }

            if (expanded[0] is "--version" or "-version")
            {
                output.WriteLine(HelpText.Version);
                return 0;
            }

            if (Array.Find(commands, candidate => candidate.Name == expanded[0]) is not { } found)
            {
                messaging.Write(CommandLineErrors.UnknownCommand(expanded[0]));
                return command.ExitCodeAfter(messaging.LastErrorNumber);
            }

            command = found;
            if (expanded.Any(HelpText.IsAskedFor))
            {
                output.Write(command.Usage);
                return 0;
            }

            var code = command.Run(new ArgumentReader(expanded[1..], messaging), new CommandContext(output, messaging, responseFiles, cancellation));
            return messaging.HasErrors ? command.ExitCodeAfter(messaging.LastErrorNumber) : code;
        }
#pragma warning disable CA1031 // Whatever goes wrong, the caller gets an error in the form that he reads, and an exit code.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            messaging.Write(PortableErrors.Unexpected(exception.ToString().ReplaceLineEndings(" ")));
            return command.ExitCodeAfter(messaging.LastErrorNumber);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("wixc: the build was cancelled; nothing was written.");
            return Cancelled;
        }
    }
}
