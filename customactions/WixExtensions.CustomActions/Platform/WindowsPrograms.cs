using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Win32.SafeHandles;

namespace WixExtensions.CustomActions.Platform;

/// <summary>The tool help snapshot, EnumWindows and SendMessageTimeout.</summary>
internal sealed unsafe partial class WindowsPrograms : IPrograms
{
    private const uint SnapshotOfProcesses = 2;
    private const nint InvalidHandle = -1;
    private const uint WmQueryEndSession = 0x11;
    private const uint WmEndSession = 0x16;
    private const uint WmClose = 0x10;
    private const nint EndSessionCloseApplication = 1;
    private const uint ProcessTerminate = 1;
    private const uint ProcessQueryLimitedInformation = 0x1000;
    private const uint TokenQuery = 8;

    public List<uint> Find(string fileName)
    {
        var found = new List<uint>();
        var snapshot = CreateToolhelp32Snapshot(SnapshotOfProcesses, 0);
        if (snapshot == InvalidHandle)
        {
            return found;
        }

        try
        {
            var entry = new ProcessEntry { Size = (uint)sizeof(ProcessEntry) };
            for (var more = Process32FirstW(snapshot, &entry); more != 0; more = Process32NextW(snapshot, &entry))
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry.FileName);
                if (entry.ProcessId != (uint)Environment.ProcessId && name.Equals(fileName, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(entry.ProcessId);
                }
            }
        }
        finally
        {
            _ = CloseHandle(snapshot);
        }

        return found;
    }

    public bool Ask(uint process, CloseRequest request, TimeSpan timeout)
    {
        var asking = new Asking { Process = process, Request = request, Deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds };
        _ = EnumWindows(&AskWindow, (nint)(&asking));
        return asking.HasWindow;
    }

    public string? GetOwner(uint process)
    {
        var handle = OpenProcess(ProcessQueryLimitedInformation, 0, process);
        if (handle == 0)
        {
            return null;
        }

        try
        {
            if (OpenProcessToken(handle, TokenQuery, out var token) == 0)
            {
                token.Dispose();
                return null;
            }

            using (token)
            {
                return WindowsSignedInUsers.UserOf(token);
            }
        }
        finally
        {
            _ = CloseHandle(handle);
        }
    }

    public uint Terminate(uint process, uint exitCode)
    {
        var handle = OpenProcess(ProcessTerminate, 0, process);
        if (handle == 0)
        {
            return (uint)Marshal.GetLastPInvokeError();
        }

        try
        {
            return TerminateProcess(handle, exitCode) != 0 ? 0 : (uint)Marshal.GetLastPInvokeError();
        }
        finally
        {
            _ = CloseHandle(handle);
        }
    }

    /// <summary>GetProcessTimes: when a process began, as FILETIME, which makes out processes that have one identifier after another.</summary>
    /// <returns>Null when it has ended, or may not be looked at.</returns>
    public static ulong? GetStartTime(uint process)
    {
        var handle = OpenProcess(ProcessQueryLimitedInformation, 0, process);
        if (handle == 0)
        {
            return null;
        }

        try
        {
            return GetProcessTimes(handle, out var created, out _, out _, out _) != 0 ? created : null;
        }
        finally
        {
            _ = CloseHandle(handle);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int AskWindow(nint window, nint parameter)
    {
        var asking = (Asking*)parameter;
        _ = GetWindowThreadProcessId(window, out var process);
        if (process != asking->Process)
        {
            return 1;
        }

        asking->HasWindow = true;
        if (asking->Request == CloseRequest.Close)
        {
            return Send(asking, window, WmClose, 0, 0, out _) ? 1 : 0;
        }

        // One window that says no speaks for the application: the others are not asked.
        return Send(asking, window, WmQueryEndSession, 0, EndSessionCloseApplication, out var agrees) && agrees != 0
            && Send(asking, window, WmEndSession, 1, EndSessionCloseApplication, out _) ? 1 : 0;
    }

    /// <summary>Sends a message within the time that is left.</summary>
    /// <returns>False when the time is over. A window that does not answer counts as one that agrees to nothing.</returns>
    private static bool Send(Asking* asking, nint window, uint message, nint first, nint second, out nint answer)
    {
        answer = 0;
        var left = asking->Deadline - Environment.TickCount64;
        if (left <= 0)
        {
            return false;
        }

        answer = WindowMessages.Send(window, message, first, second, (uint)left);
        return true;
    }

    [LibraryImport("kernel32.dll")]
    private static partial nint CreateToolhelp32Snapshot(uint flags, uint process);

    [LibraryImport("kernel32.dll")]
    private static partial int Process32FirstW(nint snapshot, ProcessEntry* entry);

    [LibraryImport("kernel32.dll")]
    private static partial int Process32NextW(nint snapshot, ProcessEntry* entry);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial nint OpenProcess(uint access, int inherit, uint process);

    [LibraryImport("advapi32.dll")]
    private static partial int OpenProcessToken(nint process, uint access, out SafeAccessTokenHandle token);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    private static partial int TerminateProcess(nint process, uint exitCode);

    [LibraryImport("kernel32.dll")]
    private static partial int GetProcessTimes(nint process, out ulong created, out ulong ended, out ulong kernelTime, out ulong userTime);

    [LibraryImport("kernel32.dll")]
    private static partial int CloseHandle(nint handle);

    [LibraryImport("user32.dll")]
    private static partial int EnumWindows(delegate* unmanaged[Stdcall]<nint, nint, int> callback, nint parameter);

    [LibraryImport("user32.dll")]
    private static partial uint GetWindowThreadProcessId(nint window, out uint process);

    private struct Asking
    {
        public uint Process;
        public CloseRequest Request;
        public long Deadline;
        public bool HasWindow;
    }

    /// <summary>PROCESSENTRY32W.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessEntry
    {
        public uint Size;
        public uint Usage;
        public uint ProcessId;
        public nuint DefaultHeapId;
        public uint ModuleId;
        public uint Threads;
        public uint ParentProcessId;
        public int BasePriority;
        public uint Flags;
        public fixed char FileName[260];
    }
}
