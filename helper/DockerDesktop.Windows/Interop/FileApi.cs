using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace DockerDesktop.Windows.Interop;

/// <summary>CreateFile and its constants, for what the framework's streams cannot open.</summary>
[SupportedOSPlatform("windows")]
internal static partial class FileApi
{
    /// <summary>READ_CONTROL.</summary>
    public const uint ReadControl = 0x00020000;

    /// <summary>WRITE_DAC.</summary>
    public const uint WriteDac = 0x00040000;

    /// <summary>OPEN_EXISTING.</summary>
    public const uint OpenExisting = 3;

    /// <summary>FILE_FLAG_OVERLAPPED.</summary>
    public const uint Overlapped = 0x40000000;

    /// <summary>SECURITY_SQOS_PRESENT with SECURITY_IDENTIFICATION: a pipe's server can see who the client is and cannot act as the client.</summary>
    public const uint IdentificationOnly = 0x00100000 | 0x00010000;

    /// <summary>CreateFileW.</summary>
    [LibraryImport("kernel32", EntryPoint = "CreateFileW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    public static partial SafeFileHandle CreateFile(
        string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);
}
