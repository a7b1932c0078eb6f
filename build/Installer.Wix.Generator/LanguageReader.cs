using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Installer.Wix.Generator;

/// <summary>Reads a file of definitions. What is not as <c>Language/README.md</c> says is an error with its line.</summary>
internal static class LanguageReader
{
    /// <summary>What stands in a file besides elements.</summary>
    private static readonly string[] s_otherDefinitions = ["AttributeGroup", "ChildGroup", "ExtensionAttribute", "Refused"];

    /// <summary>The parts of an element's definition that are no rules.</summary>
    private static readonly string[] s_parts = ["Attribute", "Attributes", "Child", "Children", "Flags"];

    /// <summary>What the definition of an attribute of any kind may say.</summary>
    private static readonly string[] s_attributeOptions = ["Name", "Kind", "Summary", "Default", "Unused", "Checked", "Places"];

    /// <summary>What the definition of an element of an extension may say besides.</summary>
    private static readonly string[] s_extensionOptions = ["Parents", "Handler"];

    /// <summary>What the definition of an element of WiX's own namespace may say besides: nothing, because its parents list it.</summary>
    private static readonly string[] s_ownOptions = [];

    /// <summary>What one of a reference may say besides.</summary>
    private static readonly string[] s_referenceOptions = ["Target"];

    /// <summary>Reads a file.</summary>
    /// <param name="document">The file, with line numbers.</param>
    /// <param name="groups">The groups of attributes of all files, by name.</param>
    public static LanguageDefinition Read(XDocument document, IReadOnlyDictionary<string, XElement> groups)
    {
        var root = document.Root!;
        Expect(root, "Language", "Namespace", "CodeNamespace", "Extension");
        var elements = root.Elements().Where(child => !s_otherDefinitions.Contains(child.Name.LocalName)).ToList();
        return new LanguageDefinition(
            Value(root, "Namespace"),
            Value(root, "CodeNamespace"),
            root.Elements("ChildGroup").Select(ReadGroup).ToList(),
            elements.Select(element => ReadElement(element, groups)).ToList(),
            (string?)root.Attribute("Extension") is { } extension ? ReadExtension(root, extension, elements) : null);
    }

    private static ExtensionDefinition ReadExtension(XElement root, string name, List<XElement> elements)
    {
        foreach (var attribute in root.Elements("ExtensionAttribute"))
        {
            Expect(attribute, "ExtensionAttribute", "Name", "Parents", "Handler", "Kind", "Summary");
        }

        foreach (var refused in root.Elements("Refused"))
        {
            Expect(refused, "Refused", "Names", "Reason");
        }

        // What only stands in elements of the extension itself may be parsed by their handlers.
        var children = new HashSet<string>(elements.SelectMany(element => element.Elements("Child")).Select(child => Value(child, "Name")), StringComparer.Ordinal);
        return new ExtensionDefinition(
            name + "Language",
            elements.Where(element => element.Attribute("Parents") is not null || !Words(element, "Name").All(children.Contains))
                .SelectMany(element => Words(element, "Name").Select(each => new ExtensionElementDefinition(each, Words(element, "Parents"), Value(element, "Handler")))).ToList(),
            root.Elements("ExtensionAttribute").Select(attribute => new ExtensionAttributeDefinition(Value(attribute, "Name"), Words(attribute, "Parents"), Value(attribute, "Handler"))).ToList(),
            root.Elements("Refused").SelectMany(refused => Words(refused, "Names")).ToList());
    }

    private static string[] Words(XElement element, string attribute) => Value(element, attribute).Split(' ');

    private static ChildrenDefinition ReadGroup(XElement group)
    {
        Expect(group, "ChildGroup", "Name");
        return ReadChildren(group, ChildrenDefinition.GroupClass(Value(group, "Name")));
    }

    private static ChildrenDefinition ReadChildren(XElement parent, string className)
    {
        var names = new List<string>();
        var refused = new List<string>();
        foreach (var child in parent.Elements("Child"))
        {
            Expect(child, "Child", "Name", "Class", "Refused");
            var name = Value(child, "Name");
            if (names.Contains(name) || refused.Contains(name))
            {
                throw Invalid(child, $"The child {name} is there twice.");
            }

            ((string?)child.Attribute("Refused") == "yes" ? refused : names).Add(name);
        }

        var groups = new List<string>();
        foreach (var children in parent.Elements("Children"))
        {
            Expect(children, "Children", "Group");
            groups.Add(Value(children, "Group"));
        }

        return new ChildrenDefinition(className, names, refused, groups);
    }

