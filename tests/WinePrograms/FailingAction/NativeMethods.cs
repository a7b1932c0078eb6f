using System.Runtime.InteropServices;

namespace FailingAction;

/// <summary>Functions of kernel32.dll.</summary>
internal static unsafe partial class NativeMethods
{
    public const uint SnapshotOfProcesses = 2;

    public const uint ProcessTerminate = 1;

    [LibraryImport("kernel32.dll")]
    public static partial nint CreateToolhelp32Snapshot(uint flags, uint process);

    [LibraryImport("kernel32.dll")]
    public static partial int Process32FirstW(nint snapshot, ProcessEntry* entry);

    [LibraryImport("kernel32.dll")]
    public static partial int Process32NextW(nint snapshot, ProcessEntry* entry);

    [LibraryImport("kernel32.dll")]
    public static partial nint OpenProcess(uint access, int inherit, uint process);

    [LibraryImport("kernel32.dll")]
    public static partial int TerminateProcess(nint process, uint exitCode);
}
