using System.Globalization;
using System.Xml.Linq;

namespace Installer.Wix.Converting;

/// <summary>What became of WiX v3's language in v4: <c>Conversions.xml</c>, read.</summary>
internal sealed class ConversionRules
{
    private readonly Dictionary<string, (int Number, string Text)> changes;
    private readonly Dictionary<string, XElement[]> steps;
    private readonly Dictionary<string, string> prefixes;
    private readonly Dictionary<(string Attribute, string Value), string> newValues;

    private ConversionRules(XElement root)
    {
        changes = root.Element("Changes")!.Elements().ToDictionary(
            change => (string)change.Attribute("Name")!,
            change => ((int)change.Attribute("Number")!, (string)change.Attribute("Text")!),
            StringComparer.Ordinal);
        Namespaces = [.. root.Element("Namespaces")!.Elements().Select(NamespaceRule.Read)];
        prefixes = Namespaces.Where(rule => !rule.IsMerged).ToDictionary(rule => rule.New, rule => rule.Prefix, StringComparer.Ordinal);
        steps = root.Element("Elements")!.Elements().ToDictionary(element => (string)element.Attribute("Name")!, element => element.Elements().ToArray(), StringComparer.Ordinal);
        newValues = root.Descendants("Rename").Where(step => step.Attribute("Values") is not null && step.Attribute("Otherwise") is null)
            .SelectMany(step => ReadValues(step).Select(pair => (Attribute: (string)step.Attribute("To")!, Old: pair.Key, New: pair.Value)))
            .Distinct()
            .ToDictionary(entry => (entry.Attribute, entry.Old), entry => entry.New);
        References = root.Element("References")!.Elements()
            .SelectMany(reference => reference.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(id => (Id: id, Rule: new ReferenceRule((string)reference.Attribute("To")!, (string?)reference.Attribute("Keep") == "yes"))))
            .ToDictionary(pair => pair.Id, pair => pair.Rule, StringComparer.Ordinal);
        Actions = root.Element("Actions")!.Elements().ToDictionary(action => (string)action.Attribute("Old")!, action => (string)action.Attribute("New")!, StringComparer.Ordinal);
    }

    /// <summary>The rules.</summary>
    public static ConversionRules Instance { get; } = Load();

    /// <summary>The namespaces.</summary>
    public IReadOnlyList<NamespaceRule> Namespaces { get; }

    /// <summary>Properties and actions of extensions that an element asks for now, by their identifiers.</summary>
    public IReadOnlyDictionary<string, ReferenceRule> References { get; }

    /// <summary>Custom actions of extensions whose new identifiers, given here without it, end with the architecture.</summary>
    public IReadOnlyDictionary<string, string> Actions { get; }

    /// <summary>The changes of an element, in their order.</summary>
    /// <param name="name">The element's name, with the prefix that the rules give to its namespace.</param>
    public IReadOnlyList<XElement> StepsOf(string name) => steps.GetValueOrDefault(name) ?? [];

    /// <summary>The name of an element as the rules know it: with the prefix that they give to its namespace. <c>null</c> in any other namespace.</summary>
    public string? NameOf(SourceElement element) =>
        prefixes.TryGetValue(element.Namespace, out var prefix) ? prefix.Length == 0 ? element.LocalName : prefix + ":" + element.LocalName : null;

    /// <summary>The new value of an attribute that was renamed while its value was still a variable.</summary>
    /// <param name="attribute">Its new name.</param>
    /// <param name="value">The value of v3.</param>
    public string? NewValueOf(string attribute, string value) => newValues.GetValueOrDefault((attribute, value));

    /// <summary>The new values that a step gives for old ones.</summary>
    public static IReadOnlyDictionary<string, string> ReadValues(XElement step) =>
        ((string)step.Attribute("Values")!).Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The number and the text of a change.</summary>
    public (int Number, string Text) Describe(string change, params object?[] arguments)
    {
        var (number, text) = changes[change];
        return (number, string.Format(CultureInfo.InvariantCulture, text, arguments));
    }

    private static ConversionRules Load()
    {
        using var stream = typeof(ConversionRules).Assembly.GetManifestResourceStream("Conversions.xml")!;
        return new(XDocument.Load(stream).Root!);
    }
}
