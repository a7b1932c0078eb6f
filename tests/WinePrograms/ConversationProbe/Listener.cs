using System.Diagnostics;
using System.IO.Pipes;

namespace ConversationProbe;

/// <summary>The other end of an elevated copy, by what is documented of the conversation alone.</summary>
internal static class Listener
{
    private const string Name = "0123456789abcdef0123456789abcdef";

    /// <returns>The copy's exit code.</returns>
    public static async Task<int> RunAsync(string setup, string way, string command)
    {
        var pipe = new NamedPipeServerStream("DockerDesktopInstaller-" + Name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var process = Process.Start(new ProcessStartInfo(setup, $"--elevated-copy {Name} {command}") { UseShellExecute = false })!;
        await pipe.WaitForConnectionAsync();
        using (var reader = new StreamReader(pipe))
        {
            for (var line = await reader.ReadLineAsync(); line is not null; line = await reader.ReadLineAsync())
            {
                Console.WriteLine(line);
                if (way == "cancel")
                {
                    await pipe.WriteAsync(new byte[1]);
                    way = "listen";
                }

                if (way == "leave")
                {
                    break;
                }
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
