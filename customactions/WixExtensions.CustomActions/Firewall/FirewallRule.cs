using System.Globalization;
using Microsoft.Deployment.WindowsInstaller;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>A rule of the Windows Firewall (SDK: INetFwRule3). Null stands for what is not said, for which the firewall has a default.</summary>
internal sealed record FirewallRule
{
    /// <summary>NET_FW_RULE_DIR_IN.</summary>
    public const int Inbound = 1;

    /// <summary>NET_FW_IP_PROTOCOL_TCP.</summary>
    public const int Tcp = 6;

    /// <summary>NET_FW_IP_PROTOCOL_ANY.</summary>
    public const int AnyProtocol = 256;

    /// <summary>NET_FW_PROFILE2_ALL.</summary>
    public const int AllProfiles = 0x7FFFFFFF;

    /// <summary>NET_FW_ACTION_ALLOW.</summary>
    public const int Allow = 1;

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The full path of the program.</summary>
    public string? Program { get; init; }

    public string? Service { get; init; }

    /// <summary>The number of the IP protocol, or <see cref="AnyProtocol"/>.</summary>
    public int? Protocol { get; init; }

    public string? LocalPorts { get; init; }

    public string? RemotePorts { get; init; }

    public string? LocalAddresses { get; init; }

    public string? RemoteAddresses { get; init; }

    public string? IcmpTypesAndCodes { get; init; }

    /// <summary>1 inbound, 2 outbound.</summary>
    public int Direction { get; init; } = Inbound;

    /// <summary>The names of network interfaces, with a vertical bar between.</summary>
    public string? Interfaces { get; init; }

    public string? InterfaceTypes { get; init; }

    /// <summary>Zero when it is switched off.</summary>
    public int? Enabled { get; init; }

    public string? Grouping { get; init; }

    /// <summary>Bits: 1 domain, 2 private, 4 public.</summary>
    public int? Profiles { get; init; }

    /// <summary>0 block, 1 allow.</summary>
    public int? Action { get; init; }

    /// <summary>NET_FW_EDGE_TRAVERSAL_TYPE: 0 deny, 1 allow, 2 the application's choice, 3 the user's.</summary>
    public int? EdgeTraversal { get; init; }

    public string? LocalAppPackageId { get; init; }

    public string? LocalUserOwner { get; init; }

    public string? LocalUserAuthorizedList { get; init; }

    public string? RemoteUserAuthorizedList { get; init; }

    public string? RemoteMachineAuthorizedList { get; init; }

    /// <summary>NET_FW_AUTHENTICATE_TYPE.</summary>
    public int? SecureFlags { get; init; }

    /// <summary>The protocol that the rule is about in the end: ports need one.</summary>
    public int EffectiveProtocol => Protocol ?? (LocalPorts is null && RemotePorts is null ? AnyProtocol : Tcp);

    /// <summary>
    /// Says whether two rules are the same but for their settings. The firewall lets several rules have one name: those that Windows makes when it asks the user bear the
    /// program's description as name. So name, direction, program, service and protocol make out which rule is meant.
    /// </summary>
    public bool IsSameAs(FirewallRule other) =>
        Same(Name, other.Name) && Direction == other.Direction && EffectiveProtocol == other.EffectiveProtocol && Same(Expand(Program), Expand(other.Program)) && Same(Service, other.Service);

    /// <summary>Reads the text that <see cref="ToString"/> gave.</summary>
    public static FirewallRule Parse(string text)
    {
        var data = new CustomActionData(text);
        return new FirewallRule
        {
            Name = data[nameof(Name)],
            Description = Text(nameof(Description)),
            Program = Text(nameof(Program)),
            Service = Text(nameof(Service)),
            Protocol = Number(nameof(Protocol)),
            LocalPorts = Text(nameof(LocalPorts)),
            RemotePorts = Text(nameof(RemotePorts)),
            LocalAddresses = Text(nameof(LocalAddresses)),
            RemoteAddresses = Text(nameof(RemoteAddresses)),
            IcmpTypesAndCodes = Text(nameof(IcmpTypesAndCodes)),
            Direction = Number(nameof(Direction)) ?? Inbound,
            Interfaces = Text(nameof(Interfaces)),
            InterfaceTypes = Text(nameof(InterfaceTypes)),
            Enabled = Number(nameof(Enabled)),
            Grouping = Text(nameof(Grouping)),
            Profiles = Number(nameof(Profiles)),
            Action = Number(nameof(Action)),
            EdgeTraversal = Number(nameof(EdgeTraversal)),
            LocalAppPackageId = Text(nameof(LocalAppPackageId)),
            LocalUserOwner = Text(nameof(LocalUserOwner)),
            LocalUserAuthorizedList = Text(nameof(LocalUserAuthorizedList)),
            RemoteUserAuthorizedList = Text(nameof(RemoteUserAuthorizedList)),
            RemoteMachineAuthorizedList = Text(nameof(RemoteMachineAuthorizedList)),
            SecureFlags = Number(nameof(SecureFlags)),
        };

        string? Text(string key) => data.TryGetValue(key, out var value) ? value : null;

        int? Number(string key) => Text(key) is { } value ? int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The rule as a text of keys and values.</summary>
    public override string ToString()
    {
        var data = new CustomActionData { { nameof(Name), Name } };
        Text(nameof(Description), Description);
        Text(nameof(Program), Program);
        Text(nameof(Service), Service);
        Number(nameof(Protocol), Protocol);
        Text(nameof(LocalPorts), LocalPorts);
        Text(nameof(RemotePorts), RemotePorts);
        Text(nameof(LocalAddresses), LocalAddresses);
        Text(nameof(RemoteAddresses), RemoteAddresses);
        Text(nameof(IcmpTypesAndCodes), IcmpTypesAndCodes);
        Number(nameof(Direction), Direction);
        Text(nameof(Interfaces), Interfaces);
        Text(nameof(InterfaceTypes), InterfaceTypes);
        Number(nameof(Enabled), Enabled);
        Text(nameof(Grouping), Grouping);
        Number(nameof(Profiles), Profiles);
        Number(nameof(Action), Action);
        Number(nameof(EdgeTraversal), EdgeTraversal);
        Text(nameof(LocalAppPackageId), LocalAppPackageId);
        Text(nameof(LocalUserOwner), LocalUserOwner);
        Text(nameof(LocalUserAuthorizedList), LocalUserAuthorizedList);
        Text(nameof(RemoteUserAuthorizedList), RemoteUserAuthorizedList);
        Text(nameof(RemoteMachineAuthorizedList), RemoteMachineAuthorizedList);
        Number(nameof(SecureFlags), SecureFlags);
        return data.ToString();

        void Text(string key, string? value)
        {
            if (value is not null)
            {
                data.Add(key, value);
            }
        }

        void Number(string key, int? value) => Text(key, value?.ToString(CultureInfo.InvariantCulture));
    }

    private static bool Same(string? one, string? other) => (one ?? string.Empty).Equals(other ?? string.Empty, StringComparison.OrdinalIgnoreCase);

    private static string? Expand(string? path) => path is null ? null : Environment.ExpandEnvironmentVariables(path);
}
