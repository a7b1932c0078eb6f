using Installer.Msi.Database;

namespace Installer.Wix.Tests.Linking;

/// <summary>What may be referred to and what may be replaced.</summary>
[TestClass]
public sealed class AccessTests
{
    [TestMethod]
    public void Fragment_comes_along_as_a_whole_and_only_when_something_refers_to_it()
    {
        Assert.AreEqual("A B", Properties("""<PropertyRef Id="A" />""", """<Fragment><Property Id="A" Value="1" /><Property Id="B" Value="1" /></Fragment><Fragment><Property Id="C" Value="1" /></Fragment>"""));
    }

    [TestMethod]
    public void Symbol_of_a_section_cannot_be_referred_to_from_another() =>
        AssertErrors("""<PropertyRef Id="A" />""", """<Fragment><Property Id="section A" Value="1" /></Fragment>""", 94);

    [TestMethod]
    public void Override_takes_the_place_of_a_virtual_symbol() =>
        Assert.AreEqual("A=own", Values("""<Property Id="override A" Value="own" /><PropertyRef Id="B" />""", """<Fragment><Property Id="virtual A" Value="standard" /><Property Id="B" Value="1" /></Fragment>""", "A"));

    [TestMethod]
    public void Override_takes_the_place_of_an_overridable_bind_variable() =>
        Assert.AreEqual("A=own", Values("""<PropertyRef Id="A" /><WixVariable Id="override V" Value="own" />""", """<Fragment><Property Id="A" Value="!(wix.V)" /><WixVariable Id="V" Value="standard" Overridable="yes" /></Fragment>""", "A"));

    [TestMethod]
    public void Overridable_bind_variable_stands_where_nothing_overrides_it() =>
        Assert.AreEqual("A=standard", Values("""<PropertyRef Id="A" />""", """<Fragment><Property Id="A" Value="!(wix.V)" /><WixVariable Id="V" Value="standard" Overridable="yes" /></Fragment>""", "A"));

    [TestMethod]
    [DataRow("yes", 7009)]
    [DataRow("no", 91)]
    public void Second_bind_variable_without_override_is_an_error(string overridable, int number) =>
        AssertErrors("""<PropertyRef Id="A" /><WixVariable Id="V" Value="own" />""", $"""<Fragment><Property Id="A" Value="!(wix.V)" /><WixVariable Id="V" Value="standard" Overridable="{overridable}" /></Fragment>""", number, 92);

    [TestMethod]
    public void Same_identifier_without_override_is_an_error() =>
        AssertErrors("""<Property Id="A" Value="own" /><PropertyRef Id="B" />""", """<Fragment><Property Id="virtual A" Value="standard" /><Property Id="B" Value="1" /></Fragment>""", 7009, 92);

    [TestMethod]
    public void Override_of_nothing_is_an_error() => AssertErrors("""<Property Id="override A" Value="own" />""", string.Empty, 7008);

    private static string Properties(string content, string fragments) =>
        string.Join(' ', Build(content, fragments).Tables["Property"].Rows.Select(r => (string)r[0]!).Where(p => p.Length == 1).Order(StringComparer.Ordinal));

    private static string Values(string content, string fragments, string property) =>
        string.Join(' ', Build(content, fragments).Tables["Property"].Rows.Where(r => (string)r[0]! == property).Select(r => $"{r[0]}={r[1]}"));

    private static MsiDatabase Build(string content, string fragments)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Source(content, fragments)), build.Messages);
        return build.Read();
    }

    private static void AssertErrors(string content, string fragments, params int[] numbers)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Source(content, fragments)));
        build.AssertNumbers(numbers);
    }

    private static string Source(string content, string fragments) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="P" Manufacturer="M" Version="1.0.0" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A14">{content}</Package>{fragments}
        </Wix>
        """;
}
