using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DockerDesktop.Windows.Wmi.Interop;

/// <summary>IWbemLocator (SDK: wbemcli.h).</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("dc12a687-737f-11cf-884d-00aa004b2e24")]
internal partial interface IWbemLocator
{
    /// <summary>ConnectServer; the namespace is an IWbemServices that the caller owns.</summary>
    [PreserveSig]
    int ConnectServer(string path, string? user, string? password, string? locale, int flags, string? authority, nint context, out nint services);
}
