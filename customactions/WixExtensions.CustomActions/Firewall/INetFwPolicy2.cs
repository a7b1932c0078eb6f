using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>The firewall's policy (SDK: netfw.idl) as far as it is used here: the functions before Rules keep its place.</summary>
[GeneratedComInterface]
[Guid("98325047-C671-4174-8D81-DEFCD3F03186")]
internal partial interface INetFwPolicy2
{
    void GetTypeInfoCount();

    void GetTypeInfo();

    void GetIDsOfNames();

    void Invoke();

    void GetCurrentProfileTypes();

    void GetFirewallEnabled();

    void PutFirewallEnabled();

    void GetExcludedInterfaces();

    void PutExcludedInterfaces();

    void GetBlockAllInboundTraffic();

    void PutBlockAllInboundTraffic();

    void GetNotificationsDisabled();

    void PutNotificationsDisabled();

    void GetUnicastResponsesToMulticastBroadcastDisabled();

    void PutUnicastResponsesToMulticastBroadcastDisabled();

    INetFwRules GetRules();
}
