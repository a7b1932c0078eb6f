using System.Xml.Linq;

namespace Installer.Wix.Converting;

/// <summary>A namespace of WiX v3 and the one that followed it.</summary>
/// <param name="Old">The one of v3; <c>null</c> if there was none.</param>
/// <param name="New">The one of v4.</param>
/// <param name="Prefix">The prefix that the rules have for it, and that a file gets which needs it anew.</param>
/// <param name="Roots">The root elements that are of this namespace.</param>
/// <param name="IsMerged">Whether its elements became part of another namespace.</param>
internal sealed record NamespaceRule(string? Old, string New, string Prefix, IReadOnlyList<string> Roots, bool IsMerged)
{
    /// <summary>Reads its definition.</summary>
    public static NamespaceRule Read(XElement element) => new(
        (string?)element.Attribute("Old"),
        (string)element.Attribute("New")!,
        (string)element.Attribute("Prefix")!,
        ((string?)element.Attribute("Root"))?.Split(' ') ?? [],
        (string?)element.Attribute("Merged") == "yes");
}
