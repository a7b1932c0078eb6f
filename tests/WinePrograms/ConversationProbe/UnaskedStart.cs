using System.Diagnostics;
using DockerDesktop.Setup.Elevation;

namespace ConversationProbe;

/// <summary>Starts the copy without consent: Wine's runas asks nobody either, and everybody there is an administrator.</summary>
/// <param name="mode">What else happens: <c>intruder</c>, <c>hold</c>.</param>
/// <param name="setup">The setup program, as it was given.</param>
internal sealed class UnaskedStart(string mode, string setup) : IElevatedStart
{
    public Process Start(string program, string arguments)
    {
        Console.WriteLine($"Starts {program}");
        switch (mode)
        {
            case "hold":
                Try("write", () => new FileStream(setup, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose());
                Try("rename", () => File.Move(setup, setup + ".old"));
                Try("delete", () => File.Delete(setup));
                break;
            case "intruder":
                // The second word is the pipe's name. It has connected when it says so.
                var intruder = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["intrude", arguments.Split(' ')[1]]) { UseShellExecute = false, RedirectStandardOutput = true })!;
                Console.WriteLine(intruder.StandardOutput.ReadLine());
                break;
        }

        return Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
    }

    private static void Try(string what, Action action)
    {
        try
        {
            action();
            Console.WriteLine($"{what}: done");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"{what}: {e.HResult & 0xFFFF}");
        }
    }
}
