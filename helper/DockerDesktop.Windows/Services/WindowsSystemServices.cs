using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Windows.Services;

/// <summary>The service control manager. A handle lives no longer than one question, so that a service can be deleted while the helper runs.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsSystemServices : ISystemServices
{
    private const uint ManagerConnect = 0x1; // SC_MANAGER_CONNECT
    private const uint QueryConfig = 0x1; // SERVICE_QUERY_CONFIG
    private const uint ChangeConfig = 0x2; // SERVICE_CHANGE_CONFIG
    private const uint QueryStatus = 0x4; // SERVICE_QUERY_STATUS
    private const uint EnumerateDependents = 0x8; // SERVICE_ENUMERATE_DEPENDENTS
    private const uint ServiceStart = 0x10; // SERVICE_START
    private const uint ServiceStop = 0x20; // SERVICE_STOP
    private const uint StatusProcessInfo = 0; // SC_STATUS_PROCESS_INFO
    private const uint ControlStop = 1; // SERVICE_CONTROL_STOP
    private const uint StateActive = 1; // SERVICE_ACTIVE
    private const uint NoChange = 0xFFFFFFFF; // SERVICE_NO_CHANGE
    private const int ServiceDoesNotExist = 1060; // ERROR_SERVICE_DOES_NOT_EXIST
    private const int MoreData = 234; // ERROR_MORE_DATA

    // The largest that QueryServiceConfigW and EnumDependentServicesW ever need, by their pages in the SDK.
    private const uint ConfigurationBytes = 8 * 1024;
    private const uint DependentsBytes = 64 * 1024;

    /// <inheritdoc/>
    public unsafe SystemService? Find(string name)
    {
        ServiceHandle service;
        try
        {
            service = Open(name, QueryStatus | QueryConfig);
        }
        catch (Win32Exception e) when (e.NativeErrorCode == ServiceDoesNotExist)
        {
            return null;
        }

        using (service)
        {
            StatusProcess status;
            Check(QueryServiceStatusEx(service, StatusProcessInfo, &status, (uint)sizeof(StatusProcess), out _));
            byte[] configuration = new byte[ConfigurationBytes];
            fixed (byte* start = configuration)
            {
                Check(QueryServiceConfigW(service, start, ConfigurationBytes, out _));
                return new SystemService(
                    (SystemServiceState)status.Status.CurrentState,
                    (SystemServiceStart)((uint*)start)[1], // dwStartType
                    status.ProcessId,
                    status.Status.CheckPoint,
                    TimeSpan.FromMilliseconds(status.Status.WaitHint),
                    status.Status.Win32ExitCode,
                    status.Status.ServiceSpecificExitCode);
            }
        }
    }

    /// <inheritdoc/>
    public void Start(string name)
    {
        using ServiceHandle service = Open(name, ServiceStart);
        Check(StartServiceW(service, 0, 0));
    }

    /// <inheritdoc/>
    public void Stop(string name)
    {
        using ServiceHandle service = Open(name, ServiceStop);
        Check(ControlService(service, ControlStop, out _));
    }

    /// <inheritdoc/>
    public void SetStart(string name, SystemServiceStart start)
    {
        using ServiceHandle service = Open(name, ChangeConfig);
        Check(ChangeServiceConfigW(service, NoChange, start, NoChange, null, null, 0, null, null, null, null));
    }

    /// <inheritdoc/>
    public unsafe IReadOnlyList<string> GetActiveDependents(string name)
    {
        using ServiceHandle service = Open(name, EnumerateDependents);
        byte[] buffer = new byte[DependentsBytes];
        fixed (byte* start = buffer)
        {
            // More than fit is a computer on which thousands of services need this one: those that fit are enough to say so.
            bool whole = EnumDependentServicesW(service, StateActive, start, DependentsBytes, out _, out uint count);
            Check(whole || Marshal.GetLastPInvokeError() == MoreData);
            List<string> names = [];
            DependentStatus* entries = (DependentStatus*)start;
            for (uint i = 0; i < count; i++)
            {
                names.Add(new string(entries[i].ServiceName));
            }

            return names;
        }
    }

    private static ServiceHandle Open(string name, uint access)
    {
        using ServiceHandle manager = OpenSCManagerW(null, null, ManagerConnect);
        Check(!manager.IsInvalid);
        ServiceHandle service = OpenServiceW(manager, name, access);
        if (service.IsInvalid)
        {
            int error = Marshal.GetLastPInvokeError();
            service.Dispose();
            throw new Win32Exception(error);
        }

        return service;
    }

    private static void Check(bool succeeded)
    {
        if (!succeeded)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial ServiceHandle OpenSCManagerW(string? computer, string? database, uint access);

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial ServiceHandle OpenServiceW(ServiceHandle manager, string name, uint access);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool QueryServiceStatusEx(ServiceHandle service, uint level, StatusProcess* status, uint length, out uint needed);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool QueryServiceConfigW(ServiceHandle service, byte* configuration, uint length, out uint needed);

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool ChangeServiceConfigW(
        ServiceHandle service, uint type, SystemServiceStart start, uint errorControl, string? path, string? group, nint tag, string? dependencies,
        string? account, string? password,
        string? displayName);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool StartServiceW(ServiceHandle service, uint count, nint arguments);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool ControlService(ServiceHandle service, uint control, out NativeServiceStatus status);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool EnumDependentServicesW(ServiceHandle service, uint state, byte* buffer, uint length, out uint needed, out uint count);

    // SERVICE_STATUS_PROCESS
    internal struct StatusProcess
    {
        public NativeServiceStatus Status;
        public uint ProcessId;
        public uint ServiceFlags;
    }

    // ENUM_SERVICE_STATUSW
    internal unsafe struct DependentStatus
    {
        public char* ServiceName;
        public char* DisplayName;
        public NativeServiceStatus Status;
    }
}
