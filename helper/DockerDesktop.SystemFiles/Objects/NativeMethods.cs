using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.SystemFiles.Objects;

/// <summary>
/// The functions of ntdll.dll, kernel32.dll and advapi32.dll that files are opened and changed with by handle (WDK: ntifs.h; SDK: fileapi.h, sddl.h).
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class NativeMethods
{
    public const int FileBasicInformation = 4;
    public const int FileStandardInformation = 5;
    public const int FileRenameInformation = 10;
    public const int FileNamesInformation = 12;
    public const int FileDispositionInformation = 13;
    public const int FileEndOfFileInformation = 20;
    public const int FileDispositionInformationEx = 64;
    public const int FileRenameInformationEx = 65;

    public const uint FileOpen = 1;
    public const uint FileCreate = 2;
    public const uint FileOpenIf = 3;
    public const uint FileDirectoryFile = 0x1;
    public const uint FileSynchronousIoNonalert = 0x20;
    public const uint FileNonDirectoryFile = 0x40;
    public const uint FileDeleteOnClose = 0x1000;
    public const uint FileOpenReparsePoint = 0x200000;
    public const uint Synchronize = 0x100000;
    public const uint CaseInsensitive = 0x40; // OBJ_CASE_INSENSITIVE

    public const uint StatusNoMoreFiles = 0x80000006;
    public const uint StatusNoSuchFile = 0xC000000F;
    public const uint StatusInvalidInfoClass = 0xC0000003;
    public const uint StatusNotImplemented = 0xC0000002;
    public const uint StatusInvalidParameter = 0xC000000D;
    public const uint StatusNotSupported = 0xC00000BB;
    public const uint StatusInvalidDeviceRequest = 0xC0000010;
    public const uint StatusCannotDelete = 0xC0000121;

    public const uint OwnerGroupAndAccess = 0x7;
    public const uint Access = 0x4;
    public const uint Owner = 0x1;
    public const uint ProtectedAccess = 0x80000000; // PROTECTED_DACL_SECURITY_INFORMATION

    public const uint FixedDrive = 3; // DRIVE_FIXED
    public const uint OpenExisting = 3; // OPEN_EXISTING
    public const uint BackupSemantics = 0x02000000; // FILE_FLAG_BACKUP_SEMANTICS: opens folders too

    [LibraryImport("ntdll")]
    public static partial uint NtCreateFile(
        out nint file, uint access, ObjectAttributes* attributes, IoStatusBlock* status, long* allocation, uint fileAttributes, uint share, uint disposition,
        uint options, void* extended, uint extendedLength);

    [LibraryImport("ntdll")]
    public static partial uint NtQueryInformationFile(SafeFileHandle file, IoStatusBlock* status, void* information, uint length, int informationClass);

    [LibraryImport("ntdll")]
    public static partial uint NtSetInformationFile(SafeFileHandle file, IoStatusBlock* status, void* information, uint length, int informationClass);

    [LibraryImport("ntdll")]
    public static partial uint NtQueryDirectoryFile(
        SafeFileHandle file, nint waited, nint routine, nint context, IoStatusBlock* status, void* information, uint length, int informationClass, byte single,
        UnicodeString* name, byte restart);

    [LibraryImport("ntdll")]
    public static partial uint RtlNtStatusToDosError(uint status);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool ReadFile(SafeFileHandle file, byte* buffer, uint length, out uint read, nint overlapped);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool WriteFile(SafeFileHandle file, byte* buffer, uint length, out uint written, nint overlapped);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool FlushFileBuffers(SafeFileHandle file);

    /// <summary>CreateFileW, which follows links; everything else here opens by NtCreateFile and follows none.</summary>
    [LibraryImport("kernel32", EntryPoint = "CreateFileW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    public static partial SafeFileHandle CreateFile(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", EntryPoint = "GetFinalPathNameByHandleW", SetLastError = true)]
    public static partial uint GetFinalPathNameByHandle(SafeFileHandle file, char* path, uint length, uint flags);

    [LibraryImport("kernel32", EntryPoint = "GetDriveTypeW", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint GetDriveType(string root);

    [LibraryImport("kernel32", EntryPoint = "GetVolumeInformationW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetVolumeInformation(
        string root, char* name, uint nameLength, uint* serial, uint* component, uint* flags, char* fileSystem, uint fileSystemLength);

    [LibraryImport("kernel32", EntryPoint = "GetSystemWindowsDirectoryW")]
    public static partial uint GetSystemWindowsDirectory(char* buffer, uint length);

    [LibraryImport("kernel32")]
    public static partial nint LocalFree(nint memory);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetKernelObjectSecurity(SafeFileHandle file, uint information, byte* descriptor, uint length, out uint needed);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetKernelObjectSecurity(SafeFileHandle file, uint information, byte* descriptor);

    [LibraryImport(
        "advapi32", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool ConvertStringSecurityDescriptor(string sddl, uint revision, out nint descriptor, nint length);

    [LibraryImport("advapi32", EntryPoint = "ConvertStringSidToSidW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool ConvertStringSid(string text, out nint sid);

    [LibraryImport("advapi32", EntryPoint = "LookupAccountSidW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool LookupAccountSid(string? computer, nint sid, char* name, ref uint nameLength, char* domain, ref uint domainLength, out int use);

    /// <summary>UNICODE_STRING; lengths in bytes.</summary>
    public struct UnicodeString
    {
        public ushort Length;
        public ushort MaximumLength;
        public char* Buffer;
    }

    /// <summary>OBJECT_ATTRIBUTES.</summary>
    public struct ObjectAttributes
    {
        public uint Length;
        public nint RootDirectory;
        public UnicodeString* ObjectName;
        public uint Attributes;
        public nint SecurityDescriptor;
        public nint SecurityQualityOfService;
    }

    /// <summary>IO_STATUS_BLOCK.</summary>
    public struct IoStatusBlock
    {
        public nint Status;
        public nint Information;
    }

    /// <summary>FILE_BASIC_INFORMATION; a time of 0 is left as it is.</summary>
    public struct BasicInformation
    {
        public long CreationTime;
        public long LastAccessTime;
        public long LastWriteTime;
        public long ChangeTime;
        public uint FileAttributes;
    }

    /// <summary>OVERLAPPED, for the place in the file.</summary>
    public struct Overlapped
    {
        public nuint Internal;
        public nuint InternalHigh;
        public long Offset;
        public nint Event;

        public static Overlapped At(long offset) => new() { Offset = offset };
    }

    /// <summary>FILE_STANDARD_INFORMATION.</summary>
    public struct StandardInformation
    {
        public long AllocationSize;
        public long EndOfFile;
        public uint NumberOfLinks;
        public byte DeletePending;
        public byte Directory;
    }
}
