using System.Globalization;
using DockerDesktop.CustomActions;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>IXMLDOMNode.</summary>
internal sealed class MicrosoftXmlNode(MicrosoftXmlDocument document, AutomationObject node) : IXmlNode
{
    public IReadOnlyList<IXmlNode> Select(string path)
    {
        using var selected = node.Call("selectNodes", path);
        using var list = AutomationObject.From(selected);
        var nodes = new List<IXmlNode>();
        while (list is not null)
        {
            using var next = list.Call("nextNode");
            if (AutomationObject.From(next) is not { } found)
            {
                break;
            }

            nodes.Add(new MicrosoftXmlNode(document, document.Keep(found)));
        }

        return nodes;
    }

    public void SetAttribute(string name, string value) => node.Call("setAttribute", name, value).Dispose();

    public void RemoveAttribute(string name) => node.Call("removeAttribute", name).Dispose();

    public void SetText(string text) => node.Set("text", text);

    public IXmlNode CreateChild(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? string.Empty : name[..colon];
        var created = document.CreateElement(name, prefix == node.GetText("prefix") ? node.GetText("namespaceURI") : string.Empty);
        node.Call("appendChild", created);
        return new MicrosoftXmlNode(document, created);
    }

    public void AppendDocument(string xml)
    {
        using var source = MicrosoftXmlDocuments.Create();
        using var isLoaded = source.Call("loadXML", xml);
        if (!isLoaded.As<bool>())
        {
            throw new ActionFailedException(string.Create(CultureInfo.InvariantCulture, $"The piece of a document that is to be added is no XML: {MicrosoftXmlDocuments.ReasonOf(source)}"));
        }

        using var root = source.GetObject("documentElement");
        node.Call("appendChild", root!);
    }

    public void Remove()
    {
        using var parent = node.GetObject("parentNode");
        parent?.Call("removeChild", node);
    }
}
