using WixExtensions.CustomActions.Firewall;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class FirewallRuleWriterTests
{
    private static readonly FirewallRule Ports = new() { Name = "Ports", Protocol = 17, LocalPorts = "80", RemotePorts = "1000-2000", Profiles = 3, Action = 0, Enabled = 0, SecureFlags = 1, EdgeTraversal = 2, Grouping = "Group" };

    private static readonly FirewallRule Ping = new() { Name = "Ping", Protocol = 1, IcmpTypesAndCodes = "8:*" };

    [TestMethod]
    public void A_new_rule_gets_what_is_said_and_no_more()
    {
        var target = new FakeRuleObject();
        FirewallRuleWriter.Fill(target, new FirewallRule { Name = "Backend", Program = @"C:\a.exe", Profiles = 3 });
        Assert.AreEqual(
            @"Name=Backend|ApplicationName=C:\a.exe|Protocol=256|Direction=1|Profiles=3|Action=1|Enabled=-1", string.Join('|', target.Order.Select(name => $"{name}={target.Values[name]}")));
    }

    [TestMethod]
    public void Ports_without_a_protocol_are_of_TCP()
    {
        var target = new FakeRuleObject();
        FirewallRuleWriter.Fill(target, new FirewallRule { Name = "Port", LocalPorts = "8080" });
        Assert.AreEqual(6, target.Values["Protocol"]);
        Assert.AreEqual("8080", target.Values["LocalPorts"]);
    }

    [TestMethod]
    public void A_rule_changes_from_any_protocol_to_any_other()
    {
        FirewallRule[] rules = [Ports, Ping, new FirewallRule { Name = "Any" }];
        foreach (var from in rules)
        {
            foreach (var to in rules)
            {
                var target = new FakeRuleObject();
                FirewallRuleWriter.Fill(target, from);
                FirewallRuleWriter.Change(target, to);
                Assert.AreEqual(to.EffectiveProtocol, target.Values["Protocol"]);
                Assert.AreEqual(to.LocalPorts, target.Values["LocalPorts"]);
                Assert.AreEqual(to.RemotePorts, target.Values["RemotePorts"]);
                Assert.AreEqual(to.IcmpTypesAndCodes, target.Values["IcmpTypesAndCodes"]);
            }
        }
    }

    [TestMethod]
    public void What_a_rule_does_not_say_becomes_the_default_when_it_is_changed()
    {
        var target = new FakeRuleObject();
        FirewallRuleWriter.Fill(target, Ports);
        FirewallRuleWriter.Change(target, new FirewallRule { Name = "Ports" });
        Assert.AreEqual(
            "Action=1|ApplicationName=|Description=|Direction=1|EdgeTraversalOptions=0|Enabled=-1|Grouping=|IcmpTypesAndCodes=|InterfaceTypes=|Interfaces=VT_EMPTY|LocalAddresses=|LocalAppPackageId=|LocalPorts=|"
            + "LocalUserAuthorizedList=|LocalUserOwner=|Name=Ports|Profiles=2147483647|Protocol=256|RemoteAddresses=|RemoteMachineAuthorizedList=|RemotePorts=|RemoteUserAuthorizedList=|SecureFlags=0|ServiceName=",
            string.Join('|', target.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [TestMethod]
    [DataRow(null, (short)-1)]
    [DataRow(1, (short)-1)]
    [DataRow(0, (short)0)]
    public void A_rule_is_on_unless_it_says_off(int? enabled, short expected)
    {
        var target = new FakeRuleObject();
        FirewallRuleWriter.Fill(target, new FirewallRule { Name = "Rule", Enabled = enabled });
        Assert.AreEqual(expected, target.Values["Enabled"]);
        Assert.AreEqual("Enabled", target.Order[^1], "it is switched on last");
    }
}
