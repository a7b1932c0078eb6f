using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DockerDesktop.Windows.Wmi.Interop;

/// <summary>IEnumWbemClassObject (SDK: wbemcli.h), as far as it is used.</summary>
[GeneratedComInterface]
[Guid("027947e1-d731-11ce-a357-000000000001")]
internal partial interface IEnumWbemClassObject
{
    /// <summary>Not used.</summary>
    void Reset();

    /// <summary>Next, always asked for one object.</summary>
    [PreserveSig]
    int Next(int timeout, uint count, [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IWbemClassObject>))] out IWbemClassObject? instance, out uint returned);
}
