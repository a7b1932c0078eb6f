using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>IEnumVARIANT (SDK: oaidl.idl); only Next is called.</summary>
[GeneratedComInterface]
[Guid("00020404-0000-0000-C000-000000000046")]
internal partial interface IEnumVariant
{
    /// <returns>S_OK when the value was given, S_FALSE at the end.</returns>
    [PreserveSig]
    int Next(uint count, out ComVariant value, out uint fetched);
}
