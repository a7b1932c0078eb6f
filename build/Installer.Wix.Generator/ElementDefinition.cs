namespace Installer.Wix.Generator;

/// <summary>An element: its attributes, and the rules that hold among them.</summary>
/// <param name="Name">The element's name in sources.</param>
/// <param name="ClassName">The name of the record that is made of it.</param>
/// <param name="Summary">What the element is for, in one sentence.</param>
/// <param name="Attributes">Its attributes, in the file's order.</param>
/// <param name="Flags">The properties that several of its attributes set bits of.</param>
/// <param name="Rules">What is checked after the attributes were read, in the order of checking.</param>
/// <param name="Children">The elements that may stand in it; <c>null</c> for none.</param>
/// <param name="ChecksLater">Whether the element's handler calls for the rules itself, because it checks something before them.</param>
internal sealed record ElementDefinition(
    string Name,
    string ClassName,
    string Summary,
    IReadOnlyList<AttributeDefinition> Attributes,
    IReadOnlyList<FlagsDefinition> Flags,
    IReadOnlyList<RuleDefinition> Rules,
    ChildrenDefinition? Children,
    bool ChecksLater);