    private static ElementDefinition ReadElement(XElement element, IReadOnlyDictionary<string, XElement> groups)
    {
        Expect(element, "Element", ["Name", "Class", "Summary", "Check", .. element.Parent!.Attribute("Extension") is null ? s_ownOptions : s_extensionOptions]);
        var name = Value(element, "Name");
        var attributes = new List<AttributeDefinition>();
        var byName = new Dictionary<string, AttributeDefinition>(StringComparer.Ordinal);
        foreach (var source in AttributesOf(element, groups))
        {
            var attribute = ReadAttribute(source);
            if (byName.ContainsKey(attribute.Name))
            {
                throw Invalid(source, $"{name} has the attribute {attribute.Name} twice.");
            }

            attributes.Add(attribute);
            byName.Add(attribute.Name, attribute);
        }

        var className = (string?)element.Attribute("Class") ?? name + "Element";
        var rules = element.Elements().Where(child => !s_parts.Contains(child.Name.LocalName)).Select(rule => RuleReader.Read(name, rule, byName)).ToList();
        return new ElementDefinition(
            name,
            className,
            Value(element, "Summary"),
            attributes,
            element.Elements("Flags").Select(ReadFlags).ToList(),
            rules,
            element.Elements().Any(child => child.Name == "Child" || child.Name == "Children")
                ? ReadChildren(element, className.Substring(0, className.Length - "Element".Length) + "Children")
                : null,
            (string?)element.Attribute("Check") == "later");
    }

    private static FlagsDefinition ReadFlags(XElement flags)
    {
        Expect(flags, "Flags", "Name", "Summary", "Default");
        return new FlagsDefinition(Value(flags, "Name"), Value(flags, "Summary"), (string?)flags.Attribute("Default") ?? "0");
    }

