using System.Globalization;
using System.Xml.Linq;

namespace Installer.Wix.Language;

/// <summary>Writes the elements of a namespace as an XML schema, by which editors complete and check sources (W3C, "XML Schema Part 1 and 2").</summary>
internal sealed class SchemaWriter
{
    /// <summary>A text with a variable may become anything.</summary>
    private const string AnyVariable = @".*[$!]\(.*\).*";

    private const string YesNo = "YesNo";
    private const string YesNoDefault = "YesNoDefault";

    private static readonly XNamespace s_xs = "http://www.w3.org/2001/XMLSchema";

    private readonly WixLanguage _language;
    private readonly XNamespace _namespace;
    private readonly IReadOnlyCollection<string> _actions;

    private SchemaWriter(WixLanguage language, XNamespace xmlNamespace, IReadOnlyCollection<string> standardActions)
    {
        _language = language;
        _namespace = xmlNamespace;
        _actions = standardActions;
    }

    private IEnumerable<LanguageElement> Elements => _language.Elements.Where(element => element.Name.Namespace == _namespace);

    /// <summary>Writes it.</summary>
    /// <param name="language">All elements.</param>
    /// <param name="xmlNamespace">The namespace.</param>
    /// <param name="standardActions">The actions that sequences may name as elements.</param>
    public static XDocument Write(WixLanguage language, XNamespace xmlNamespace, IReadOnlyCollection<string> standardActions) =>
        new SchemaWriter(language, xmlNamespace, standardActions).Write();

    private XDocument Write()
    {
        var schema = new XElement(
            s_xs + "schema",
            new XAttribute(XNamespace.Xmlns + "xs", s_xs.NamespaceName),
            new XAttribute("xmlns", _namespace.NamespaceName),
            new XAttribute("targetNamespace", _namespace.NamespaceName),
            new XAttribute("elementFormDefault", "qualified"),
            Choice(YesNo, ["yes", "no", "true", "false"]),
            Choice(YesNoDefault, ["yes", "no", "true", "false", "default"]));
        foreach (var elements in Elements.GroupBy(element => element.ClassName))
        {
            schema.Add(Type(elements.First()));
        }

        // What may stand nowhere else is where a document begins; what an extension adds may stand in elements of other namespaces.
        foreach (var element in Elements.Where(element => element.Name.LocalName == "Wix" || element.Name.Namespace != Namespaces.Wxs))
        {
            schema.Add(Element(element));
        }

        return new XDocument(new XDeclaration("1.0", "utf-8", null), schema);
    }

    private static XElement Choice(string name, IEnumerable<string> words) => new(
        s_xs + "simpleType",
        new XAttribute("name", name),
        Choice(words));

    /// <summary>One of some words, or a text that becomes one.</summary>
    private static XElement Choice(IEnumerable<string> words) => Union(new XElement(
        s_xs + "restriction",
        new XAttribute("base", "xs:string"),
        words.Select(word => new XElement(s_xs + "enumeration", new XAttribute("value", word)))));

    private static XElement Union(XElement restriction) => new(
        s_xs + "union",
        new XElement(s_xs + "simpleType", restriction),
        new XElement(
            s_xs + "simpleType",
            new XElement(s_xs + "restriction", new XAttribute("base", "xs:string"), new XElement(s_xs + "pattern", new XAttribute("value", AnyVariable)))));

    private static XElement Text(string text) => new(s_xs + "annotation", new XElement(s_xs + "documentation", text));

    private static string TypeName(LanguageElement element) => element.ClassName[..^"Element".Length];

    private static XElement Element(LanguageElement element) =>
        new(s_xs + "element", new XAttribute("name", element.Name.LocalName), new XAttribute("type", TypeName(element)), Text(element.Summary));

    private XElement Type(LanguageElement element)
    {
        var content = new XElement(s_xs + "choice", new XAttribute("minOccurs", 0), new XAttribute("maxOccurs", "unbounded"));
        foreach (var child in element.Children.Where(child => !child.IsRefused).OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            content.Add(Element(_language.Find(_namespace, child)));
        }

        if (TypeName(element) == "Sequence")
        {
            var action = Elements.First(candidate => candidate.Name.LocalName == "Custom");
            content.Add(_actions.Concat(["Custom", "Show"]).Order(StringComparer.Ordinal).Select(name =>
                new XElement(s_xs + "element", new XAttribute("name", name), new XAttribute("type", TypeName(action)))));
        }

        content.Add(new XElement(s_xs + "any", new XAttribute("namespace", "##other"), new XAttribute("processContents", "lax")));
        return new XElement(
            s_xs + "complexType",
            new XAttribute("name", TypeName(element)),
            content,
            element.Attributes.GroupBy(attribute => attribute.Name).Select(group => Attribute(group.First())),
            new XElement(s_xs + "anyAttribute", new XAttribute("namespace", "##other"), new XAttribute("processContents", "lax")));
    }

    private static XElement Attribute(LanguageAttribute attribute)
    {
        var written = new XElement(s_xs + "attribute", new XAttribute("name", attribute.Name));
        if (attribute.IsRequired)
        {
            written.Add(new XAttribute("use", "required"));
        }

        written.Add(Text(attribute.Summary));
        switch (attribute.Kind)
        {
            case "YesNo" or "Flag":
                written.SetAttributeValue("type", YesNo);
                break;
            case "YesNoDefault":
                written.SetAttributeValue("type", YesNoDefault);
                break;
            case "Option":
                written.Add(new XElement(s_xs + "simpleType", Choice(attribute.Values.Select(value => value.Name))));
                break;
            case "Integer" or "LocalizableInteger":
                written.Add(new XElement(s_xs + "simpleType", Union(new XElement(
                    s_xs + "restriction",
                    new XAttribute("base", "xs:integer"),
                    new XElement(s_xs + "minInclusive", new XAttribute("value", Number(attribute.Minimum))),
                    new XElement(s_xs + "maxInclusive", new XAttribute("value", Number(attribute.Maximum)))))));
                break;
            default:
                written.SetAttributeValue("type", "xs:string");
                break;
        }

        return written;
    }

    private static string Number(int? number) => number!.Value.ToString(CultureInfo.InvariantCulture);
}
