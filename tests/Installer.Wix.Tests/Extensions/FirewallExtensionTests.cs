using Installer.Wix.Tests.Compiling;

namespace Installer.Wix.Tests.Extensions;

/// <summary>What the conformance corpus does not have of the firewall extension: further attributes and parents, and what is refused.</summary>
[TestClass]
public sealed class FirewallExtensionTests
{
    private const string NotSet = "-2147483648";

    [TestMethod]
    public void Children_are_joined_and_newer_attributes_ask_for_newer_interfaces()
    {
        var compiled = CompiledSource.Component("""
            <fire:FirewallException Id="A" Name="a" Program="p" OnUpdate="enableOnly" EdgeTraversal="deferToApp" LocalUserOwner="o" IPSecSecureFlags="withIntegrity" Enabled="[ON]">
              <fire:Interface Name="one" /><fire:Interface Name="two" />
              <fire:InterfaceType Value="lan" /><fire:InterfaceType Value="remoteAccess" />
              <fire:LocalAddress Value="10.0.0.1" /><fire:LocalAddress Value="10.0.0.2" />
            </fire:FirewallException>
            """);
        compiled.AssertRows("Wix5FirewallException", $"A|a|||{NotSet}|p|28|{NotSet}|C||1|{NotSet}|2|[ON]|||one|two|Lan,RemoteAccess|10.0.0.1,10.0.0.2|||||o|||2");
    }

    [TestMethod]
    public void A_rule_in_a_service_is_for_that_service()
    {
        var compiled = CompiledSource.Component("""
            <File Source="s.exe" />
            <ServiceInstall Name="svc" Type="ownProcess" Start="auto" ErrorControl="normal">
              <fire:FirewallException Id="I" Name="i" Port="1" />
              <util:ServiceConfig FirstFailureActionType="restart"><fire:FirewallException Id="J" Name="j" RemotePort="2" OnUpdate="doNothing" /></util:ServiceConfig>
            </ServiceInstall>
            """);
        compiled.AssertRows(
            "Wix5FirewallException",
            $"I|i||1|6||0|{NotSet}|C||1|{NotSet}|{NotSet}|{NotSet}|||||||svc||||||{NotSet}",
            $"J|j|||6||2|{NotSet}|C||1|{NotSet}|{NotSet}|{NotSet}||||||2|svc||||||{NotSet}");
    }

    [TestMethod]
    [DataRow("any", "*")]
    [DataRow("localSubnet", "LocalSubnet")]
    [DataRow("dns", "dns")]
    [DataRow("DHCP", "dhcp")]
    [DataRow("wins", "wins")]
    [DataRow("defaultGateway", "DefaultGateway")]
    [DataRow("[SCOPE]", "[SCOPE]")]
    public void Scopes_become_the_words_of_the_firewall(string scope, string stored)
    {
        var compiled = CompiledSource.Component($"""<fire:FirewallException Name="a" Scope="{scope}" LocalScope="{scope}" />""");
        var values = compiled.Rows("Wix5FirewallException")[0].Split('|');
        Assert.AreEqual(stored, values[2]);
        Assert.AreEqual(stored, values[18]);
    }

    [TestMethod]
    public void The_texts_are_there_only_with_a_rule()
    {
        var with = CompiledSource.Component("""<fire:FirewallException Name="a" />""", platform: Platform.Arm64);
        Assert.HasCount(6, with.Rows("ActionText"));
        with.AssertRows("Error", "25580|!(loc.msierrFirewallCannotConnect)");
        with.AssertRows("Binary", "Wix5FWCA_A64|Wix5FWCA_A64.dll");
        var without = CompiledSource.Component(string.Empty);
        Assert.IsEmpty(without.Rows("ActionText"));
        Assert.IsEmpty(without.Rows("Error"));
    }

    [TestMethod]
    [DataRow("""<fire:FirewallException Program="p" />""", 10)]
    [DataRow("""<fire:FirewallException Name="a" Program="p" File="f" />""", 35)]
    [DataRow("""<fire:FirewallException Name="a" Protocol="256" />""", 21)]
    [DataRow("""<fire:FirewallException Name="a" Protocol="icmp" />""", 21)]
    [DataRow("""<fire:FirewallException Name="a" Scope="world" />""", 21)]
    [DataRow("""<fire:FirewallException Name="a" Profile="home" />""", 21)]
    [DataRow("""<fire:FirewallException Name="a" Action="ask" />""", 21)]
    [DataRow("""<fire:FirewallException Name="a" Scope="any"><fire:RemoteAddress Value="1.1.1.1" /></fire:FirewallException>""", 6401)]
    [DataRow("""<fire:FirewallException Name="a" Interface="i"><fire:Interface Name="j" /></fire:FirewallException>""", 6402)]
    [DataRow("""<fire:FirewallException Name="a" InterfaceType="lan"><fire:InterfaceType Value="all" /></fire:FirewallException>""", 6404)]
    [DataRow("""<fire:FirewallException Name="a"><fire:InterfaceType Value="all" /><fire:InterfaceType Value="lan" /></fire:FirewallException>""", 6405)]
    [DataRow("""<fire:FirewallException Name="a" LocalScope="any"><fire:LocalAddress Value="1.1.1.1" /></fire:FirewallException>""", 6406)]
    [DataRow("""<fire:FirewallException Name="a"><fire:RemoteAddress /></fire:FirewallException>""", 10)]
    [DataRow("""<fire:FirewallException Name="a"><fire:FirewallException Name="b" /></fire:FirewallException>""", 5)]
    [DataRow("""<fire:FirewallException Name="a" EdgeTraversal="deferToUser" />""", 10)]
    [DataRow("""<fire:FirewallException Name="a" Program="p" EdgeTraversal="deferToUser" Port="1" />""", 35)]
    [DataRow("""<fire:FirewallException Name="a" Program="p" EdgeTraversal="deferToUser" Protocol="1" />""", 347)]
    [DataRow("""<fire:FirewallException Name="a" File="Nowhere" />""", 94)]
    [DataRow("""<File Source="f"><fire:FirewallException Name="a" Program="p" /></File>""", 62)]
    [DataRow("""<CreateFolder><fire:FirewallException Name="a" /></CreateFolder>""", 5)]
    [DataRow("""<fire:Rule Name="a" />""", 5)]
    public void Bad_input_is_refused(string content, int number)
    {
        var compiled = CompiledSource.Component(content);
        compiled.AssertMessages(number);
    }
}
