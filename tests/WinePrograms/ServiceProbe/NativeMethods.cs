using System.Runtime.InteropServices;

namespace ServiceProbe;

/// <summary>advapi32: the service control manager.</summary>
internal static unsafe partial class NativeMethods
{
    public const uint ManagerConnect = 1;
    public const uint ManagerEnumerate = 4;
    public const uint QueryConfig = 0x1;
    public const uint QueryStatus = 0x4;
    public const uint ServiceStart = 0x10;
    public const uint ServiceStop = 0x20;
    public const uint ReadControl = 0x20000;
    public const uint ServiceWin32 = 0x30;
    public const uint ServiceStateAll = 3;
    public const uint ControlStop = 1;
    public const uint ConfigDescription = 1;
    public const uint ConfigDelayedAutoStart = 3;
    public const uint ConfigServiceSid = 5;

    [LibraryImport("advapi32", EntryPoint = "OpenSCManagerW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint OpenSCManager(string? machine, string? database, uint access);

    [LibraryImport("advapi32", EntryPoint = "OpenServiceW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint OpenService(nint manager, string name, uint access);

    [LibraryImport("advapi32")]
    public static partial int CloseServiceHandle(nint handle);

    [LibraryImport("advapi32", EntryPoint = "EnumServicesStatusExW", SetLastError = true)]
    public static partial int EnumServicesStatusEx(nint manager, int level, uint type, uint state, byte* buffer, uint size, uint* needed, uint* count, uint* resume, char* group);

    [LibraryImport("advapi32", SetLastError = true)]
    public static partial int QueryServiceStatusEx(nint service, int level, ServiceStatusProcess* status, uint size, uint* needed);

    [LibraryImport("advapi32", EntryPoint = "QueryServiceConfigW", SetLastError = true)]
    public static partial int QueryServiceConfig(nint service, byte* configuration, uint size, uint* needed);

    [LibraryImport("advapi32", EntryPoint = "QueryServiceConfig2W", SetLastError = true)]
    public static partial int QueryServiceConfig2(nint service, uint level, byte* buffer, uint size, uint* needed);

    [LibraryImport("advapi32", EntryPoint = "StartServiceW", SetLastError = true)]
    public static partial int StartService(nint service, uint count, nint* arguments);

    [LibraryImport("advapi32", SetLastError = true)]
    public static partial int ControlService(nint service, uint control, ServiceStatus* status);

    [StructLayout(LayoutKind.Sequential)]
    public struct ServiceStatus
    {
        public uint ServiceType;
        public uint CurrentState;
        public uint ControlsAccepted;
        public uint Win32ExitCode;
        public uint ServiceSpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ServiceStatusProcess
    {
        public uint ServiceType;
        public uint CurrentState;
        public uint ControlsAccepted;
        public uint Win32ExitCode;
        public uint ServiceSpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
        public uint ProcessId;
        public uint ServiceFlags;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct EnumServiceStatusProcess
    {
        public char* ServiceName;
        public char* DisplayName;
        public ServiceStatusProcess Status;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct QueryServiceConfigResult
    {
        public uint ServiceType;
        public uint StartType;
        public uint ErrorControl;
        public char* BinaryPathName;
        public char* LoadOrderGroup;
        public uint TagId;
        public char* Dependencies;
        public char* ServiceStartName;
        public char* DisplayName;
    }
}
