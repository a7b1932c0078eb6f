using System.Xml;

namespace Installer.Wix.Reading;

/// <summary>How XML that others have written is read.</summary>
internal static class XmlSettings
{
    /// <summary>Without a document type, whose entities could expand without end or lead to other files.</summary>
    public static XmlReaderSettings WithoutDocumentType { get; } = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
}
