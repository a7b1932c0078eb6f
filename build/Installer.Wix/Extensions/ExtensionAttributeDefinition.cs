namespace Installer.Wix.Extensions;

/// <summary>An attribute of an extension on elements that are not the extension's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parents">What may have it.</param>
/// <param name="Handler">What parses it.</param>
internal sealed record ExtensionAttributeDefinition(string Name, IReadOnlyList<ParentPath> Parents, AttributeHandler Handler);
