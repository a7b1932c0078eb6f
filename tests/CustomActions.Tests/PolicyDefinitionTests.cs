using System.Xml.Linq;
using DockerDesktop.CustomActions.Policy;

namespace CustomActions.Tests;

/// <summary>The policy definitions for Group Policy and Intune name what the actions write and the application reads, and every text of theirs is there in each language.</summary>
[TestClass]
public sealed class PolicyDefinitionTests
{
    private static readonly XNamespace Namespace = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

    private static readonly XElement Definitions = Read("DockerDesktop.admx");

    [TestMethod]
    public void The_policy_of_organizations_is_the_value_that_an_installation_writes()
    {
        var policy = Definitions.Descendants(Namespace + "policy").Single(policy => policy.Attribute("name")!.Value == "AllowedOrgs");
        // One text a line is REG_MULTI_SZ, as WriteSignInPolicy writes.
        var value = policy.Element(Namespace + "elements")!.Elements().Single();

        Assert.AreEqual("Machine", policy.Attribute("class")!.Value);
        Assert.AreEqual(WriteSignInPolicy.Key, policy.Attribute("key")!.Value);
        Assert.AreEqual(Namespace + "multiText", value.Name);
        Assert.AreEqual(WriteSignInPolicy.Name, value.Attribute("valueName")!.Value);
    }

    [TestMethod]
    [DataRow("en-US.adml")]
    [DataRow("de-DE.adml")]
    public void A_language_has_every_text_and_no_other(string language)
    {
        var resources = Read(language);
        var used = Definitions.DescendantsAndSelf().Attributes().Select(attribute => attribute.Value).Where(value => value.StartsWith("$(", StringComparison.Ordinal)).Distinct();
        var given = resources.Descendants(Namespace + "string").Select(text => $"$(string.{text.Attribute("id")!.Value})")
            .Concat(resources.Descendants(Namespace + "presentation").Select(presentation => $"$(presentation.{presentation.Attribute("id")!.Value})"));

        CollectionAssert.AreEquivalent(used.ToList(), given.ToList());
        Assert.IsTrue(resources.Descendants(Namespace + "string").All(text => text.Value.Length > 0));
        CollectionAssert.AreEquivalent(
            Definitions.Descendants(Namespace + "elements").Elements().Select(element => element.Attribute("id")!.Value).ToList(),
            resources.Descendants(Namespace + "presentation").Elements().Select(element => element.Attribute("refId")!.Value).ToList());
    }

    private static XElement Read(string resource)
    {
        using var stream = typeof(PolicyDefinitionTests).Assembly.GetManifestResourceStream(resource)!;
        return XElement.Load(stream);
    }
}
