using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Windows.Network;

/// <summary>The computer's addresses through IP Helper (SDK: netioapi.h, iphlpapi.h).</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsHostAddresses : IHostAddresses
{
    private const ushort InterNetwork = 2; // AF_INET
    private const int Preferred = 4; // IpDadStatePreferred
    private const int InsufficientBuffer = 122; // ERROR_INSUFFICIENT_BUFFER
    private const int NoData = 232; // ERROR_NO_DATA: there is no route
    private const int RowsOffset = 8; // MIB_UNICASTIPADDRESS_TABLE: a count, and rows that begin at a multiple of eight

    /// <inheritdoc/>
    public string? FindHostAddress() => HostAddressChoice.Find(GetDefaultRoutes(), GetAddresses());

    /// <inheritdoc/>
    public IDisposable Watch(Action changed) => new Registration(changed);

    // The older of the two route tables, because it alone gives the metric of the route and of its interface together.
    private static List<DefaultRoute> GetDefaultRoutes()
    {
        List<DefaultRoute> routes = [];
        uint size = 0;
        byte[] table = [];
        int error;
        while ((error = GetIpForwardTable(table, ref size, 0)) == InsufficientBuffer)
        {
            table = new byte[size];
        }

        if (error == NoData)
        {
            return routes;
        }

        Check(error);
        uint count = MemoryMarshal.Read<uint>(table);
        foreach (ForwardRow row in MemoryMarshal.Cast<byte, ForwardRow>(table.AsSpan(sizeof(uint)))[..(int)count])
        {
            if (row is { Destination: 0, Mask: 0 })
            {
                routes.Add(new DefaultRoute(row.InterfaceIndex, row.Metric));
            }
        }

        return routes;
    }

    private static unsafe List<InterfaceAddress> GetAddresses()
    {
        List<InterfaceAddress> addresses = [];
        Check(GetUnicastIpAddressTable(InterNetwork, out nint table));
        try
        {
            AddressRow* rows = (AddressRow*)(table + RowsOffset);
            for (uint i = 0; i < *(uint*)table; i++)
            {
                addresses.Add(new InterfaceAddress(rows[i].InterfaceIndex, rows[i].Address, rows[i].DadState == Preferred && rows[i].SkipAsSource == 0));
            }
        }
        finally
        {
            FreeMibTable(table);
        }

        return addresses;
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }

    [LibraryImport("iphlpapi")]
    private static partial int GetIpForwardTable([Out] byte[] table, ref uint size, int order);

    [LibraryImport("iphlpapi")]
    private static partial int GetUnicastIpAddressTable(ushort family, out nint table);

    [LibraryImport("iphlpapi")]
    private static partial void FreeMibTable(nint table);

    [LibraryImport("iphlpapi")]
    private static unsafe partial int NotifyIpInterfaceChange(
        ushort family, delegate* unmanaged[Stdcall]<nint, nint, int, void> callback, nint context, byte initialNotification, out nint handle);

    [LibraryImport("iphlpapi")]
    private static unsafe partial int NotifyUnicastIpAddressChange(
        ushort family, delegate* unmanaged[Stdcall]<nint, nint, int, void> callback, nint context, byte initialNotification, out nint handle);

    [LibraryImport("iphlpapi")]
    private static unsafe partial int NotifyRouteChange2(
        ushort family, delegate* unmanaged[Stdcall]<nint, nint, int, void> callback, nint context, byte initialNotification, out nint handle);

    [LibraryImport("iphlpapi")]
    private static partial int CancelMibChangeNotify2(nint handle);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static void OnChange(nint context, nint _1, int _2) => ((Action)GCHandle.FromIntPtr(context).Target!)();

    // MIB_IPFORWARDROW, 56 bytes
    [StructLayout(LayoutKind.Explicit, Size = 56)]
    internal struct ForwardRow
    {
        [FieldOffset(0)]
        public uint Destination;

        [FieldOffset(4)]
        public uint Mask;

        [FieldOffset(16)]
        public uint InterfaceIndex;

        // Of the route and of its interface, added.
        [FieldOffset(36)]
        public uint Metric;
    }

    // MIB_UNICASTIPADDRESS_ROW, 80 bytes
    [StructLayout(LayoutKind.Explicit, Size = 80)]
    internal struct AddressRow
    {
        [FieldOffset(4)]
        public uint Address; // SOCKADDR_IN.sin_addr

        [FieldOffset(40)]
        public uint InterfaceIndex;

        [FieldOffset(61)]
        public byte SkipAsSource;

        [FieldOffset(64)]
        public int DadState;
    }

    private sealed class Registration : IDisposable
    {
        private readonly List<nint> _handles = [];
        private GCHandle _changed;

        public unsafe Registration(Action changed)
        {
            _changed = GCHandle.Alloc(changed);
            nint context = GCHandle.ToIntPtr(_changed);
            try
            {
                // Whichever of the three Windows does not give is made up for by looking again from time to time.
                Add(NotifyUnicastIpAddressChange(InterNetwork, &OnChange, context, 0, out nint handle), handle);
                Add(NotifyRouteChange2(InterNetwork, &OnChange, context, 0, out handle), handle);
                Add(NotifyIpInterfaceChange(InterNetwork, &OnChange, context, 0, out handle), handle);
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public void Dispose()
        {
            // Returns when no callback is running any more.
            foreach (nint handle in _handles)
            {
                _ = CancelMibChangeNotify2(handle);
            }

            _handles.Clear();
            if (_changed.IsAllocated)
            {
                _changed.Free();
            }
        }

        private void Add(int error, nint handle)
        {
            if (error == 0 && handle != 0)
            {
                _handles.Add(handle);
            }
        }
    }
}
