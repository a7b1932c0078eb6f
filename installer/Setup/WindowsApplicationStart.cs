using System.ComponentModel;
using System.Diagnostics;

namespace DockerDesktop.Setup;

/// <summary>Starts it as a double-click would.</summary>
internal sealed class WindowsApplicationStart : IApplicationStart
{
    public bool Start(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program) { UseShellExecute = true, WorkingDirectory = Path.GetDirectoryName(program)! });
            return true;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException)
        {
            return false;
        }
    }
}
