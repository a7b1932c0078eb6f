namespace Installer.Wix.Generator;

/// <summary>An attribute: what its value may be and what is made of it.</summary>
/// <param name="Name">The attribute's name; its property has the same.</param>
/// <param name="Summary">What it is for, in one sentence.</param>
/// <param name="Type">The property's type; <c>null</c> where the value is validated and not used.</param>
/// <param name="Reading">The expression that reads the value from <c>attribute</c>.</param>
/// <param name="Default">The value where the attribute is absent or not legal, as an expression; <c>null</c> for none.</param>
/// <param name="Target">The table or kind of symbol that a legal value refers to; <c>null</c> where it refers to nothing.</param>
/// <param name="IsSpecial">Whether the element's record has a method of its own that reads the value.</param>
/// <param name="Flags">The property that the attribute sets or takes away a bit of; <c>null</c> for one that has a property of its own.</param>
/// <param name="IsChecked">Whether the handler may look at the attribute before its value is read, because it depends on the element's place whether it is allowed.</param>
/// <param name="Places">The places of the element where it may have the attribute, as its handler names them; none for all.</param>
internal sealed record AttributeDefinition(
    string Name,
    string Summary,
    string? Type,
    string Reading,
    string? Default,
    string? Target,
    bool IsSpecial,
    string? Flags,
    bool IsChecked,
    IReadOnlyList<string> Places);