    /// <summary>The definitions of an element's attributes, those of groups that it names included.</summary>
    private static IEnumerable<XElement> AttributesOf(XElement element, IReadOnlyDictionary<string, XElement> groups)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name == "Attribute")
            {
                yield return child;
            }
            else if (child.Name == "Attributes")
            {
                Expect(child, "Attributes", "Group");
                var name = Value(child, "Group");
                if (!groups.TryGetValue(name, out var group))
                {
                    throw Invalid(child, $"There is no AttributeGroup {name}.");
                }

                foreach (var attribute in AttributesOf(group, groups))
                {
                    yield return attribute;
                }
            }
        }
    }

    private static AttributeDefinition ReadAttribute(XElement attribute)
    {
        var name = Value(attribute, "Name");
        var kindName = Value(attribute, "Kind");
        var summary = Value(attribute, "Summary");
        var defaultText = (string?)attribute.Attribute("Default");
        var target = (string?)attribute.Attribute("Target");
        switch (kindName)
        {
            case AttributeKind.Special:
                Expect(attribute, "Attribute", "Name", "Kind", "Summary", "Type", "Checked", "Places");
                return new AttributeDefinition(name, summary, (string?)attribute.Attribute("Type"), string.Empty, null, null, IsSpecial: true, Flags: null, IsChecked(attribute), Places(attribute));
            case AttributeKind.Flag:
                Expect(attribute, "Attribute", "Name", "Kind", "Summary", "In", "Bit", "Inverse", "Checked", "Places");
                var flags = Value(attribute, "In");
                var bit = Value(attribute, "Bit");

                // Where bits of several attributes overlap, "no" takes away only what is there without any of them.
                var change = (string?)attribute.Attribute("Inverse") == "yes"
                    ? $"attribute.IsYes() ? {flags} & ~{bit} : {flags} | {bit}"
                    : $"attribute.IsYes() ? {flags} | {bit} : {flags} & ~({bit} & Default{flags})";
                return new AttributeDefinition(name, summary, null, $"{flags} = {change}", null, null, IsSpecial: false, flags, IsChecked(attribute), Places(attribute));
            case AttributeKind.Option:
                return ReadOption(attribute, name, summary, defaultText);
        }

        if (AttributeKind.Words.TryGetValue(kindName, out var method))
        {
            return ReadWords(attribute, name, summary, method, defaultText);
        }

        if (!AttributeKind.All.TryGetValue(kindName, out var kind))
        {
            var known = string.Join(", ", AttributeKind.All.Keys.Concat(AttributeKind.Words.Keys).Concat([AttributeKind.Option, AttributeKind.Flag, AttributeKind.Special]));
            throw Invalid(attribute, $"There is no kind '{kindName}' of attributes. The kinds are {known}.");
        }

        Expect(attribute, "Attribute", [.. s_attributeOptions, .. kind.Options, .. kindName == AttributeKind.Reference ? s_referenceOptions : []]);
        var reading = kind.Method is null ? "attribute.Value" : $"attribute.{kind.Method}({string.Join(", ", Arguments(attribute, kind))})";
        var isUnused = (string?)attribute.Attribute("Unused") == "yes";
        return Finish(attribute, name, summary, isUnused ? null : kind.Type, reading, Default(defaultText, kind), target);
    }

    private static AttributeDefinition ReadOption(XElement attribute, string name, string summary, string? defaultText)
    {
        Expect(attribute, "Attribute", [.. s_attributeOptions, "Values"]);
        var isUnused = (string?)attribute.Attribute("Unused") == "yes";
        if ((string?)attribute.Attribute("Values") is { } words)
        {
            var reading = $"attribute.Option({string.Join(", ", words.Split(' ').Select(Code.Text))})";
            return Finish(attribute, name, summary, isUnused ? null : "string", reading, defaultText is null ? null : Code.Text(defaultText), null);
        }

        foreach (var value in attribute.Elements())
        {
            Expect(value, "Value", "Name", "Number", "Summary", "Unsupported");
        }

        // What WiX knows and does not support is refused by a number of its own.
        var unsupported = attribute.Elements().Where(value => (string?)value.Attribute("Unsupported") == "yes").ToList();
        var values = attribute.Elements().Except(unsupported).ToList();
        var legal = string.Join(", ", values.Select(Name));
        var method = unsupported.Count == 0 ? $"Option({legal})" : $"SupportedOption([{string.Join(", ", unsupported.Select(Name))}], {legal})";
        var arms = string.Join(", ", values.Select(value => $"{Name(value)} => {Number(value, "Number")}"));
        return Finish(attribute, name, summary, isUnused ? null : "int", $"attribute.{method} switch {{ {arms}, _ => (int?)null }}", defaultText, null);

        static string Name(XElement value) => Code.Text(Value(value, "Name"));
    }

    private static AttributeDefinition ReadWords(XElement attribute, string name, string summary, string method, string? defaultText)
    {
        Expect(attribute, "Attribute", s_attributeOptions);
        var words = new List<string>();
        foreach (var value in attribute.Elements())
        {
            Expect(value, "Value", "Name", "Text", "Summary");
            words.Add($"({Code.Text(Value(value, "Name"))}, {Code.Text(Value(value, "Text"))})");
        }

        return Finish(attribute, name, summary, "string", $"attribute.{method}({string.Join(", ", words)})", defaultText is null ? null : Code.Text(defaultText), null);
    }

    private static AttributeDefinition Finish(XElement source, string name, string summary, string? type, string reading, string? defaultValue, string? target)
    {
        if (type is null && (defaultValue ?? target) is not null)
        {
            throw Invalid(source, $"The attribute {name} is not used, so it has neither Default nor Target.");
        }

        return defaultValue is null
            ? new AttributeDefinition(name, summary, type is null ? null : type + "?", reading, null, target, IsSpecial: false, Flags: null, IsChecked(source), Places(source))
            : new AttributeDefinition(name, summary, type, $"{reading} ?? {defaultValue}", defaultValue, target, IsSpecial: false, Flags: null, IsChecked(source), Places(source));
    }

    private static string[] Places(XElement attribute) => (string?)attribute.Attribute("Places") is { } places ? places.Split(' ') : [];

    private static bool IsChecked(XElement attribute) => (string?)attribute.Attribute("Checked") == "yes";

    private static string? Default(string? text, AttributeKind kind) => text switch
    {
        null => null,
        _ when kind.IsText => Code.Text(text),
        "yes" => "true",
        "no" => "false",
        _ => text,
    };

    private static IEnumerable<string> Arguments(XElement attribute, AttributeKind kind)
    {
        foreach (var option in kind.Options)
        {
            if (attribute.Attribute(option) is not { } value)
            {
                continue;
            }

            var argument = char.ToLowerInvariant(option[0]) + option.Substring(1);
            yield return $"{argument}: {value.Value switch { "yes" => "true", "no" => "false", _ => Number(attribute, option) }}";
        }
    }

    private static string Number(XElement element, string attribute)
    {
        var value = Value(element, attribute);
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw Invalid(element, $"{attribute}='{value}' is not a number.");
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The value of an attribute that must be there.</summary>
    internal static string Value(XElement element, string attribute) =>
        (string?)element.Attribute(attribute) is { Length: > 0 } value ? value : throw Invalid(element, $"{element.Name.LocalName} needs the attribute {attribute}.");

    /// <summary>Refuses an element of another name, and one with other attributes.</summary>
    internal static void Expect(XElement element, string name, params string[] attributes)
    {
        if (element.Name.LocalName != name)
        {
            throw Invalid(element, $"'{element.Name.LocalName}' stands where {name} is expected.");
        }

        if (element.Attributes().FirstOrDefault(attribute => !attributes.Contains(attribute.Name.LocalName)) is { } unknown)
        {
            throw Invalid(element, $"{name} has no attribute {unknown.Name.LocalName} here. Its attributes are {string.Join(", ", attributes)}.");
        }
    }

    /// <summary>The error of a definition.</summary>
    internal static LanguageException Invalid(XElement element, string message) => new(((IXmlLineInfo)element).LineNumber, message);
}
