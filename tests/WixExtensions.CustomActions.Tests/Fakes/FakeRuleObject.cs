using System.Runtime.InteropServices.Marshalling;
using WixExtensions.CustomActions.Firewall;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>A rule's object in memory that refuses what the firewall refuses: ports of a protocol that has none, ICMP codes of one that is not ICMP, a protocol while what depends on the old one is still there.</summary>
internal sealed class FakeRuleObject : INetFwRule3
{
    /// <summary>Every setting that was put, and its value.</summary>
    public Dictionary<string, object?> Values { get; } = new() { ["Protocol"] = 256, ["LocalPorts"] = null, ["RemotePorts"] = null, ["IcmpTypesAndCodes"] = null };

    /// <summary>The names of the settings in the order in which they were put.</summary>
    public List<string> Order { get; } = [];

    public void GetTypeInfoCount() => throw new NotSupportedException();

    public void GetTypeInfo() => throw new NotSupportedException();

    public void GetIDsOfNames() => throw new NotSupportedException();

    public void Invoke() => throw new NotSupportedException();

    public string? GetName() => Values.GetValueOrDefault("Name") is string value ? value : null;

    public void PutName(string? value) => Put("Name", value);

    public string? GetDescription() => Values.GetValueOrDefault("Description") is string value ? value : null;

    public void PutDescription(string? value) => Put("Description", value);

    public string? GetApplicationName() => Values.GetValueOrDefault("ApplicationName") is string value ? value : null;

    public void PutApplicationName(string? value) => Put("ApplicationName", value);

    public string? GetServiceName() => Values.GetValueOrDefault("ServiceName") is string value ? value : null;

    public void PutServiceName(string? value) => Put("ServiceName", value);

    public int GetProtocol() => Values.GetValueOrDefault("Protocol") is int value ? value : 0;

    public void PutProtocol(int value) => Put("Protocol", value);

    public string? GetLocalPorts() => Values.GetValueOrDefault("LocalPorts") is string value ? value : null;

    public void PutLocalPorts(string? value) => Put("LocalPorts", value);

    public string? GetRemotePorts() => Values.GetValueOrDefault("RemotePorts") is string value ? value : null;

    public void PutRemotePorts(string? value) => Put("RemotePorts", value);

    public string? GetLocalAddresses() => Values.GetValueOrDefault("LocalAddresses") is string value ? value : null;

    public void PutLocalAddresses(string? value) => Put("LocalAddresses", value);

    public string? GetRemoteAddresses() => Values.GetValueOrDefault("RemoteAddresses") is string value ? value : null;

    public void PutRemoteAddresses(string? value) => Put("RemoteAddresses", value);

    public string? GetIcmpTypesAndCodes() => Values.GetValueOrDefault("IcmpTypesAndCodes") is string value ? value : null;

    public void PutIcmpTypesAndCodes(string? value) => Put("IcmpTypesAndCodes", value);

    public int GetDirection() => Values.GetValueOrDefault("Direction") is int value ? value : 0;

    public void PutDirection(int value) => Put("Direction", value);

    public ComVariant GetInterfaces() => default;

    public void PutInterfaces(ComVariant value) => Put("Interfaces", value.VarType);

    public string? GetInterfaceTypes() => Values.GetValueOrDefault("InterfaceTypes") is string value ? value : null;

    public void PutInterfaceTypes(string? value) => Put("InterfaceTypes", value);

    public short GetEnabled() => Values.GetValueOrDefault("Enabled") is short value ? value : (short)0;

    public void PutEnabled(short value) => Put("Enabled", value);

    public string? GetGrouping() => Values.GetValueOrDefault("Grouping") is string value ? value : null;

    public void PutGrouping(string? value) => Put("Grouping", value);

    public int GetProfiles() => Values.GetValueOrDefault("Profiles") is int value ? value : 0;

    public void PutProfiles(int value) => Put("Profiles", value);

    public short GetEdgeTraversal() => Values.GetValueOrDefault("EdgeTraversal") is short value ? value : (short)0;

    public void PutEdgeTraversal(short value) => Put("EdgeTraversal", value);

    public int GetAction() => Values.GetValueOrDefault("Action") is int value ? value : 0;

    public void PutAction(int value) => Put("Action", value);

    public int GetEdgeTraversalOptions() => Values.GetValueOrDefault("EdgeTraversalOptions") is int value ? value : 0;

    public void PutEdgeTraversalOptions(int value) => Put("EdgeTraversalOptions", value);

    public string? GetLocalAppPackageId() => Values.GetValueOrDefault("LocalAppPackageId") is string value ? value : null;

    public void PutLocalAppPackageId(string? value) => Put("LocalAppPackageId", value);

    public string? GetLocalUserOwner() => Values.GetValueOrDefault("LocalUserOwner") is string value ? value : null;

    public void PutLocalUserOwner(string? value) => Put("LocalUserOwner", value);

    public string? GetLocalUserAuthorizedList() => Values.GetValueOrDefault("LocalUserAuthorizedList") is string value ? value : null;

    public void PutLocalUserAuthorizedList(string? value) => Put("LocalUserAuthorizedList", value);

    public string? GetRemoteUserAuthorizedList() => Values.GetValueOrDefault("RemoteUserAuthorizedList") is string value ? value : null;

    public void PutRemoteUserAuthorizedList(string? value) => Put("RemoteUserAuthorizedList", value);

    public string? GetRemoteMachineAuthorizedList() => Values.GetValueOrDefault("RemoteMachineAuthorizedList") is string value ? value : null;

    public void PutRemoteMachineAuthorizedList(string? value) => Put("RemoteMachineAuthorizedList", value);

    public int GetSecureFlags() => Values.GetValueOrDefault("SecureFlags") is int value ? value : 0;

    public void PutSecureFlags(int value) => Put("SecureFlags", value);

    private void Put(string name, object? value)
    {
        var protocol = (int)Values["Protocol"]!;
        if (name is "LocalPorts" or "RemotePorts" && value is not null && protocol is not (6 or 17))
        {
            throw new ArgumentException($"{name} needs a protocol with ports.");
        }

        if (name == "IcmpTypesAndCodes" && value is not null && protocol is not (1 or 58))
        {
            throw new ArgumentException("ICMP codes need the protocol ICMP.");
        }

        if (name == "Protocol" && (Values["LocalPorts"] ?? Values["RemotePorts"] ?? Values["IcmpTypesAndCodes"]) is not null)
        {
            throw new ArgumentException("The protocol cannot be changed while ports or codes of the old one are there.");
        }

        Values[name] = value;
        Order.Add(name);
    }
}
