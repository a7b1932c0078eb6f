using System.Diagnostics;
using System.IO.Pipes;

namespace ConversationProbe;

/// <summary>
/// Plays the unelevated setup program: <c>ConversationProbe SETUP listen|cancel|leave COMMAND</c> makes the pipe of a conversation, starts the setup program as its elevated copy with the command line
/// COMMAND, and prints what it is told. <c>cancel</c> cancels as soon as the copy says something, <c>leave</c> closes the pipe then. The exit code is the copy's.
/// </summary>
internal static class Program
{
    private const string Name = "0123456789abcdef0123456789abcdef";

    private static async Task<int> Main(string[] arguments)
    {
        var pipe = new NamedPipeServerStream("DockerDesktopInstaller-" + Name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var process = Process.Start(new ProcessStartInfo(arguments[0], $"--elevated-copy {Name} {arguments[2]}") { UseShellExecute = false })!;
        await pipe.WaitForConnectionAsync();
        using (var reader = new StreamReader(pipe))
        {
            for (var line = await reader.ReadLineAsync(); line is not null; line = await reader.ReadLineAsync())
            {
                Console.WriteLine(line);
                if (arguments[1] == "cancel")
                {
                    await pipe.WriteAsync(new byte[1]);
                    arguments[1] = "listen";
                }

                if (arguments[1] == "leave")
                {
                    break;
                }
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
