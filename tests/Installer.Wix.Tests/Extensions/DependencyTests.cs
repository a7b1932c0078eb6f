using Installer.Wix.Tables;
using Installer.Wix.Tests.Compiling;

namespace Installer.Wix.Tests.Extensions;

/// <summary>What the conformance corpus does not have of products that need one another, and what is refused.</summary>
[TestClass]
public sealed class DependencyTests
{
    [TestMethod]
    public void Without_a_key_a_product_is_known_by_its_product_code()
    {
        var compiled = CompiledSource.Component("""<Provides Id="P" />""");
        compiled.AssertMessages();
        compiled.AssertRows("Wix4DependencyProvider", "P|C|!(bind.property.ProductCode)|||");
        Assert.HasCount(3, compiled.Rows("Registry"));
        foreach (var (name, value) in new[] { ("", "[ProductCode]"), ("Version", "[ProductVersion]"), ("DisplayName", "[ProductName]") })
        {
            Assert.HasCount(1, compiled.Rows("Registry").Where(row => row.EndsWith($@"|-1|Software\Classes\Installer\Dependencies\!(bind.property.ProductCode)|{name}|{value}|C", StringComparison.Ordinal)));
        }
    }

    [TestMethod]
    public void The_version_may_be_the_key_path()
    {
        var compiled = CompiledSource.Package("""<Component Id="C" Directory="INSTALLFOLDER"><Provides Key="k" /></Component>""");
        var version = compiled.Rows("Registry").Single(row => row.Contains("|Version|", StringComparison.Ordinal)).Split('|')[0];
        Assert.AreEqual($"{version}|Registry", compiled.KeyPath("C"));
    }

    [TestMethod]
    public void A_requirement_may_stand_elsewhere()
    {
        var compiled = CompiledSource.Component("""<Provides Id="P" Key="k"><RequiresRef Id="R" /></Provides>""", outside: """<Requires Id="R" ProviderKey="other" Maximum="2.0" IncludeMaximum="yes" />""");
        compiled.AssertMessages();
        compiled.AssertRows("Wix4Dependency", "R|other||2.0|512");
        compiled.AssertRows("Wix4DependencyRef", "P|R");
    }

    [TestMethod]
    public void Check_and_Enforce_take_their_custom_actions()
    {
        var compiled = CompiledSource.Component("""<Provides Key="k" dependency:Check="yes"><Requires ProviderKey="other" dependency:Enforce="yes" /></Provides>""");
        compiled.AssertMessages();
        compiled.AssertHasAction(SequenceTable.InstallExecuteSequence, "Wix4DependencyRequire_X64|<Wix4DependencyCheck_X64|NOT DISABLEDEPENDENCYCHECK");
        compiled.AssertRows("Binary", "DependencyCA_X64|DependencyCA_X64.dll");
        Assert.IsEmpty(CompiledSource.Component("""<Provides Key="k" dependency:Check="no" />""").Rows("CustomAction"));
    }

    [TestMethod]
    [DataRow("""<Provides Key="a b" />""", 5400)]
    [DataRow("""<Provides Key="a\b" />""", 5400)]
    [DataRow("""<Provides Key="ALL" />""", 5401)]
    [DataRow("""<Provides Key="k" Version="1.0" />""", 5434)]
    [DataRow("""<Provides Key="k"><Requires /></Provides>""", 10)]
    [DataRow("""<Provides Key="k"><Requires ProviderKey="a;b" /></Provides>""", 5400)]
    [DataRow("""<Provides Key="k"><RequiresRef /></Provides>""", 10)]
    [DataRow("""<Provides Key="k" dependency:Enforce="yes" />""", 4)]
    [DataRow("""<RegistryKey Root="HKLM" Key="k" dependency:Check="yes" />""", 4)]
    public void What_is_wrong_is_reported(string content, int number) => CompiledSource.Component(content).AssertMessages(number);

    [TestMethod]
    public void A_requirement_by_itself_has_an_identifier() => CompiledSource.Package("""<Requires ProviderKey="k" />""").AssertMessages(274);
}
