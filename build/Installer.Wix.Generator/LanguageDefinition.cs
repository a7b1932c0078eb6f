namespace Installer.Wix.Generator;

/// <summary>One file of definitions: elements of one namespace.</summary>
/// <param name="XmlNamespace">The namespace of the elements.</param>
/// <param name="CodeNamespace">The namespace of the records that are made of them.</param>
/// <param name="Groups">Children that several elements may hold.</param>
/// <param name="Elements">The elements, in the file's order.</param>
/// <param name="Extension">What elements and attributes of an extension may stand in; <c>null</c> for the language itself.</param>
internal sealed record LanguageDefinition(
    string XmlNamespace,
    string CodeNamespace,
    IReadOnlyList<ChildrenDefinition> Groups,
    IReadOnlyList<ElementDefinition> Elements,
    ExtensionDefinition? Extension);
