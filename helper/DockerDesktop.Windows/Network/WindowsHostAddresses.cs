using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace DockerDesktop.Windows.Network;

/// <summary>The computer's addresses through IP Helper (SDK: netioapi.h).</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsHostAddresses : IHostAddresses
{
    private const ushort InterNetwork = 2; // AF_INET
    private const int Preferred = 4; // IpDadStatePreferred
    private const int NotFound = 1168; // ERROR_NOT_FOUND
    private const int FileNotFound = 2; // ERROR_FILE_NOT_FOUND: the interface went away meanwhile

    /// <inheritdoc/>
    public string? FindHostAddress() => HostAddressChoice.Find(GetDefaultRoutes(), GetAddresses());

    /// <inheritdoc/>
    public IDisposable Watch(Action changed) => new Registration(changed);

    private static unsafe List<DefaultRoute> GetDefaultRoutes()
    {
        List<DefaultRoute> routes = [];
        Check(GetIpForwardTable2(InterNetwork, out nint table));
        try
        {
            ForwardRow* rows = (ForwardRow*)(table + Table.RowsOffset);
            for (uint i = 0; i < *(uint*)table; i++)
            {
                if (rows[i].DestinationPrefixLength != 0 || rows[i].Loopback != 0)
                {
                    continue;
                }

                InterfaceRow row = new() { Family = InterNetwork, InterfaceLuid = rows[i].InterfaceLuid };
                int error = GetIpInterfaceEntry(ref row);
                if (error is NotFound or FileNotFound)
                {
                    continue;
                }

                Check(error);
                routes.Add(new DefaultRoute(rows[i].InterfaceLuid, rows[i].Metric + row.Metric));
            }
        }
        finally
        {
            FreeMibTable(table);
        }

        return routes;
    }

    private static unsafe List<InterfaceAddress> GetAddresses()
    {
        List<InterfaceAddress> addresses = [];
        Check(GetUnicastIpAddressTable(InterNetwork, out nint table));
        try
        {
            AddressRow* rows = (AddressRow*)(table + Table.RowsOffset);
            for (uint i = 0; i < *(uint*)table; i++)
            {
                addresses.Add(new InterfaceAddress(rows[i].InterfaceLuid, rows[i].Address, rows[i].DadState == Preferred && rows[i].SkipAsSource == 0));
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
    private static partial int GetIpForwardTable2(ushort family, out nint table);

    [LibraryImport("iphlpapi")]
    private static partial int GetUnicastIpAddressTable(ushort family, out nint table);

    [LibraryImport("iphlpapi")]
    private static partial int GetIpInterfaceEntry(ref InterfaceRow row);

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

    // MIB_IPFORWARD_TABLE2 and MIB_UNICASTIPADDRESS_TABLE: a count, and rows that begin at a multiple of eight.
    private static class Table
    {
        public const int RowsOffset = 8;
    }

    // MIB_IPFORWARD_ROW2, 104 bytes
    [StructLayout(LayoutKind.Explicit, Size = 104)]
    internal struct ForwardRow
    {
        [FieldOffset(0)]
        public ulong InterfaceLuid;

        [FieldOffset(40)]
        public byte DestinationPrefixLength;

        [FieldOffset(84)]
        public uint Metric;

        [FieldOffset(92)]
        public byte Loopback;
    }

    // MIB_UNICASTIPADDRESS_ROW, 80 bytes
    [StructLayout(LayoutKind.Explicit, Size = 80)]
    internal struct AddressRow
    {
        [FieldOffset(4)]
        public uint Address; // SOCKADDR_IN.sin_addr

        [FieldOffset(32)]
        public ulong InterfaceLuid;

        [FieldOffset(61)]
        public byte SkipAsSource;

        [FieldOffset(64)]
        public int DadState;
    }

    // MIB_IPINTERFACE_ROW, 168 bytes
    [StructLayout(LayoutKind.Explicit, Size = 168)]
    internal struct InterfaceRow
    {
        [FieldOffset(0)]
        public ushort Family;

        [FieldOffset(8)]
        public ulong InterfaceLuid;

        [FieldOffset(148)]
        public uint Metric;
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
