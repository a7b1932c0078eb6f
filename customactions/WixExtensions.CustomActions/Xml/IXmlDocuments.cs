namespace WixExtensions.CustomActions.Xml;

/// <summary>Opens XML files.</summary>
internal interface IXmlDocuments
{
    /// <summary>Loads a file, with its white space, and without what it refers to.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="usesXPath">Whether nodes are selected by XPath; otherwise by XSL patterns, the default of MSXML 3 and of the WiX elements.</param>
    /// <param name="reason">Why it could not be loaded.</param>
    /// <returns>The document; null when it could not be loaded.</returns>
    IXmlDocument? Load(string path, bool usesXPath, out string reason);
}
