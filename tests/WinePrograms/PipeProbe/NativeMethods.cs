using System.Runtime.InteropServices;

namespace PipeProbe;

/// <summary>kernel32 and advapi32: security descriptors and tokens.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint CreateFile(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CloseHandle(nint handle);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetKernelObjectSecurity(nint handle, uint parts, byte* descriptor, uint length, out uint needed);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool OpenProcessToken(nint process, uint access, out nint token);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateRestrictedToken(nint token, uint flags, uint disableSidCount, SidAndAttributes* disableSids, uint deletePrivilegeCount,
        nint deletePrivileges, uint restrictedSidCount, nint restrictedSids, out nint restricted);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool DuplicateTokenEx(nint token, uint access, nint attributes, int level, int type, out nint copy);

    [LibraryImport("advapi32")]
    public static partial void MapGenericMask(ref uint access, in GenericMapping mapping);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool AccessCheck(byte* descriptor, nint token, uint access, in GenericMapping mapping, byte* privileges, ref uint privilegesLength,
        out uint grantedAccess, out int granted);

    [StructLayout(LayoutKind.Sequential)]
    public struct SidAndAttributes
    {
        public nint Sid;
        public uint Attributes;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct GenericMapping
    {
        public uint Read;
        public uint Write;
        public uint Execute;
        public uint All;
    }
}
