using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PipeLoad;

/// <summary>Starts a service.</summary>
internal static partial class ServiceStart
{
    private const uint ManagerConnect = 0x1;
    private const uint Start = 0x10;
    private const int FileNotFound = 2;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns the time from the call that starts the service until its pipe can be opened.</summary>
    public static TimeSpan Measure(string name, string pipe)
    {
        nint manager = OpenSCManagerW(null, null, ManagerConnect);
        nint service = manager == 0 ? 0 : OpenServiceW(manager, name, Start);
        Stopwatch watch = Stopwatch.StartNew();
        if (service == 0 || !StartServiceW(service, 0, 0))
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        while (!WaitNamedPipeW(@"\\.\pipe\" + pipe, 1) && Marshal.GetLastPInvokeError() == FileNotFound)
        {
            if (watch.Elapsed > s_limit)
            {
                throw new TimeoutException($"the pipe {pipe} was not there after {s_limit.TotalSeconds:0} s");
            }

            Thread.Sleep(1);
        }

        TimeSpan elapsed = watch.Elapsed;
        _ = CloseServiceHandle(service);
        _ = CloseServiceHandle(manager);
        return elapsed;
    }

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial nint OpenSCManagerW(string? computer, string? database, uint access);

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial nint OpenServiceW(nint manager, string name, uint access);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool StartServiceW(nint service, uint count, nint arguments);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CloseServiceHandle(nint handle);

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WaitNamedPipeW(string name, uint milliseconds);
}
