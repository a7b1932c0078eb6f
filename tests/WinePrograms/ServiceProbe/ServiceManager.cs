using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ServiceProbe;

/// <summary>The service control manager of this machine. Every member throws <see cref="Win32Exception"/> when the call fails.</summary>
internal sealed unsafe class ServiceManager : IDisposable
{
    private readonly nint _manager = Check(NativeMethods.OpenSCManager(null, null, NativeMethods.ManagerConnect | NativeMethods.ManagerEnumerate));

    public void Dispose() => _ = NativeMethods.CloseServiceHandle(_manager);

    public void List(TextWriter output)
    {
        uint needed = 0, count = 0, resume = 0;
        _ = NativeMethods.EnumServicesStatusEx(_manager, 0, NativeMethods.ServiceWin32, NativeMethods.ServiceStateAll, null, 0, &needed, &count, &resume, null);
        byte[] buffer = new byte[needed];
        fixed (byte* start = buffer)
        {
            resume = 0;
            Check(NativeMethods.EnumServicesStatusEx(_manager, 0, NativeMethods.ServiceWin32, NativeMethods.ServiceStateAll, start, needed, &needed, &count, &resume, null));
            var entries = (NativeMethods.EnumServiceStatusProcess*)start;
            for (uint i = 0; i < count; i++)
            {
                string name = new(entries[i].ServiceName);
                using Handle service = Open(name, NativeMethods.QueryConfig);
                output.WriteLine($"{name} {StateName(entries[i].Status.CurrentState)} {StartTypeName(Configuration(service).StartType)}");
            }
        }
    }

    public void Query(string name, TextWriter output)
    {
        using Handle service = Open(name, NativeMethods.QueryConfig | NativeMethods.QueryStatus | NativeMethods.ReadControl);
        NativeMethods.ServiceStatusProcess status;
        uint needed;
        Check(NativeMethods.QueryServiceStatusEx(service.Value, 0, &status, (uint)sizeof(NativeMethods.ServiceStatusProcess), &needed));
        ServiceConfiguration configuration = Configuration(service);
        output.WriteLine($"state: {StateName(status.CurrentState)}");
        output.WriteLine($"exit-code: {status.Win32ExitCode}");
        output.WriteLine($"process: {status.ProcessId}");
        output.WriteLine($"type: 0x{configuration.Type:x}");
        output.WriteLine($"start-type: {StartTypeName(configuration.StartType)}");
        output.WriteLine($"error-control: {configuration.ErrorControl}");
        output.WriteLine($"path: {configuration.Path}");
        output.WriteLine($"dependencies: {string.Join(';', configuration.Dependencies)}");
        output.WriteLine($"account: {configuration.Account}");
        output.WriteLine($"display-name: {configuration.DisplayName}");
        if (Optional(service, NativeMethods.ConfigDescription) is byte[] description)
        {
            fixed (byte* start = description)
            {
                output.WriteLine($"description: {new string(*(char**)start)}");
            }
        }

        if (Optional(service, NativeMethods.ConfigDelayedAutoStart) is byte[] delayed)
        {
            output.WriteLine($"delayed-start: {(delayed[0] != 0 ? "yes" : "no")}");
        }

        if (Optional(service, NativeMethods.ConfigServiceSid) is byte[] sid)
        {
            output.WriteLine($"sid-type: {BitConverter.ToUInt32(sid)}");
        }
    }

    public void Start(string name, string[] arguments)
    {
        using Handle service = Open(name, NativeMethods.ServiceStart);
        nint[] pointers = [.. arguments.Select(Marshal.StringToHGlobalUni)];
        try
        {
            fixed (nint* start = pointers)
            {
                Check(NativeMethods.StartService(service.Value, (uint)pointers.Length, start));
            }
        }
        finally
        {
            Array.ForEach(pointers, Marshal.FreeHGlobal);
        }
    }

    public void Stop(string name)
    {
        using Handle service = Open(name, NativeMethods.ServiceStop);
        NativeMethods.ServiceStatus status;
        Check(NativeMethods.ControlService(service.Value, NativeMethods.ControlStop, &status));
    }

    private Handle Open(string name, uint access) => new(Check(NativeMethods.OpenService(_manager, name, access)));

    private static ServiceConfiguration Configuration(Handle service)
    {
        uint needed = 0;
        _ = NativeMethods.QueryServiceConfig(service.Value, null, 0, &needed);
        byte[] buffer = new byte[needed];
        fixed (byte* start = buffer)
        {
            Check(NativeMethods.QueryServiceConfig(service.Value, start, needed, &needed));
            return new ServiceConfiguration((NativeMethods.QueryServiceConfigResult*)start);
        }
    }

    /// <summary>One of the later additions to a service's configuration; null where the operating system does not have it.</summary>
    private static byte[]? Optional(Handle service, uint level)
    {
        uint needed = 0;
        _ = NativeMethods.QueryServiceConfig2(service.Value, level, null, 0, &needed);
        // Pinned, because the result points into itself and is read after this method.
        byte[] buffer = GC.AllocateArray<byte>((int)Math.Max(needed, 16), pinned: true);
        fixed (byte* start = buffer)
        {
            return NativeMethods.QueryServiceConfig2(service.Value, level, start, (uint)buffer.Length, &needed) != 0 ? buffer : null;
        }
    }

    private static string StateName(uint state) => state switch
    {
        1 => "stopped",
        2 => "start-pending",
        3 => "stop-pending",
        4 => "running",
        5 => "continue-pending",
        6 => "pause-pending",
        7 => "paused",
        _ => state.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string StartTypeName(uint type) => type switch
    {
        0 => "boot",
        1 => "system",
        2 => "automatic",
        3 => "demand",
        4 => "disabled",
        _ => type.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static nint Check(nint handle) => handle != 0 ? handle : throw new Win32Exception(Marshal.GetLastPInvokeError());

    private static void Check(int succeeded)
    {
        if (succeeded == 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    private readonly struct Handle(nint value) : IDisposable
    {
        public nint Value => value;

        public void Dispose() => _ = NativeMethods.CloseServiceHandle(value);
    }
}
