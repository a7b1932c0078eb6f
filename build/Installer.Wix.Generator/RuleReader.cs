using System.Xml.Linq;

namespace Installer.Wix.Generator;

/// <summary>Reads the rules that hold among an element's attributes.</summary>
internal static class RuleReader
{
    /// <summary>The kinds of rules, by the name of their element.</summary>
    private static readonly Dictionary<string, Func<Rule, RuleDefinition>> s_kinds = new(StringComparer.Ordinal)
    {
        // The attributes are there, be they empty or not legal.
        ["Require"] = rule => Required(rule, "Require"),

        // The attributes are there and not empty.
        ["RequireValue"] = rule => Required(rule, "RequireValue"),

        // The attributes are there and legal.
        ["RequireLegal"] = RequiredLegal,

        // The attribute cannot stand beside another one, or beside a value of it.
        ["Exclude"] = rule => new(
            $"{rule.Present("Attribute")} && {rule.Other()}",
            Rule.Report("IllegalWith", rule.Literal("Attribute"), rule.Literal("With"), rule.OptionalLiteral("Value"))),

        // The attribute must stand beside another one, or beside a value of it.
        ["Need"] = rule => new(
            $"{rule.Absent("Attribute")} && {rule.Other()}",
            Rule.Report(rule.HasValue ? "ExpectedAttributeWithValue" : "ExpectedAttributeWith", rule.Literal("Attribute"), rule.Literal("With"), rule.OptionalLiteral("Value"))),

        // The attribute must be there unless another one has a value.
        ["NeedUnless"] = rule => new(
            $"{rule.Absent("Attribute")} && !({rule.Other()})",
            Rule.Report("ExpectedAttributeUnless", rule.Literal("Attribute"), rule.Literal("With"), rule.OptionalLiteral("Value"))),

        // One of the attributes must be there.
        ["OneOf"] = rule => new(
            string.Join(" && ", rule.Words("Attributes").Select(rule.IsAbsent)),
            Rule.Report("ExpectedAttributes", [.. rule.Words("Attributes").Select(Code.Text)])),

        // The attribute stands beside one of others only.
        ["OnlyWith"] = rule => new(
            $"{rule.Present("Attribute")} && {string.Join(" && ", rule.Words("With").Select(name => rule.IsAbsent(name)))}",
            Rule.Report("IllegalWithout", [rule.Literal("Attribute"), .. rule.Words("With").Select(Code.Text)])),
    };

    /// <summary>Reads one rule.</summary>
    /// <param name="element">The name of the element that has it.</param>
    /// <param name="source">The rule.</param>
    /// <param name="attributes">The element's attributes by name.</param>
    public static RuleDefinition Read(string element, XElement source, IReadOnlyDictionary<string, AttributeDefinition> attributes) =>
        s_kinds.TryGetValue(source.Name.LocalName, out var read)
            ? read(new Rule(element, source, attributes))
            : throw LanguageReader.Invalid(source, $"There is no rule '{source.Name.LocalName}'. The rules are {string.Join(", ", s_kinds.Keys)}.");

    private static RuleDefinition Required(Rule rule, string method)
    {
        var names = string.Join(", ", rule.Words("Attributes").Select(rule.Known).Select(Code.Text));
        return new(rule.When(), $"context.{method}(Element, {names});");
    }

    private static RuleDefinition RequiredLegal(Rule rule)
    {
        var name = rule.Known(LanguageReader.Value(rule.Source, "Attribute"));
        return new(rule.IsAbsent(name), Rule.Report("ExpectedAttribute", Code.Text(name)));
    }

    private sealed class Rule(string element, XElement source, IReadOnlyDictionary<string, AttributeDefinition> attributes)
    {
        public XElement Source => source;

        public bool HasValue => source.Attribute("Value") is not null;

        public string Known(string name) =>
            attributes.ContainsKey(name) ? name : throw LanguageReader.Invalid(source, $"{element} has no attribute {name}.");

        public string[] Words(string attribute) => LanguageReader.Value(source, attribute).Split(' ');

        public string Literal(string attribute) => Code.Text(Known(LanguageReader.Value(source, attribute)));

        public string? OptionalLiteral(string attribute) => (string?)source.Attribute(attribute) is { } value ? Code.Text(value) : null;

        public static string Report(string message, params string?[] arguments) =>
            $"context.Write(global::Installer.Wix.Messages.Errors.{message}(SourceLine, ElementName, {string.Join(", ", arguments.Where(argument => argument is not null))}));";

        public string Present(string attribute) => IsPresent(LanguageReader.Value(source, attribute));

        public string Absent(string attribute) => IsAbsent(LanguageReader.Value(source, attribute));

        public string IsAbsent(string name) => $"!({IsPresent(name)})";

        /// <summary>Whether the other attribute of the rule is there, or has the rule's value.</summary>
        public string Other() => Is(LanguageReader.Value(source, "With"), (string?)source.Attribute("Value"));

        /// <summary>The condition of a rule that does not always hold.</summary>
        public string? When() => (string?)source.Attribute("When") is { } name ? Is(name, (string?)source.Attribute("Is")) : null;

        private string IsPresent(string name) => attributes[Known(name)] switch
        {
            { Type: "bool" } => name,

            // What has a default is never missing itself.
            { Default: not null } => $"Element.Attribute({Code.Text(name)}) is not null",
            _ => $"{name} is not null",
        };

        private string Is(string name, string? values)
        {
            if (values is null)
            {
                return IsPresent(name);
            }

            var type = attributes[Known(name)].Type!.TrimEnd('?');
            return $"{name} is {string.Join(" or ", values.Split(' ').Select(value => type == "bool" ? value == "yes" ? "true" : "false" : Code.Text(value)))}";
        }
    }
}
