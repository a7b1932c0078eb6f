using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>
/// A firewall rule (SDK: netfw.idl). The interface with those that it extends, INetFwRule and INetFwRule2, in the order of its table of functions; the first four are
/// IDispatch's and not called. Get functions return the value; VARIANT_BOOL is -1 for true.
/// </summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("B21563FF-D696-4222-AB46-4E89B73AB34A")]
internal partial interface INetFwRule3
{
    void GetTypeInfoCount();

    void GetTypeInfo();

    void GetIDsOfNames();

    void Invoke();

    string? GetName();

    void PutName(string? value);

    string? GetDescription();

    void PutDescription(string? value);

    string? GetApplicationName();

    void PutApplicationName(string? value);

    string? GetServiceName();

    void PutServiceName(string? value);

    int GetProtocol();

    void PutProtocol(int value);

    string? GetLocalPorts();

    void PutLocalPorts(string? value);

    string? GetRemotePorts();

    void PutRemotePorts(string? value);

    string? GetLocalAddresses();

    void PutLocalAddresses(string? value);

    string? GetRemoteAddresses();

    void PutRemoteAddresses(string? value);

    string? GetIcmpTypesAndCodes();

    void PutIcmpTypesAndCodes(string? value);

    int GetDirection();

    void PutDirection(int value);

    ComVariant GetInterfaces();

    void PutInterfaces(ComVariant value);

    string? GetInterfaceTypes();

    void PutInterfaceTypes(string? value);

    short GetEnabled();

    void PutEnabled(short value);

    string? GetGrouping();

    void PutGrouping(string? value);

    int GetProfiles();

    void PutProfiles(int value);

    short GetEdgeTraversal();

    void PutEdgeTraversal(short value);

    int GetAction();

    void PutAction(int value);

    int GetEdgeTraversalOptions();

    void PutEdgeTraversalOptions(int value);

    string? GetLocalAppPackageId();

    void PutLocalAppPackageId(string? value);

    string? GetLocalUserOwner();

    void PutLocalUserOwner(string? value);

    string? GetLocalUserAuthorizedList();

    void PutLocalUserAuthorizedList(string? value);

    string? GetRemoteUserAuthorizedList();

    void PutRemoteUserAuthorizedList(string? value);

    string? GetRemoteMachineAuthorizedList();

    void PutRemoteMachineAuthorizedList(string? value);

    int GetSecureFlags();

    void PutSecureFlags(int value);
}
