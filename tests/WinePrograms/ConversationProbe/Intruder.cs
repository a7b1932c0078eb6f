using System.ComponentModel;
using DockerDesktop.Setup.Elevation;

namespace ConversationProbe;

/// <summary>Another process of the same user, which has found the pipe's name and is quicker than the copy.</summary>
internal static class Intruder
{
    /// <returns>0 when it was sent away unheard, 1 when it was listened to.</returns>
    public static async Task<int> RunAsync(string name)
    {
        try
        {
            var (pipe, _) = WindowsConversationPipe.Open(name);
            await using var opened = pipe;
            Console.WriteLine("Somebody else is at the pipe.");
            await pipe.WriteAsync("!Done by somebody else.\n"u8.ToArray());
            return 1;
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            return 0;
        }
    }
}
