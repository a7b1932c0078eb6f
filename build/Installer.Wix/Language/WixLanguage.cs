using System.Xml.Linq;

namespace Installer.Wix.Language;

/// <summary>The definitions of elements and attributes from which the compiler is made, for what is written of them: schemas and the reference.</summary>
internal sealed class WixLanguage
{
    private const string ResourceFolder = "Language/";

    private readonly Dictionary<string, XElement> _attributeGroups;
    private readonly Dictionary<string, XElement> _childGroups;

    private WixLanguage(IReadOnlyList<XElement> files)
    {
        _attributeGroups = files.Elements("AttributeGroup").ToDictionary(NameOf);
        _childGroups = files.Elements("ChildGroup").ToDictionary(NameOf);
        Elements = files.SelectMany(file => file.Elements("Element").SelectMany(element => Read(NamespaceOf(file), element))).ToList();
        Refused = files.SelectMany(file => file.Elements("Refused").Select(refused =>
            new RefusedElements(NamespaceOf(file), Words(refused, "Names"), (string)refused.Attribute("Reason")!))).ToList();
    }

    /// <summary>The elements. Of a name that means something else in another parent there are several.</summary>
    public IReadOnlyList<LanguageElement> Elements { get; }

    /// <summary>Elements that WiX knows and this compiler does not.</summary>
    public IReadOnlyList<RefusedElements> Refused { get; }

    /// <summary>What stands for a namespace in definitions and in the reference: its last part.</summary>
    public static string PrefixOf(XNamespace xmlNamespace) => xmlNamespace.NamespaceName.Split('/')[^1];

    /// <summary>The element that a child is.</summary>
    public LanguageElement Find(XNamespace xmlNamespace, LanguageChild child)
    {
        var candidates = Elements.Where(element => element.Name == xmlNamespace + child.Name).ToList();
        return candidates.Find(element => element.ClassName == (child.ClassName ?? child.Name + "Element")) ?? candidates[0];
    }

    /// <summary>Reads the definitions that are part of the compiler.</summary>
    public static WixLanguage Load()
    {
        var assembly = typeof(WixLanguage).Assembly;
        var files = new List<XElement>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            files.Add(XDocument.Load(stream).Root!);
        }

        return new WixLanguage(files);
    }

    private static XNamespace NamespaceOf(XElement file) => (string)file.Attribute("Namespace")!;

    private static string NameOf(XElement element) => (string)element.Attribute("Name")!;

    private static string[] Words(XElement element, string attribute) => ((string)element.Attribute(attribute)!).Split(' ');

    /// <summary>The elements that say themselves what they may stand in, those of an extension, in an element of it.</summary>
    private static IEnumerable<LanguageChild> ExtensionChildrenOf(XNamespace xmlNamespace, XElement file, string name) =>
        file.Elements("Element").Where(element => element.Attribute("Parents") is not null && Words(element, "Parents").Any(path => path.Split('/')[^1] == $"{PrefixOf(xmlNamespace)}:{name}"))
            .SelectMany(element => Words(element, "Name").Select(child => new LanguageChild(child, (string?)element.Attribute("Class"), IsRefused: false)));

    private IEnumerable<LanguageElement> Read(XNamespace xmlNamespace, XElement element)
    {
        var required = element.Elements().Where(rule => rule.Name.LocalName is "Require" or "RequireValue" && rule.Attribute("When") is null)
            .SelectMany(rule => Words(rule, "Attributes"))
            .Concat(element.Elements("RequireLegal").Select(rule => (string)rule.Attribute("Attribute")!))
            .ToHashSet(StringComparer.Ordinal);
        var attributes = AttributesOf(element).Select(attribute => Read(attribute, required)).ToList();
        var ownChildren = ChildrenOf(element).ToList();
        List<string> parents = element.Attribute("Parents") is null ? [] : [.. Words(element, "Parents").Where(path => !path.Contains($"{PrefixOf(xmlNamespace)}:", StringComparison.Ordinal))];
        foreach (var name in Words(element, "Name"))
        {
            List<LanguageChild> children = [.. ownChildren, .. ExtensionChildrenOf(xmlNamespace, element.Parent!, name)];
            yield return new LanguageElement(
                xmlNamespace + name,
                (string?)element.Attribute("Class") ?? name + "Element",
                (string)element.Attribute("Summary")!,
                attributes,
                children,
                parents);
        }
    }

    private static LanguageAttribute Read(XElement attribute, HashSet<string> required) => new(
        NameOf(attribute),
        (string)attribute.Attribute("Kind")!,
        (string)attribute.Attribute("Summary")!,
        required.Contains(NameOf(attribute)),
        attribute.Attribute("Values") is not null
            ? [.. Words(attribute, "Values").Select(value => (value, string.Empty))]
            : [.. attribute.Elements("Value").Where(value => (string?)value.Attribute("Unsupported") != "yes").Select(value => (NameOf(value), (string)value.Attribute("Summary")!))],
        (int?)attribute.Attribute("Minimum"),
        (int?)attribute.Attribute("Maximum"),
        (string?)attribute.Attribute("Default"),
        (string?)attribute.Attribute("Target"));

    private IEnumerable<XElement> AttributesOf(XElement element) =>
        element.Elements().Where(child => child.Name.LocalName is "Attribute" or "Attributes").SelectMany(child =>
            child.Name.LocalName == "Attribute" ? [child] : AttributesOf(_attributeGroups[(string)child.Attribute("Group")!]));

    private IEnumerable<LanguageChild> ChildrenOf(XElement element) =>
        element.Elements("Child").Select(child => new LanguageChild(NameOf(child), (string?)child.Attribute("Class"), (string?)child.Attribute("Refused") == "yes"))
            .Concat(element.Elements("Children").SelectMany(group => ChildrenOf(_childGroups[(string)group.Attribute("Group")!])));
}
