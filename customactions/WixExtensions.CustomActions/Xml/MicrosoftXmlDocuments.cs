using System.Runtime.InteropServices.Marshalling;
using WixExtensions.CustomActions.Platform;

namespace WixExtensions.CustomActions.Xml;

/// <summary>MSXML 3, which every Windows has and which takes XSL patterns.</summary>
internal sealed class MicrosoftXmlDocuments : IXmlDocuments
{
    /// <summary>DOMDocument30.</summary>
    private static readonly Guid s_document = new("F5078F32-C551-11D3-89B9-0000F81FE221");

    /// <summary>An empty document with the settings of all: synchronous, with white space, and without what it refers to.</summary>
    public static AutomationObject Create()
    {
        var document = AutomationObject.Create(s_document);
        document.Set("async", ComVariant.Create(false));
        document.Set("validateOnParse", ComVariant.Create(false));
        document.Set("resolveExternals", ComVariant.Create(false));
        document.Set("preserveWhiteSpace", ComVariant.Create(true));
        return document;
    }

    /// <summary>Why a document could not be loaded.</summary>
    public static string ReasonOf(AutomationObject document)
    {
        using var error = document.GetObject("parseError");
        return error?.GetText("reason").Trim() ?? string.Empty;
    }

    public IXmlDocument? Load(string path, bool usesXPath, out string reason)
    {
        reason = string.Empty;
        var document = Create();
        using (var isLoaded = document.Call("load", path))
        {
            if (!isLoaded.As<bool>())
            {
                reason = ReasonOf(document);
                document.Dispose();
                return null;
            }
        }

        if (usesXPath)
        {
            document.Call("setProperty", "SelectionLanguage", "XPath").Dispose();
        }

        return new MicrosoftXmlDocument(document, path);
    }
}
