using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Firewall;

/// <summary>The firewall of the running Windows, over its COM objects.</summary>
internal sealed unsafe partial class WindowsFirewall : IFirewall
{
    private const uint AllContexts = 0x17;

    private static readonly Guid NetFwPolicy2 = new("E2B3C97F-6AE1-41AC-817A-F6F92166D7DD");
    private static readonly Guid NetFwRule = new("2C5BC43E-3369-4C33-AB0C-BE9469677AF4");

    private INetFwRules? _rules;

    private INetFwRules Rules => _rules ??= Open();

    public List<FirewallRule> Find(string name) => Run($"read the rule \"{name}\"", () => FindObjects(name).ConvertAll(Read));

    public void Add(FirewallRule rule) => Run($"add the rule \"{rule.Name}\"", () =>
    {
        var added = Create<INetFwRule3>(NetFwRule);
        FirewallRuleWriter.Fill(added, rule);
        Rules.Add(added);
        return 0;
    });

    public void Change(FirewallRule rule) => Run($"change the rule \"{rule.Name}\"", () =>
    {
        FirewallRuleWriter.Change(FindObject(rule), rule);
        return 0;
    });

    public void Enable(FirewallRule rule) => Run($"enable the rule \"{rule.Name}\"", () =>
    {
        FindObject(rule).PutEnabled(-1);
        return 0;
    });

    public void Remove(FirewallRule rule) => Run($"remove the rule \"{rule.Name}\"", () =>
    {
        // The firewall removes by name. When several rules have it, the one that is meant gets a name of its own first.
        var name = rule.Name;
        if (FindObjects(name).Count > 1)
        {
            name = $"{name} {Guid.NewGuid()}";
            FindObject(rule).PutName(name);
        }

        Rules.Remove(name);
        return 0;
    });

    private static INetFwRules Open()
    {
        // The objects here may be released by the collector's thread at any time, so COM stays as long as the process, which ends with the installation.
        Marshal.ThrowExceptionForHR(CoIncrementMTAUsage(out _));
        return Create<INetFwPolicy2>(NetFwPolicy2).GetRules();
    }

    private static T Create<T>(Guid classId)
        where T : class
    {
        // IUnknown is enough: the conversion asks for the interface.
        var unknown = new Guid("00000000-0000-0000-C000-000000000046");
        Marshal.ThrowExceptionForHR(ComClass.Create(classId, unknown, AllContexts, out var pointer));
        try
        {
            return (T)(object)ComInterfaceMarshaller<object>.ConvertToManaged((void*)pointer)!;
        }
        finally
        {
            Marshal.Release(pointer);
        }
    }

    private static FirewallRule Read(INetFwRule3 rule)
    {
        using var interfaces = rule.GetInterfaces();
        return new FirewallRule
        {
            Name = rule.GetName() ?? string.Empty,
            Description = Text(rule.GetDescription()),
            Program = Text(rule.GetApplicationName()),
            Service = Text(rule.GetServiceName()),
            Protocol = rule.GetProtocol(),
            LocalPorts = Text(rule.GetLocalPorts()),
            RemotePorts = Text(rule.GetRemotePorts()),
            LocalAddresses = Text(rule.GetLocalAddresses()),
            RemoteAddresses = Text(rule.GetRemoteAddresses()),
            IcmpTypesAndCodes = Text(rule.GetIcmpTypesAndCodes()),
            Direction = rule.GetDirection(),
            Interfaces = InterfaceNames.ToText(interfaces),
            InterfaceTypes = Text(rule.GetInterfaceTypes()),
            Enabled = rule.GetEnabled() == 0 ? 0 : 1,
            Grouping = Text(rule.GetGrouping()),
            Profiles = rule.GetProfiles(),
            Action = rule.GetAction(),
            EdgeTraversal = rule.GetEdgeTraversalOptions(),
            LocalAppPackageId = Text(rule.GetLocalAppPackageId()),
            LocalUserOwner = Text(rule.GetLocalUserOwner()),
            LocalUserAuthorizedList = Text(rule.GetLocalUserAuthorizedList()),
            RemoteUserAuthorizedList = Text(rule.GetRemoteUserAuthorizedList()),
            RemoteMachineAuthorizedList = Text(rule.GetRemoteMachineAuthorizedList()),
            SecureFlags = rule.GetSecureFlags(),
        };

        static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    private static T Run<T>(string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is not FirewallException)
        {
            throw new FirewallException(
                FormattableString.Invariant($"The Windows Firewall could not {what}: error 0x{exception.HResult:X8} ({Marshal.GetPInvokeErrorMessage(exception.HResult).TrimEnd('.')}). Check that the service \"Windows Defender Firewall\" (mpssvc) runs."),
                exception);
        }
    }

    private List<INetFwRule3> FindObjects(string name)
    {
        var found = new List<INetFwRule3>();
        var all = Rules.GetNewEnum();
        while (all.Next(1, out var value, out _) == 0)
        {
            using (value)
            {
                if (value.VarType == VarEnum.VT_DISPATCH
                    && ComInterfaceMarshaller<INetFwRule3>.ConvertToManaged((void*)value.GetRawDataRef<nint>()) is { } rule
                    && name.Equals(rule.GetName(), StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(rule);
                }
            }
        }

        return found;
    }

    private INetFwRule3 FindObject(FirewallRule rule) => FindObjects(rule.Name).Find(candidate => rule.IsSameAs(Read(candidate)))
        ?? throw new FirewallException($"The firewall rule \"{rule.Name}\" has just been removed by another program. Run the installation again.");

    [LibraryImport("ole32.dll")]
    private static partial int CoIncrementMTAUsage(out nint cookie);
}
