using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using DockerDesktop.Windows.Services;

namespace DockerDesktop.Service.ServiceControl;

/// <summary>The real service control manager, through StartServiceCtrlDispatcher.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsServiceControlManager : IServiceControlManager
{
    private const uint ServiceWin32OwnProcess = 0x10;
    private const uint AcceptStop = 0x1;
    private const uint AcceptShutdown = 0x4;
    private const uint ServiceSpecificError = 1066; // ERROR_SERVICE_SPECIFIC_ERROR

    // ServiceMain gets no context argument, so what it is to run has to be where a static function finds it.
    private static IControlledService? s_service;
    private static string s_serviceName = string.Empty;

    /// <inheritdoc/>
    public unsafe int Run(string serviceName, IControlledService service)
    {
        s_service = service;
        s_serviceName = serviceName;
        fixed (char* name = serviceName)
        {
            ServiceTableEntry* table = stackalloc ServiceTableEntry[2];
            table[0] = new ServiceTableEntry { Name = name, Main = &ServiceMain };
            table[1] = default;
            return StartServiceCtrlDispatcherW(table) ? 0 : Marshal.GetLastPInvokeError();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static unsafe void ServiceMain(uint argumentCount, char** arguments)
    {
        // Arguments of "sc start" are whatever the one who starts it likes; the service takes none.
        nint handle = RegisterServiceCtrlHandlerExW(s_serviceName, &HandleControl, 0);
        if (handle == 0)
        {
            // Without the handle no state can be reported; the service control manager notices that the process ends.
            Environment.Exit(Marshal.GetLastPInvokeError());
        }

        s_service!.Run(new Reporter(handle));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static uint HandleControl(uint control, uint eventType, nint eventData, nint context) => s_service!.Control(control);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool StartServiceCtrlDispatcherW(ServiceTableEntry* table);

    [LibraryImport("advapi32", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    private static unsafe partial nint RegisterServiceCtrlHandlerExW(
        string serviceName, delegate* unmanaged[Stdcall]<uint, uint, nint, nint, uint> handler, nint context);

    [LibraryImport("advapi32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetServiceStatus(nint handle, in NativeServiceStatus status);

    // SERVICE_TABLE_ENTRYW
    private unsafe struct ServiceTableEntry
    {
        public char* Name;
        public delegate* unmanaged[Stdcall]<uint, char**, void> Main;
    }

    private sealed class Reporter(nint handle) : IServiceStatusReporter
    {
        public void Report(ServiceStatus status)
        {
            NativeServiceStatus native = new()
            {
                ServiceType = ServiceWin32OwnProcess,
                CurrentState = (uint)status.State,
                // While it starts or stops, the service control manager itself answers a stop with "cannot accept control messages at this time".
                ControlsAccepted = status.State == SystemServiceState.Running ? AcceptStop | AcceptShutdown : 0,
                Win32ExitCode = status.ExitCode == ServiceExitCode.Success ? 0 : ServiceSpecificError,
                ServiceSpecificExitCode = (uint)status.ExitCode,
                CheckPoint = status.CheckPoint,
                WaitHint = (uint)status.WaitHint.TotalMilliseconds,
            };
            // Can only fail for a handle or a state that is not valid, and there is nobody else to tell.
            _ = SetServiceStatus(handle, native);
        }
    }
}
