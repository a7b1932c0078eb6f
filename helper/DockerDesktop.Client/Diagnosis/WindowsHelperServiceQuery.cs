using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Protocol;

namespace DockerDesktop.Client.Diagnosis;

/// <summary>The real service control manager, asked for nothing that a standard user may not ask.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsHelperServiceQuery : IHelperServiceQuery
{
    private const uint ManagerConnect = 0x1;
    private const uint ServiceQueryConfig = 0x1;
    private const uint ServiceQueryStatus = 0x4;
    private const int ServiceDoesNotExist = 1060;
    private const int ConfigurationBytes = 8 * 1024; // the documented maximum of QUERY_SERVICE_CONFIG

    /// <inheritdoc/>
    public HelperServiceState GetState()
    {
        nint manager = OpenSCManagerW(null, null, ManagerConnect);
        if (manager == 0)
        {
            return HelperServiceState.Unknown;
        }

        try
        {
            nint service = OpenServiceW(manager, ServiceIdentity.Name, ServiceQueryConfig | ServiceQueryStatus);
            if (service == 0)
            {
                return Marshal.GetLastPInvokeError() == ServiceDoesNotExist ? HelperServiceState.NotInstalled : HelperServiceState.Unknown;
            }

            try
            {
                return GetState(service);
            }
            finally
            {
                _ = CloseServiceHandle(service);
            }
        }
        finally
        {
            _ = CloseServiceHandle(manager);
        }
    }

    private static HelperServiceState GetState(nint service) => !QueryServiceStatus(service, out ServiceStatus status)
        ? HelperServiceState.Unknown
        : status.CurrentState switch
        {
            1 => GetStoppedState(service), // SERVICE_STOPPED
            2 => HelperServiceState.Starting, // SERVICE_START_PENDING
            3 => HelperServiceState.Stopping, // SERVICE_STOP_PENDING
            4 => HelperServiceState.Running, // SERVICE_RUNNING
            _ => HelperServiceState.Unknown,
        };

    private static unsafe HelperServiceState GetStoppedState(nint service)
    {
        byte* configuration = stackalloc byte[ConfigurationBytes];
        return !QueryServiceConfigW(service, configuration, ConfigurationBytes, out _)
            ? HelperServiceState.Unknown
            : ((uint*)configuration)[1] switch // dwStartType
            {
                2 => HelperServiceState.StoppedAutomaticStart, // SERVICE_AUTO_START
                4 => HelperServiceState.StoppedDisabled, // SERVICE_DISABLED
                _ => HelperServiceState.StoppedDemandStart,
            };
    }

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial nint OpenSCManagerW(string? computer, string? database, uint access);

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static partial nint OpenServiceW(nint manager, string name, uint access);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool QueryServiceStatus(nint service, out ServiceStatus status);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool QueryServiceConfigW(nint service, byte* configuration, uint length, out uint needed);

    [LibraryImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CloseServiceHandle(nint handle);

    // SERVICE_STATUS
    private struct ServiceStatus
    {
        public uint ServiceType;
        public uint CurrentState;
        public uint ControlsAccepted;
        public uint Win32ExitCode;
        public uint ServiceSpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
    }
}
