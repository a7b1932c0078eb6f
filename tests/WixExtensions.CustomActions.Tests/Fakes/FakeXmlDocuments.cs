using System.Text;
using System.Xml;
using WixExtensions.CustomActions.Xml;

namespace WixExtensions.CustomActions.Tests.Fakes;

/// <summary>XML documents of .NET over files in memory.</summary>
internal sealed class FakeXmlDocuments(FakeInstalledFiles files) : IXmlDocuments
{
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>How many times a file is in use when it is saved.</summary>
    public int InUse { get; set; }

    public List<bool> UsesXPath { get; } = [];

    public IXmlDocument? Load(string path, bool usesXPath, out string reason)
    {
        UsesXPath.Add(usesXPath);
        reason = "It is not there.";
        if (files.Read(path) is not { } content)
        {
            return null;
        }

        var document = new XmlDocument { PreserveWhitespace = true };
        try
        {
            document.LoadXml(Encoding.UTF8.GetString(content));
        }
        catch (XmlException exception)
        {
            reason = exception.Message;
            return null;
        }

        return new Document(this, files, path, document);
    }

    private class Node(XmlNode node) : IXmlNode
    {
        public IReadOnlyList<IXmlNode> Select(string path) => [.. node.SelectNodes(path)!.Cast<XmlNode>().Select(found => new Node(found))];

        public void SetAttribute(string name, string value) => ((XmlElement)node).SetAttribute(name, value);

        public void RemoveAttribute(string name) => ((XmlElement)node).RemoveAttribute(name);

        public void SetText(string text) => node.InnerText = text;

        public IXmlNode CreateChild(string name) => new Node(node.AppendChild(node.OwnerDocument!.CreateElement(name, node.NamespaceURI))!);

        public void AppendDocument(string xml)
        {
            var source = new XmlDocument();
            source.LoadXml(xml);
            node.AppendChild(node.OwnerDocument!.ImportNode(source.DocumentElement!, deep: true));
        }

        public void Remove() => node.ParentNode!.RemoveChild(node);
    }

    private sealed class Document(FakeXmlDocuments owner, FakeInstalledFiles files, string path, XmlDocument document) : Node(document), IXmlDocument
    {
        public int Save()
        {
            if (owner.InUse > 0)
            {
                owner.InUse--;
                return SharingViolation;
            }

            files.Write(path, Encoding.UTF8.GetBytes(document.OuterXml));
            return 0;
        }

        public void Dispose()
        {
        }
    }
}
