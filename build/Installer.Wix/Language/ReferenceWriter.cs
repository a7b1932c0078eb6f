using System.Text;
using System.Xml.Linq;

namespace Installer.Wix.Language;

/// <summary>Writes the reference of the language as Markdown: each element and attribute with its sentence, and what is refused with the reason.</summary>
internal static class ReferenceWriter
{
    /// <summary>Writes it.</summary>
    public static string Write(WixLanguage language)
    {
        var text = new StringBuilder("""
            # The WiX language here

            What `wixc` knows of WiX 6.0.2's language. `wixc schema --reference FILE` writes this page from the definitions in [`build/Installer.Wix/Language`](../build/Installer.Wix/Language/README.md), which the
            compiler itself is made of; `wixc schema DIR` writes schemas for editors. An element or attribute that is not here is an error with file and line. Attributes in **bold** must be there.
            Where this compiler differs on purpose is in [its README](../build/Installer.Wix/README.md#differences-from-wix-on-purpose).

            """);
        foreach (var elements in language.Elements.GroupBy(element => element.Name.Namespace).OrderBy(group => group.Key.NamespaceName, StringComparer.Ordinal))
        {
            text.Append($"\n## {elements.Key.NamespaceName}\n");
            foreach (var element in elements.OrderBy(element => element.Name.LocalName, StringComparer.Ordinal).ThenBy(element => element.ClassName, StringComparer.Ordinal))
            {
                Write(text, language, element);
            }
        }

        text.Append("\n## Refused\n\nWhat WiX has and this compiler refuses, as WIX7100 in the places that WiX allows.\n\n| elements | why |\n|---|---|\n");
        foreach (var refused in language.Refused)
        {
            text.Append($"| {Prefix(refused.XmlNamespace)}{string.Join(", ", refused.Names.Select(name => $"`{name}`"))} | {refused.Reason} |\n");
        }

        return text.ToString();
    }

    private static string Prefix(XNamespace xmlNamespace) => xmlNamespace == Namespaces.Wxs ? string.Empty : $"{WixLanguage.PrefixOf(xmlNamespace)}: ";

    private static void Write(StringBuilder text, WixLanguage language, LanguageElement element)
    {
        text.Append($"\n### {element.Name.LocalName}\n\n{element.Summary}\n");
        var parents = language.Elements
            .Where(parent => parent.Name.Namespace == element.Name.Namespace && parent.Children.Any(child => !child.IsRefused && child.Name == element.Name.LocalName && language.Find(parent.Name.Namespace, child) == element))
            .Select(parent => parent.Name.LocalName).Concat(element.Parents).Distinct().Order(StringComparer.Ordinal).ToList();
        WriteList(text, "In", parents);
        WriteList(text, "Holds", element.Children.Where(child => !child.IsRefused).Select(child => child.Name).Order(StringComparer.Ordinal).ToList());
        WriteList(text, "Refused in it", element.Children.Where(child => child.IsRefused).Select(child => child.Name).Order(StringComparer.Ordinal).ToList());
        if (element.Attributes.Count == 0)
        {
            return;
        }

        text.Append("\n| attribute | value | |\n|---|---|---|\n");
        foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            var name = attribute.IsRequired ? $"**`{attribute.Name}`**" : $"`{attribute.Name}`";
            text.Append($"| {name} | {Value(attribute)} | {attribute.Summary} |\n");
        }
    }

    private static void WriteList(StringBuilder text, string what, List<string> names)
    {
        if (names.Count > 0)
        {
            text.Append($"\n{what}: {string.Join(", ", names.Select(name => $"`{name}`"))}.\n");
        }
    }

    private static string Value(LanguageAttribute attribute) => attribute switch
    {
        { Values.Count: > 0 } => string.Join(", ", attribute.Values.Select(value => $"`{value.Name}`")),
        { Kind: "YesNo" or "Flag" } => "`yes`, `no`",
        { Kind: "YesNoDefault" } => "`yes`, `no`, `default`",
        { Minimum: { } minimum, Maximum: { } maximum } => $"{minimum} to {maximum}",
        { Target: { } target } => $"identifier of `{target}`",
        { Kind: "Identifier" } => "identifier",
        { Kind: "Guid" } => "GUID",
        { Kind: "LongFileName" } => "file name",
        { Kind: "ShortFileName" } => "8.3 file name",
        { Kind: "RelativePath" } => "relative path",
        { Kind: "Version" } => "version",
        { Kind: "Codepage" } => "code page",
        { Kind: "Reference" } => "identifier",
        _ => "text",
    };
}
