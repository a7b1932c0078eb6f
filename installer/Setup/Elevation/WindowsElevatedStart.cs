using System.Diagnostics;

namespace DockerDesktop.Setup.Elevation;

/// <summary>User Account Control.</summary>
internal sealed class WindowsElevatedStart : IElevatedStart
{
    public Process Start(string program, string arguments) => Process.Start(Describe(program, arguments, Environment.SystemDirectory))!;

    /// <summary>What ShellExecute is asked for: nothing of it is a folder or a program of the caller's choosing.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="arguments">Its command line without the program.</param>
    /// <param name="folder">The current folder of what is started: one of Windows' own.</param>
    public static ProcessStartInfo Describe(string program, string arguments, string folder) => new(program, arguments)
    {
        UseShellExecute = true,
        Verb = "runas",
        WorkingDirectory = folder,
        WindowStyle = ProcessWindowStyle.Hidden,
    };
}
