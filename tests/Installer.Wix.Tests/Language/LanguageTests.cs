using System.Reflection;
using System.Xml.Linq;

using Installer.Wix.Tables;
using Installer.Wix.Tests.ConformanceRunner;

namespace Installer.Wix.Tests.Language;

/// <summary>The definitions of elements and attributes, held against the names in the schemas of WiX 6.0.2.</summary>
[TestClass]
public sealed class LanguageTests
{
    /// <summary>Where definitions and schemas differ, with the reason.</summary>
    private static readonly Dictionary<string, string> KnownDifferences = new(StringComparer.Ordinal)
    {
        ["wxs:CopyFile/@DestinationSubdirectory"] = "WiX's compiler reads it; its schema has none",
        ["wxs:CopyFile/@SourceSubdirectory"] = "WiX's compiler reads it; its schema has none",
        ["wxs:Column/@Unreal"] = "WiX's compiler reads it; its schema has none",
        ["wxs:Custom/@Dialog"] = "an attribute of Show, which is read alike",
        ["wxs:Custom/@Suppress"] = "WiX's compiler reads it; its schema has none",
        ["wxs:RegistryKey/@Action"] = "deprecated in the schema; WiX's compiler refuses it",
        ["wxs:RequiredPrivilege/@Name"] = "WiX's compiler reads it; its schema has a text",
        ["wxs:ServiceArgument/@Value"] = "WiX's compiler reads it; its schema has a text",
        ["wxs:Show/@Action"] = "an attribute of Custom, which is read alike",
        ["wxs:Show/@Suppress"] = "WiX's compiler reads it; its schema has none",
        ["wxs:SoftwareTag/@Id"] = "WiX's compiler reads it; its schema has none",
        ["wxs:TypeLib/@HelpSubdirectory"] = "misspelt in WiX's schema",
        ["wxs:TypeLib/@HelpSubirectory"] = "misspelt in WiX's schema",
        ["http:SslCertificate"] = "WiX's compiler reads it; its schema has none",
        ["iis:Certificate/@Overwrite"] = "WiX's compiler reads it; its schema has none",
        ["util:RemoveRegistryKey"] = "WiX's compiler reads it; its schema has none",
    };

    /// <summary>The part of the rights that only the extension's PermissionEx has, of the group that both elements share.</summary>
    private const string RightsToServices = "wxs:Permission/@Service";

    private static readonly List<XElement> Languages = Directory
        .EnumerateFiles(Path.Combine(ConformanceBuild.CorpusFolder, "../../../build/Installer.Wix/Language"), "*.xml")
        .Order(StringComparer.Ordinal)
        .Select(file => XDocument.Load(file).Root!)
        .ToList();

    [TestMethod]
    public void Every_element_and_attribute_of_WiX_is_known_or_refused_with_a_reason()
    {
        var defined = Defined();
        var refused = RefusedNames();
        var differences = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (element, attributes) in Schema())
        {
            if (defined.TryGetValue(element, out var known))
            {
                differences.UnionWith(attributes.Except(known).Concat(known.Except(attributes)).Select(attribute => $"{element}/@{attribute}"));
            }
            else if (!refused.Contains(element) && !StandardActions.Contains(element["wxs:".Length..]) && element != "wxs:Include")
            {
                differences.Add(element);
            }
        }

        differences.UnionWith(defined.Keys.Except(Schema().Keys));
        differences.RemoveWhere(difference => difference.StartsWith(RightsToServices, StringComparison.Ordinal));
        Assert.AreEqual(string.Join('\n', KnownDifferences.Keys.Order(StringComparer.Ordinal)), string.Join('\n', differences));
    }

    [TestMethod]
    public void No_element_is_both_known_and_refused()
    {
        var both = Defined().Keys.Intersect(Languages.SelectMany(language => language.Elements("Refused").SelectMany(refused => Names(language, refused, "Names")))).ToList();
        Assert.IsEmpty(both, string.Join(", ", both));
    }

    [TestMethod]
    public void Every_element_may_stand_somewhere()
    {
        var children = Languages.SelectMany(language => language.Descendants("Child").SelectMany(child => Names(language, child, "Name"))).ToHashSet(StringComparer.Ordinal);

        // What an extension's element may stand in is said by the extension.
        var orphans = Defined().Keys.Where(element => element.StartsWith("wxs:", StringComparison.Ordinal) && element != "wxs:Wix" && !children.Contains(element)
            && element is not ("wxs:Custom" or "wxs:Show")).ToList();
        Assert.IsEmpty(orphans, string.Join(", ", orphans));
    }

    [TestMethod]
    public void Every_child_is_defined_or_refused()
    {
        var known = Defined();
        var refused = RefusedNames();
        foreach (var language in Languages)
        {
            foreach (var child in language.Descendants("Child").SelectMany(child => Names(language, child, "Name")))
            {
                Assert.IsTrue(known.ContainsKey(child) || refused.Contains(child), $"{child} is a child and has no definition.");
            }
        }
    }

    [TestMethod]
    public void Every_sentence_of_a_definition_is_one()
    {
        foreach (var summary in Languages.SelectMany(language => language.Descendants()).Attributes("Summary"))
        {
            Assert.IsTrue(char.IsUpper(summary.Value[0]) && summary.Value.EndsWith('.') || summary.Value.StartsWith("LIBFLAGS", StringComparison.Ordinal), summary.Value);
        }
    }

    private static Dictionary<string, HashSet<string>> Defined()
    {
        var groups = Languages.Elements("AttributeGroup").ToDictionary(group => (string)group.Attribute("Name")!);
        var defined = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            foreach (var element in language.Elements("Element"))
            {
                foreach (var name in Names(language, element, "Name"))
                {
                    defined.TryAdd(name, new(StringComparer.Ordinal));
                    defined[name].UnionWith(AttributesOf(element, groups));
                }
            }
        }

        return defined;
    }

    private static IEnumerable<string> AttributesOf(XElement element, Dictionary<string, XElement> groups) =>
        element.Elements("Attribute").Select(attribute => (string)attribute.Attribute("Name")!)
            .Concat(element.Elements("Attributes").SelectMany(group => AttributesOf(groups[(string)group.Attribute("Group")!], groups)));

    private static HashSet<string> RefusedNames() => Languages.SelectMany(language => language.Elements("Refused").SelectMany(refused => Names(language, refused, "Names"))
        .Concat(language.Descendants("Child").Where(child => (string?)child.Attribute("Refused") == "yes").SelectMany(child => Names(language, child, "Name")))).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Names(XElement language, XElement element, string attribute)
    {
        var prefix = ((string)language.Attribute("Namespace")!).Split('/')[^1];
        return ((string)element.Attribute(attribute)!).Split(' ').Select(name => $"{prefix}:{name}");
    }

    private static SortedDictionary<string, string[]> Schema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("WixNames.txt")!;
        using var reader = new StreamReader(stream);
        var names = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
            {
                var fields = line.Split('\t');
                names.Add($"{fields[0]}:{fields[1]}", fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return names;
    }
}
