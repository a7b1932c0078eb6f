using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StartProbe;

/// <summary>
/// <c>StartProbe line|window|modules PROGRAM ARGUMENTS</c>: starts a program, prints the milliseconds until its first line, or until a window of it can be
/// seen, or the paths of the libraries that it has loaded by then, and ends it. The exit code is 1 if it ended before.
/// </summary>
internal static unsafe class Program
{
    private static uint s_process;
    private static bool s_isSeen;

    private static int Main(string[] arguments)
    {
        var isLine = arguments[0] == "line";
        var start = new ProcessStartInfo(arguments[1], arguments[2..]) { UseShellExecute = false, RedirectStandardOutput = isLine };
        var time = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        s_process = (uint)process.Id;
        var isThere = isLine ? process.StandardOutput.ReadLine() is not null : WaitForWindow(process);
        var milliseconds = time.Elapsed.TotalMilliseconds;
        if (arguments[0] == "modules" && isThere)
        {
            foreach (ProcessModule module in process.Modules)
            {
                Console.WriteLine(module.FileName);
            }
        }
        else
        {
            Console.WriteLine(milliseconds.ToString("0.0", CultureInfo.InvariantCulture));
        }

        process.Kill();
        process.WaitForExit();
        return isThere ? 0 : 1;
    }

    private static bool WaitForWindow(Process process)
    {
        while (!s_isSeen && !process.HasExited)
        {
            _ = NativeMethods.EnumWindows(&Visit, 0);
            Thread.Sleep(1);
        }

        return s_isSeen;
    }

    [UnmanagedCallersOnly]
    private static int Visit(nint window, nint parameter)
    {
        uint process;
        _ = NativeMethods.GetWindowThreadProcessId(window, &process);
        s_isSeen |= process == s_process && NativeMethods.IsWindowVisible(window) != 0;
        return 1;
    }
}
