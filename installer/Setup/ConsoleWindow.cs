using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Setup;

/// <summary>The window that Windows makes for a console program that was double-clicked.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class ConsoleWindow
{
    /// <summary>Lets go of a console in which nobody else is: then this program was not started from it, and it would only stand beside the program's own window.</summary>
    /// <returns>True when there is a console, or output goes somewhere.</returns>
    public static bool LeaveOwn()
    {
        var processes = stackalloc uint[2];
        var count = GetConsoleProcessList(processes, 2);
        if (count == 1)
        {
            _ = FreeConsole();
        }

        return count > 1 || (count == 0 && GetFileType(GetStdHandle(-11)) != 0);
    }

    [LibraryImport("kernel32.dll")]
    private static partial uint GetConsoleProcessList(uint* processes, uint count);

    [LibraryImport("kernel32.dll")]
    private static partial int FreeConsole();

    [LibraryImport("kernel32.dll")]
    private static partial nint GetStdHandle(int handle);

    [LibraryImport("kernel32.dll")]
    private static partial uint GetFileType(nint file);
}
