using System.Runtime.InteropServices;

namespace NativeActionProbe;

/// <summary>Functions of Windows that .NET has no class for without another package.</summary>
internal static partial class NativeFunctions
{
    /// <summary>SC_MANAGER_CONNECT | SC_MANAGER_ENUMERATE_SERVICE.</summary>
    public const uint ManagerRead = 0x5;

    /// <summary>SERVICE_QUERY_STATUS.</summary>
    public const uint QueryStatus = 0x4;

    [LibraryImport("advapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint OpenSCManagerW(string? machine, string? database, uint access);

    [LibraryImport("advapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint OpenServiceW(nint manager, string service, uint access);

    [LibraryImport("advapi32.dll")]
    public static partial int QueryServiceStatus(nint service, out ServiceStatus status);

    [LibraryImport("advapi32.dll")]
    public static partial int CloseServiceHandle(nint handle);

    [LibraryImport("advapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint RegisterEventSourceW(string? server, string source);

    [LibraryImport("advapi32.dll", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int ReportEventW(nint log, ushort type, ushort category, uint id, nint user, ushort count, uint size, [In] string[] texts, nint data);

    [LibraryImport("advapi32.dll")]
    public static partial int DeregisterEventSource(nint log);

    [LibraryImport("kernel32.dll", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int WritePrivateProfileStringW(string section, string key, string value, string file);

    /// <summary>SERVICE_STATUS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ServiceStatus
    {
        public uint ServiceType;
        public uint CurrentState;
        public uint ControlsAccepted;
        public uint ExitCode;
        public uint SpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
    }
}
