using System.Runtime.InteropServices;

namespace RegistryProbe;

/// <summary>advapi32: registry keys and token privileges.</summary>
internal static partial class NativeMethods
{
    public const nint CurrentProcess = -1;
    public const uint TokenQuery = 0x8;
    public const uint TokenAdjustPrivileges = 0x20;
    public const uint SePrivilegeEnabled = 2;
    public const uint KeyRead = 0x20019;
    public const uint RegLatestFormat = 2;
    public const int ErrorFileNotFound = 2;

    public static readonly nint HKeyLocalMachine = unchecked((int)0x80000002);
    public static readonly nint HKeyUsers = unchecked((int)0x80000003);

    [LibraryImport("advapi32", EntryPoint = "RegOpenKeyExW", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int RegOpenKeyEx(nint key, string path, uint options, uint access, out nint result);

    [LibraryImport("advapi32", EntryPoint = "RegSaveKeyExW", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int RegSaveKeyEx(nint key, string file, nint security, uint flags);

    [LibraryImport("advapi32")]
    public static partial int RegCloseKey(nint key);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool OpenProcessToken(nint process, uint access, out nint token);

    [LibraryImport("advapi32", EntryPoint = "LookupPrivilegeValueW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool LookupPrivilegeValue(string? system, string name, out long luid);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool AdjustTokenPrivileges(nint token, [MarshalAs(UnmanagedType.Bool)] bool disableAll, in TokenPrivilege newState, uint length, nint previous, nint returned);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CloseHandle(nint handle);

    /// <summary>TOKEN_PRIVILEGES with one entry.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    public struct TokenPrivilege
    {
        public uint Count;
        public long Luid;
        public uint Attributes;
    }
}
