using System.Diagnostics.CodeAnalysis;
using System.Xml;

using Installer.Wix.Messages;

namespace Installer.Wix.Reading;

/// <summary>A reader that refuses elements nested too deep as it comes to them. What comes after works through them by recursion, and the time to make a document grows with the square of its depth.</summary>
/// <param name="reader">The reader that it reads from; it is not disposed.</param>
/// <param name="path">The file, for the message.</param>
internal sealed class DepthLimitedReader(XmlReader reader, string path) : XmlReader, IXmlLineInfo
{
    /// <summary>How deep elements may be nested.</summary>
    public const int MaximumDepth = 256;

    /// <inheritdoc />
    public override int AttributeCount => reader.AttributeCount;

    /// <inheritdoc />
    public override string BaseURI => reader.BaseURI;

    /// <inheritdoc />
    public override int Depth => reader.Depth;

    /// <inheritdoc />
    public override bool EOF => reader.EOF;

    /// <inheritdoc />
    public override bool IsEmptyElement => reader.IsEmptyElement;

    /// <inheritdoc />
    public override string LocalName => reader.LocalName;

    /// <inheritdoc />
    public override string NamespaceURI => reader.NamespaceURI;

    /// <inheritdoc />
    public override XmlNameTable NameTable => reader.NameTable;

    /// <inheritdoc />
    public override XmlNodeType NodeType => reader.NodeType;

    /// <inheritdoc />
    public override string Prefix => reader.Prefix;

    /// <inheritdoc />
    public override ReadState ReadState => reader.ReadState;

    /// <inheritdoc />
    public override string Value => reader.Value;

    /// <inheritdoc />
    public int LineNumber => ((IXmlLineInfo)reader).LineNumber;

    /// <inheritdoc />
    public int LinePosition => ((IXmlLineInfo)reader).LinePosition;

    /// <inheritdoc />
    public bool HasLineInfo() => ((IXmlLineInfo)reader).HasLineInfo();

    /// <inheritdoc />
    /// <exception cref="WixException">The node is nested too deep.</exception>
    public override bool Read() => reader.Read() && (reader.Depth <= MaximumDepth
        ? true
        : throw new WixException(PortableErrors.NestedTooDeep(new SourceLine(path, LineNumber), "Elements, conditions and loops", MaximumDepth)));

    /// <inheritdoc />
    public override string? GetAttribute(string name) => reader.GetAttribute(name);

    /// <inheritdoc />
    public override string? GetAttribute(string name, string? namespaceURI) => reader.GetAttribute(name, namespaceURI);

    /// <inheritdoc />
    public override string GetAttribute(int i) => reader.GetAttribute(i);

    /// <inheritdoc />
    public override string? LookupNamespace(string prefix) => reader.LookupNamespace(prefix);

    /// <inheritdoc />
    public override bool MoveToAttribute(string name) => reader.MoveToAttribute(name);

    /// <inheritdoc />
    public override bool MoveToAttribute(string name, string? ns) => reader.MoveToAttribute(name, ns);

    /// <inheritdoc />
    public override bool MoveToElement() => reader.MoveToElement();

    /// <inheritdoc />
    public override bool MoveToFirstAttribute() => reader.MoveToFirstAttribute();

    /// <inheritdoc />
    public override bool MoveToNextAttribute() => reader.MoveToNextAttribute();

    /// <inheritdoc />
    public override bool ReadAttributeValue() => reader.ReadAttributeValue();

    /// <inheritdoc />
    [DoesNotReturn]
    public override void ResolveEntity() => throw new NotSupportedException("There is no document type that could define entities.");
}
