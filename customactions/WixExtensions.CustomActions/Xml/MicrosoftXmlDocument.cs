using System.Runtime.InteropServices.Marshalling;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>IXMLDOMDocument2 of a file.</summary>
internal sealed class MicrosoftXmlDocument : IXmlDocument
{
    private readonly List<AutomationObject> _objects = [];
    private readonly AutomationObject _document;
    private readonly MicrosoftXmlNode _node;
    private readonly string _path;

    public MicrosoftXmlDocument(AutomationObject document, string path)
    {
        _document = document;
        _path = path;
        _objects.Add(document);
        _node = new MicrosoftXmlNode(this, document);
    }

    public int Save()
    {
        using var path = ComVariant.Create(_path);
        var error = _document.TryCall("save", out var result, path);
        result.Dispose();
        return error;
    }

    public IReadOnlyList<IXmlNode> Select(string path) => _node.Select(path);

    public void SetAttribute(string name, string value) => _node.SetAttribute(name, value);

    public void RemoveAttribute(string name) => _node.RemoveAttribute(name);

    public void SetText(string text) => _node.SetText(text);

    public IXmlNode CreateChild(string name) => _node.CreateChild(name);

    public void AppendDocument(string xml) => _node.AppendDocument(xml);

    public void Remove() => _node.Remove();

    public void Dispose()
    {
        foreach (var opened in _objects)
        {
            opened.Dispose();
        }

        _objects.Clear();
    }

    /// <summary>Has an object released with the document.</summary>
    internal AutomationObject Keep(AutomationObject opened)
    {
        _objects.Add(opened);
        return opened;
    }

    /// <summary>An element that is in no place yet.</summary>
    internal AutomationObject CreateElement(string name, string namespaceName)
    {
        // NODE_ELEMENT.
        using var kind = ComVariant.Create(1);
        using var nameText = ComVariant.Create(name);
        using var namespaceText = ComVariant.Create(namespaceName);
        using var created = _document.CallWith("createNode", kind, nameText, namespaceText);
        return Keep(AutomationObject.From(created)!);
    }
}
