using System.IO.Pipes;
using System.Text;

namespace PipeServer;

/// <summary>
/// A pipe as dockerd makes it: of SYSTEM, for SYSTEM and Administrators, with one instance that waits for the next client. Each line that a client sends comes back.
/// </summary>
internal static class EnginePipe
{
    private const string Security = "O:SYG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs until a file is there.</summary>
    public static async Task RunAsync(string name, string end)
    {
        Task serving = AcceptAsync(name);
        while (!File.Exists(end))
        {
            if (serving.IsCompleted)
            {
                await serving;
            }

            await Task.Delay(s_pause);
        }
    }

    private static async Task AcceptAsync(string name)
    {
        PipeSecurity security = new();
        security.SetSecurityDescriptorSddlForm(Security);
        NamedPipeServerStream waiting = Create(name, security);
        while (true)
        {
            await waiting.WaitForConnectionAsync();
            NamedPipeServerStream connected = waiting;

            // Before the client is served, and may go: as with dockerd there is always an instance, and the pipe keeps its descriptor.
            waiting = Create(name, security);
            _ = ServeAsync(connected);
        }
    }

    private static NamedPipeServerStream Create(string name, PipeSecurity security) => NamedPipeServerStreamAcl.Create(
        name, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous, 0, 0, security);

    private static async Task ServeAsync(NamedPipeServerStream pipe)
    {
        await using (pipe)
        {
            try
            {
                using StreamReader reader = new(pipe, leaveOpen: true);
                while (await reader.ReadLineAsync() is string line)
                {
                    await pipe.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
                }
            }
            catch (IOException)
            {
                // A client that went without a word.
            }
        }
    }
}
