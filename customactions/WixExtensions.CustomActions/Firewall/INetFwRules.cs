using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>The firewall's rules (SDK: netfw.idl); the first four functions are IDispatch's and not called.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("9C4C6277-5027-441E-AFAE-CA1F542DA009")]
internal partial interface INetFwRules
{
    void GetTypeInfoCount();

    void GetTypeInfo();

    void GetIDsOfNames();

    void Invoke();

    int GetCount();

    void Add(INetFwRule3 rule);

    void Remove(string name);

    INetFwRule3 Item(string name);

    IEnumVariant GetNewEnum();
}
