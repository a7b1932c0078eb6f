namespace Installer.Wix.Converting;

/// <summary>What asks for a property or action of an extension now.</summary>
/// <param name="Element">The element, with the prefix that the rules have for its namespace.</param>
/// <param name="KeepsReference">Whether the reference stays beside it.</param>
internal sealed record ReferenceRule(string Element, bool KeepsReference);
