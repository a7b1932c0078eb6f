using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;

namespace Installer.Wix.Extensions;

/// <summary>The elements and attributes of an extension, as its definitions in <c>Language</c> have them.</summary>
/// <param name="xmlNamespace">Their namespace.</param>
/// <param name="elements">The elements.</param>
/// <param name="attributes">The attributes on elements that are not its own.</param>
/// <param name="refused">The elements that WiX's extension has and this compiler has not.</param>
internal sealed class ExtensionLanguage(
    XNamespace xmlNamespace,
    IReadOnlyList<ExtensionElementDefinition> elements,
    IReadOnlyList<ExtensionAttributeDefinition> attributes,
    IReadOnlyList<string> refused)
{
    private readonly Dictionary<string, ExtensionElementDefinition> elementsByName = elements.ToDictionary(element => element.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, ExtensionAttributeDefinition> attributesByName = attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);

    /// <summary>The namespace of the elements and attributes.</summary>
    public XNamespace Namespace { get; } = xmlNamespace;

    /// <summary>Parses an element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="owner">What the element around it is.</param>
    /// <returns>Whether it may stand where it stands, or was refused as one that this compiler does not have.</returns>
    public bool TryParseElement(CompileContext context, XElement element, ElementOwner owner)
    {
        var name = element.Name.LocalName;
        if (elementsByName.TryGetValue(name, out var definition) && definition.Parents.Any(path => path.Matches(element.Parent)))
        {
            definition.Handler(context, element, owner);
            return true;
        }

        if (!refused.Contains(name))
        {
            return false;
        }

        context.Write(PortableErrors.UnsupportedElement(element.Source(), element.Parent!.Name.LocalName, name));
        return true;
    }

    /// <summary>Parses an attribute on an element that is not the extension's.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>Whether the element may have it.</returns>
    public bool TryParseAttribute(CompileContext context, XElement element, XAttribute attribute)
    {
        if (!attributesByName.TryGetValue(attribute.Name.LocalName, out var definition) || !definition.Parents.Any(path => path.Matches(element)))
        {
            return false;
        }

        definition.Handler(context, new AttributeReader(context, element, attribute));
        return true;
    }
}
