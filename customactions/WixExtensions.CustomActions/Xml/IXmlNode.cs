namespace WixExtensions.CustomActions.Xml;

/// <summary>A node of an XML document. What cannot be done is an exception whose text says why.</summary>
internal interface IXmlNode
{
    /// <summary>The nodes of a path, which begins at this one.</summary>
    IReadOnlyList<IXmlNode> Select(string path);

    void SetAttribute(string name, string value);

    /// <summary>Takes an attribute away; one that is not there is no error.</summary>
    void RemoveAttribute(string name);

    /// <summary>Replaces all that is in it by a text.</summary>
    void SetText(string text);

    /// <summary>Adds an element at the end, in the namespace of this one unless its prefix is another.</summary>
    IXmlNode CreateChild(string name);

    /// <summary>Adds the root element of a document at the end.</summary>
    void AppendDocument(string xml);

    /// <summary>Takes this node out of the document.</summary>
    void Remove();
}
