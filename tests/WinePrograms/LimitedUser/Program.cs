using System.Runtime.InteropServices;

namespace LimitedUser;

/// <summary>
/// <c>LimitedUser PROGRAM ARGUMENTS</c>: starts a command line, as it stands, with a token in which the Administrators SID counts for denials only, as that of an administrator who has not elevated, and waits for it. The
/// exit code is the program's; a Windows error code when it could not be started.
/// </summary>
internal static unsafe class Program
{
    private const uint TokenAllAccess = 0xF01FF;
    private const uint Infinite = 0xFFFFFFFF;

    private static int Main()
    {
        // S-1-5-32-544.
        byte[] administrators = [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0];
        // Not Environment.CommandLine: that is put together again from arguments, with other quotes than were given.
        var line = new string(NativeMethods.GetCommandLineW());
        var rest = line[(line.StartsWith('"') ? line.IndexOf('"', 1) + 1 : line.IndexOf(' ', StringComparison.Ordinal))..].TrimStart();
        fixed (byte* sid = administrators)
        fixed (char* commandLine = rest + '\0')
        {
            var disabled = new NativeMethods.SidAndAttributes { Sid = (nint)sid };
            var startup = new NativeMethods.StartupInfo { Size = (uint)sizeof(NativeMethods.StartupInfo) };
            NativeMethods.ProcessInformation process;
            uint exitCode = 0;
            return NativeMethods.OpenProcessToken(NativeMethods.GetCurrentProcess(), TokenAllAccess, out var token) != 0
                && NativeMethods.CreateRestrictedToken(token, 0, 1, &disabled, 0, 0, 0, 0, out var limited) != 0
                && NativeMethods.CreateProcessAsUserW(limited, null, commandLine, 0, 0, 1, 0, 0, null, &startup, &process) != 0
                && NativeMethods.WaitForSingleObject(process.Process, Infinite) == 0
                && NativeMethods.GetExitCodeProcess(process.Process, &exitCode) != 0
                ? (int)exitCode
                : Marshal.GetLastPInvokeError();
        }
    }
}
