namespace Installer.Wix.Generator;

/// <summary>What an extension adds to elements that are not its own, and to its own.</summary>
/// <param name="ClassName">The name of the class that is made of it.</param>
/// <param name="Elements">Its elements, in the file's order.</param>
/// <param name="Attributes">Its attributes on elements of WiX's own namespace.</param>
/// <param name="Refused">Elements that WiX's extension has and this compiler refuses by a number of its own.</param>
internal sealed record ExtensionDefinition(
    string ClassName,
    IReadOnlyList<ExtensionElementDefinition> Elements,
    IReadOnlyList<ExtensionAttributeDefinition> Attributes,
    IReadOnlyList<string> Refused);
