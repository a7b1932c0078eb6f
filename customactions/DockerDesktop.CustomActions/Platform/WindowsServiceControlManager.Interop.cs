using System.Runtime.InteropServices;

namespace DockerDesktop.CustomActions.Platform;

/// <content>Functions, structures and constants of winsvc.h.</content>
internal sealed unsafe partial class WindowsServiceControlManager
{
    private const string Advapi32 = "advapi32.dll";

    private const uint ManagerConnect = 0x0001;
    private const uint ManagerCreateService = 0x0002;
    private const uint ServiceQueryConfig = 0x0001;
    private const uint ServiceChangeConfig = 0x0002;
    private const uint ServiceQueryStatus = 0x0004;
    private const uint ServiceEnumerateDependents = 0x0008;
    private const uint ServiceStart = 0x0010;
    private const uint ServiceStop = 0x0020;
    private const uint DeleteAccess = 0x00010000;
    private const uint ReadControl = 0x00020000;
    private const uint WriteDac = 0x00040000;
    private const uint ControlStop = 1;
    private const uint ConfigDescription = 1;
    private const uint ConfigFailureActions = 2;
    private const uint ConfigDelayedAutoStart = 3;
    private const uint ConfigFailureActionsFlag = 4;
    private const uint ConfigServiceSidInfo = 5;
    private const uint ConfigRequiredPrivileges = 6;
    private const uint DaclSecurityInformation = 4;
    private const uint ServiceActive = 1;

    [LibraryImport(Advapi32, SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial ServiceHandle OpenSCManagerW(string? machine, string? database, uint access);

    [LibraryImport(Advapi32, SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial ServiceHandle OpenServiceW(ServiceHandle manager, string service, uint access);

    [LibraryImport(Advapi32, SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial ServiceHandle CreateServiceW(
        ServiceHandle manager, string service, string displayName, uint access, uint serviceType, uint startType, uint errorControl, string imagePath, string? loadOrderGroup, nint tag, string? dependencies, string? account, string? password);

    [LibraryImport(Advapi32, SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int ChangeServiceConfigW(
        ServiceHandle service, uint serviceType, uint startType, uint errorControl, string imagePath, string? loadOrderGroup, nint tag, string? dependencies, string? account, string? password, string displayName);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int ChangeServiceConfig2W(ServiceHandle service, uint level, nint information);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int QueryServiceConfigW(ServiceHandle service, byte* buffer, uint length, out uint needed);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int QueryServiceConfig2W(ServiceHandle service, uint level, byte* buffer, uint length, out uint needed);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int QueryServiceStatus(ServiceHandle service, out NativeServiceStatus status);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int QueryServiceObjectSecurity(ServiceHandle service, uint information, byte* descriptor, uint length, out uint needed);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int SetServiceObjectSecurity(ServiceHandle service, uint information, nint descriptor);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int DeleteService(ServiceHandle service);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int StartServiceW(ServiceHandle service, uint argumentCount, nint arguments);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int ControlService(ServiceHandle service, uint control, out NativeServiceStatus status);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int EnumDependentServicesW(ServiceHandle service, uint state, byte* buffer, uint length, out uint needed, out uint count);

    [LibraryImport(Advapi32, SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial int ConvertStringSecurityDescriptorToSecurityDescriptorW(string sddl, uint revision, out nint descriptor, out uint size);

    [LibraryImport(Advapi32, SetLastError = true)]
    private static partial int ConvertSecurityDescriptorToStringSecurityDescriptorW(byte* descriptor, uint revision, uint information, out nint sddl, out uint length);

    [LibraryImport("kernel32.dll")]
    private static partial nint LocalFree(nint memory);

    /// <summary>QUERY_SERVICE_CONFIGW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct QueryServiceConfig
    {
        public uint ServiceType;
        public uint StartType;
        public uint ErrorControl;
        public char* ImagePath;
        public char* LoadOrderGroup;
        public uint Tag;
        public char* Dependencies;
        public char* Account;
        public char* DisplayName;
    }

    /// <summary>SERVICE_STATUS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeServiceStatus
    {
        public uint ServiceType;
        public uint State;
        public uint ControlsAccepted;
        public uint ExitCode;
        public uint ServiceSpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
    }

    /// <summary>ENUM_SERVICE_STATUSW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct EnumServiceStatus
    {
        public char* ServiceName;
        public char* DisplayName;
        public NativeServiceStatus Status;
    }

    /// <summary>SERVICE_FAILURE_ACTIONSW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeFailureActions
    {
        public uint ResetPeriod;
        public char* RebootMessage;
        public char* Command;
        public uint ActionCount;
        public ScAction* Actions;
    }

    /// <summary>SC_ACTION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ScAction
    {
        public uint Type;
        public uint Delay;
    }
}
