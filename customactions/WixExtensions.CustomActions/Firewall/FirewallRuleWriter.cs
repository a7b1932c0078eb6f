namespace WixExtensions.CustomActions.Firewall;

/// <summary>
/// Puts the settings of a rule into the firewall's object. The order matters: the firewall refuses ports of a protocol that has none and codes of a protocol that is not ICMP,
/// so what depends on the protocol goes before it is changed and comes after it.
/// </summary>
internal static class FirewallRuleWriter
{
    private const short True = -1;

    /// <summary>Fills a new object, whose settings are the firewall's defaults.</summary>
    public static void Fill(INetFwRule3 target, FirewallRule rule)
    {
        target.PutName(rule.Name);
        PutIfSaid(target.PutDescription, rule.Description);
        PutIfSaid(target.PutApplicationName, rule.Program);
        PutIfSaid(target.PutServiceName, rule.Service);
        target.PutProtocol(rule.EffectiveProtocol);
        PutIfSaid(target.PutLocalPorts, rule.LocalPorts);
        PutIfSaid(target.PutRemotePorts, rule.RemotePorts);
        PutIfSaid(target.PutIcmpTypesAndCodes, rule.IcmpTypesAndCodes);
        PutIfSaid(target.PutLocalAddresses, rule.LocalAddresses);
        PutIfSaid(target.PutRemoteAddresses, rule.RemoteAddresses);
        target.PutDirection(rule.Direction);
        if (rule.Interfaces is not null)
        {
            PutInterfaces(target, rule.Interfaces);
        }

        PutIfSaid(target.PutInterfaceTypes, rule.InterfaceTypes);
        PutIfSaid(target.PutGrouping, rule.Grouping);
        target.PutProfiles(rule.Profiles ?? FirewallRule.AllProfiles);
        PutIfSaid(target.PutEdgeTraversalOptions, rule.EdgeTraversal);
        target.PutAction(rule.Action ?? FirewallRule.Allow);
        PutIfSaid(target.PutLocalAppPackageId, rule.LocalAppPackageId);
        PutIfSaid(target.PutLocalUserOwner, rule.LocalUserOwner);
        PutIfSaid(target.PutLocalUserAuthorizedList, rule.LocalUserAuthorizedList);
        PutIfSaid(target.PutRemoteUserAuthorizedList, rule.RemoteUserAuthorizedList);
        PutIfSaid(target.PutRemoteMachineAuthorizedList, rule.RemoteMachineAuthorizedList);
        PutIfSaid(target.PutSecureFlags, rule.SecureFlags);
        target.PutEnabled(Enabled(rule));
    }

    /// <summary>Makes an object that is in force what a rule says; each setting counts at once. Settings that the rule does not say become the firewall's defaults.</summary>
    public static void Change(INetFwRule3 target, FirewallRule rule)
    {
        const int icmp4 = 1;
        const int icmp6 = 58;
        var protocol = target.GetProtocol();
        if (protocol is icmp4 or icmp6)
        {
            target.PutIcmpTypesAndCodes(null);
        }
        else if (protocol != FirewallRule.AnyProtocol)
        {
            target.PutLocalPorts(null);
            target.PutRemotePorts(null);
        }

        target.PutProtocol(rule.EffectiveProtocol);
        PutIfSaid(target.PutLocalPorts, rule.LocalPorts);
        PutIfSaid(target.PutRemotePorts, rule.RemotePorts);
        PutIfSaid(target.PutIcmpTypesAndCodes, rule.IcmpTypesAndCodes);
        target.PutDescription(rule.Description ?? string.Empty);
        target.PutApplicationName(rule.Program);
        target.PutServiceName(rule.Service);
        target.PutLocalAddresses(rule.LocalAddresses ?? string.Empty);
        target.PutRemoteAddresses(rule.RemoteAddresses ?? string.Empty);
        target.PutDirection(rule.Direction);
        PutInterfaces(target, rule.Interfaces);
        target.PutInterfaceTypes(rule.InterfaceTypes ?? string.Empty);
        target.PutGrouping(rule.Grouping ?? string.Empty);
        target.PutProfiles(rule.Profiles ?? FirewallRule.AllProfiles);
        target.PutEdgeTraversalOptions(rule.EdgeTraversal ?? 0);
        target.PutAction(rule.Action ?? FirewallRule.Allow);
        target.PutLocalAppPackageId(rule.LocalAppPackageId);
        target.PutLocalUserOwner(rule.LocalUserOwner);
        target.PutLocalUserAuthorizedList(rule.LocalUserAuthorizedList);
        target.PutRemoteUserAuthorizedList(rule.RemoteUserAuthorizedList);
        target.PutRemoteMachineAuthorizedList(rule.RemoteMachineAuthorizedList);
        target.PutSecureFlags(rule.SecureFlags ?? 0);
        target.PutEnabled(Enabled(rule));
    }

    private static short Enabled(FirewallRule rule) => rule.Enabled == 0 ? (short)0 : True;

    private static void PutInterfaces(INetFwRule3 target, string? interfaces)
    {
        using var variant = InterfaceNames.ToVariant(interfaces);
        target.PutInterfaces(variant);
    }

    private static void PutIfSaid(Action<string?> put, string? value)
    {
        if (value is not null)
        {
            put(value);
        }
    }

    private static void PutIfSaid(Action<int> put, int? value)
    {
        if (value is { } number)
        {
            put(number);
        }
    }
}
