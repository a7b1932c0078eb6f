using System.Diagnostics;

namespace DockerDesktop.Setup.Elevation;

/// <summary>User Account Control.</summary>
internal sealed class WindowsElevatedStart : IElevatedStart
{
    public Process Start(string program, string arguments) => Process.Start(Describe(program, arguments))!;

    /// <summary>What ShellExecute is asked for: nothing of it is a folder or a program of the caller's choosing.</summary>
    public static ProcessStartInfo Describe(string program, string arguments) => new(program, arguments)
    {
        UseShellExecute = true,
        Verb = "runas",
        WorkingDirectory = Environment.SystemDirectory,
        WindowStyle = ProcessWindowStyle.Hidden,
    };
}
