using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Installer.Wix.Generator.Tests;

/// <summary>What is made of definitions, and what is refused of them; that the records read elements as WiX does is tested with the compiler.</summary>
[TestClass]
public sealed class LanguageGeneratorTests
{
    private const string Head = """<Language Namespace="urn:a" CodeNamespace="A">""";

    [TestMethod]
    public void An_element_becomes_a_record_with_a_property_an_attribute()
    {
        var (sources, problems) = Generate("""
            <Element Name="Thing" Summary="A thing.">
              <Attribute Name="Id" Kind="Identifier" Summary="Its name." />
              <Attribute Name="Size" Kind="Integer" Minimum="1" Maximum="5" Default="2" Summary="Its size." />
              <Attribute Name="Hidden" Kind="Flag" In="Bits" Bit="0x4" Summary="Whether it is hidden." />
              <Attribute Name="Old" Kind="YesNo" Unused="yes" Summary="Nothing." />
              <Flags Name="Bits" Summary="Its bits." />
              <Require Attributes="Id" />
              <Child Name="Part" />
              <Child Name="Rest" Refused="yes" />
            </Element>
            """);
        Assert.IsEmpty(problems);
        var record = sources["A.ThingElement.g.cs"];
        Assert.Contains("public global::Installer.Wix.Symbols.Identifier? Id { get; private set; }", record);
        Assert.Contains("public int Size { get; private set; } = 2;", record);
        Assert.Contains("Size = attribute.Integer(minimum: 1, maximum: 5) ?? 2;", record);
        Assert.Contains("Bits = attribute.IsYes() ? Bits | 0x4 : Bits & ~(0x4 & DefaultBits);", record);
        Assert.Contains("_ = attribute.YesNo();", record);
        Assert.DoesNotContain(" Old {", record);
        Assert.Contains("context.Require(Element, \"Id\");", record);
        Assert.Contains("read.Check();", record);
        var children = sources["A.ThingChildren.g.cs"];
        Assert.Contains("public required global::System.Action<global::System.Xml.Linq.XElement> Part { get; init; }", children);
        Assert.DoesNotContain("XElement> Rest", children);
        Assert.Contains("IsRefused(string name) => name is \"Rest\";", children);
    }

    [TestMethod]
    [DataRow("""<Element Name="Thing"><Attribute Name="A" Kind="Text" Summary="A." /></Element>""", "needs the attribute Summary")]
    [DataRow("""<Element Name="Thing" Summary="T." Colour="red" />""", "has no attribute Colour")]
    [DataRow("""<Element Name="Thing" Summary="T."><Attribute Name="A" Kind="Texts" Summary="A." /></Element>""", "There is no kind 'Texts'")]
    [DataRow("""<Element Name="Thing" Summary="T."><Attribute Name="A" Kind="Text" Minimum="1" Summary="A." /></Element>""", "has no attribute Minimum")]
    [DataRow("""<Element Name="Thing" Summary="T."><Attribute Name="A" Kind="Text" Target="File" Summary="A." /></Element>""", "has no attribute Target")]
    [DataRow("""<Element Name="Thing" Summary="T."><Attribute Name="A" Kind="Integer" Minimum="one" Summary="A." /></Element>""", "is not a number")]
    [DataRow("""<Element Name="Thing" Summary="T."><Attribute Name="A" Kind="Text" Unused="yes" Default="x" Summary="A." /></Element>""", "is not used")]
    [DataRow("""<Element Name="Thing" Summary="T."><Attribute Name="A" Kind="Text" Summary="A." /><Attribute Name="A" Kind="Text" Summary="A." /></Element>""", "twice")]
    [DataRow("""<Element Name="Thing" Summary="T."><Child Name="A" /><Child Name="A" Refused="yes" /></Element>""", "twice")]
    [DataRow("""<Element Name="Thing" Summary="T."><Attributes Group="G" /></Element>""", "There is no AttributeGroup G")]
    [DataRow("""<Element Name="Thing" Summary="T."><Require Attributes="A" /></Element>""", "Thing has no attribute A")]
    [DataRow("""<Element Name="Thing" Summary="T."><Forbid Attributes="A" /></Element>""", "There is no rule 'Forbid'")]
    [DataRow("""<Things Name="Thing" Summary="T." />""", "stands where Element is expected")]
    public void A_definition_that_is_not_valid_is_an_error_at_its_line(string definition, string problem)
    {
        var (_, problems) = Generate(definition);
        Assert.HasCount(1, problems);
        Assert.AreEqual("WIXL001", problems[0].Id);
        Assert.AreEqual(1, problems[0].Location.GetLineSpan().StartLinePosition.Line, "counted from 0");
        Assert.Contains(problem, problems[0].GetMessage(null));
    }

