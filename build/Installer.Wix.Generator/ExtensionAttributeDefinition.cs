namespace Installer.Wix.Generator;

/// <summary>An attribute of an extension on elements of WiX's own namespace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parents">What may have it, as <see cref="ExtensionElementDefinition.Parents"/> says it.</param>
/// <param name="Handler">The method that parses it.</param>
internal sealed record ExtensionAttributeDefinition(string Name, IReadOnlyList<string> Parents, string Handler);
