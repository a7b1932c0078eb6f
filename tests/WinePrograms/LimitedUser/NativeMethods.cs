using System.Runtime.InteropServices;

namespace LimitedUser;

/// <summary>Tokens and processes.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport("kernel32.dll")]
    public static partial char* GetCommandLineW();

    [LibraryImport("kernel32.dll")]
    public static partial nint GetCurrentProcess();

    [LibraryImport("advapi32.dll", SetLastError = true)]
    public static partial int OpenProcessToken(nint process, uint access, out nint token);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    public static partial int CreateRestrictedToken(
        nint token, uint flags, uint disableSidCount, SidAndAttributes* disableSids, uint deletePrivilegeCount, nint deletePrivileges, uint restrictedSidCount, nint restrictedSids, out nint restricted);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    public static partial int CreateProcessAsUserW(
        nint token, char* application, char* commandLine, nint processAttributes, nint threadAttributes, int inheritHandles, uint flags, nint environment, char* folder, StartupInfo* startup, ProcessInformation* process);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    public static partial uint WaitForSingleObject(nint handle, uint milliseconds);

    [LibraryImport("kernel32.dll", SetLastError = true)]
    public static partial int GetExitCodeProcess(nint process, uint* exitCode);

    /// <summary>SID_AND_ATTRIBUTES.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SidAndAttributes
    {
        public nint Sid;
        public uint Attributes;
    }

    /// <summary>STARTUPINFOW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct StartupInfo
    {
        public uint Size;
        public nint Reserved, Desktop, Title;
        public uint X, Y, XSize, YSize, XCountChars, YCountChars, FillAttribute, Flags;
        public ushort ShowWindow, ReservedLength;
        public nint Reserved2, Input, Output, Error;
    }

    /// <summary>PROCESS_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ProcessInformation
    {
        public nint Process, Thread;
        public uint ProcessId, ThreadId;
    }
}
