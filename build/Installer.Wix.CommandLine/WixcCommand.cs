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
        ConsoleCancelEventHandler handler = (_, e) =>
        {
            // The build ends by itself and takes its temporary files away.
            e.Cancel = true;
            cancellation.Cancel();
        };
        Console.CancelKeyPress += handler;
        try
        {
            return await Task.Run(() => Run(arguments, output, cancellation.Token), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Console.CancelKeyPress -= handler;
        }
    }

    /// <summary>Runs a command line to its end.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellation)
    {
        var messaging = new Messaging(message => output.WriteLine(message.ToString()));
        try
        {
            var commandLine = CommandLineParser.Parse(arguments, messaging);
            if (messaging.HasErrors)
            {
                return ExitCode(messaging);
            }

            switch (commandLine.Command)
            {
                case WixcCommandKind.Help:
                    output.Write(HelpText.Text);
                    return 0;
                case WixcCommandKind.Version:
                    output.WriteLine(HelpText.Version);
                    return 0;
                case WixcCommandKind.Harvest:
                    new HarvestCommand(messaging).Run(commandLine.Arguments);
                    return ExitCode(messaging);
                case WixcCommandKind.ProductCode:
                    ProductCodeCommand.Run(commandLine.Arguments, output, messaging);
                    return ExitCode(messaging);
            }

            var inputs = new TrackingFile();
            var isBuilt = new PackageBuild(commandLine.Options! with { InputRead = inputs.Add, Progress = new ProgressLines(output) }, messaging).Run(cancellation);
            if (isBuilt && commandLine.TrackingFile is { } trackingFile)
            {
                inputs.Write(trackingFile, messaging);
            }

            return ExitCode(messaging);
        }
#pragma warning disable CA1031 // Whatever goes wrong, the caller gets an error in the form that he reads, and an exit code.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            messaging.Write(PortableErrors.Unexpected(exception.ToString().ReplaceLineEndings(" ")));
            return ExitCode(messaging);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("wixc: the build was cancelled; nothing was written.");
            return Cancelled;
        }
    }

    private static int ExitCode(Messaging messaging) =>
        messaging.HasErrors ? messaging.LastErrorNumber % 256 is not 0 and var code ? code : 1 : 0;
}