    [TestMethod]
    public void An_extension_says_what_its_elements_and_attributes_may_stand_in_and_what_parses_them()
    {
        var (sources, problems) = GenerateFile("""
            <Language Namespace="http://wixtoolset.org/schemas/v4/wxs/a" CodeNamespace="A" Extension="Thing">
              <Element Name="Thing Other" Class="ThingElement" Parents="Component Component/a:Thing" Handler="Things.Parse" Summary="A thing.">
                <Child Name="Part" />
              </Element>
              <Element Name="Part" Summary="A part." />
              <ExtensionAttribute Name="Check" Parents="Provides" Handler="Things.ParseCheck" Kind="YesNo" Summary="Whether." />
              <Refused Names="Old Older" Reason="They are gone." />
            </Language>
            """);
        Assert.IsEmpty(problems);
        var language = sources["A.ThingLanguage.g.cs"];
        const string Paths = """[new("{http://wixtoolset.org/schemas/v4/wxs}Component"), new("{http://wixtoolset.org/schemas/v4/wxs}Component", "{http://wixtoolset.org/schemas/v4/wxs/a}Thing")]""";
        Assert.Contains($"new(\"Thing\", {Paths}, Things.Parse),", language);
        Assert.Contains($"new(\"Other\", {Paths}, Things.Parse),", language);
        Assert.DoesNotContain("Part", language);
        Assert.Contains("XElement> Part", sources["A.ThingChildren.g.cs"]);
        Assert.Contains("""new("Check", [new("{http://wixtoolset.org/schemas/v4/wxs}Provides")], Things.ParseCheck),""", language);
        Assert.Contains("""["Old", "Older"]""", language);
    }

    [TestMethod]
    [DataRow("""<Element Name="Part" Summary="A part." />""", "Element needs the attribute Parents")]
    [DataRow("""<Element Name="Part" Parents="File" Summary="A part." />""", "Element needs the attribute Handler")]
    [DataRow("""<ExtensionAttribute Name="A" Parents="File" Kind="Text" Summary="An attribute." />""", "ExtensionAttribute needs the attribute Handler")]
    [DataRow("""<Refused Class="Gone" Names="A" Reason="It is gone." />""", "Refused has no attribute Class")]
    public void What_an_extension_does_not_say_of_its_elements_is_an_error(string definition, string problem)
    {
        var (_, problems) = GenerateFile($"""<Language Namespace="urn:a" CodeNamespace="A" Extension="Thing">{definition}</Language>""");
        Assert.HasCount(1, problems);
        Assert.Contains(problem, problems[0].GetMessage(null));
    }

    [TestMethod]
    public void A_file_that_is_no_XML_is_an_error_and_the_others_are_generated()
    {
        var (sources, problems) = Generate("""<Element Name="Thing" Summary="T." />""", new DefinitionText("/Language/Broken.xml", "<Language"));
        Assert.AreEqual("WIXL001", string.Join(' ', problems.Select(problem => problem.Id)));
        Assert.EndsWith("Broken.xml", problems[0].Location.GetLineSpan().Path);
        Assert.IsTrue(sources.ContainsKey("A.ThingElement.g.cs"));
    }

    [TestMethod]
    public void Files_elsewhere_are_left_alone()
    {
        var (sources, problems) = Generate("""<Element Name="Thing" Summary="T." />""", new DefinitionText("/Other/File.xml", "<Language"));
        Assert.IsEmpty(problems);
        Assert.HasCount(1, sources);
    }

    private static (Dictionary<string, string> Sources, Diagnostic[] Problems) Generate(string definitions, params AdditionalText[] others) =>
        GenerateFile($"{Head}\n{definitions}\n</Language>", others);

    private static (Dictionary<string, string> Sources, Diagnostic[] Problems) GenerateFile(string definitions, params AdditionalText[] others)
    {
        AdditionalText[] files = [new DefinitionText("/Language/Things.xml", definitions), .. others];
        var result = CSharpGeneratorDriver.Create([new LanguageGenerator().AsSourceGenerator()], files)
            .RunGenerators(CSharpCompilation.Create("Test"))
            .GetRunResult();
        return (result.GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.ToString()), [.. result.Diagnostics]);
    }
}
