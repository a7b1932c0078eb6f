namespace Installer.Wix.Generator;

/// <summary>An element of an extension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parents">What it may stand in: paths of names, one in another; a prefix is the last part of a namespace of WiX.</param>
/// <param name="Handler">The method that parses it.</param>
internal sealed record ExtensionElementDefinition(string Name, IReadOnlyList<string> Parents, string Handler);
