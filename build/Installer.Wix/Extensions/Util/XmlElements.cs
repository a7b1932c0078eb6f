using System.Xml.Linq;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Extensions.Util;

/// <summary><c>XmlFile</c> and <c>XmlConfig</c>: changes to XML files.</summary>
internal static class XmlElements
{
    private const int CreateElement = 0x1;
    private const int UseXPath = 0x100;
    private const int PreserveModifiedDate = 0x1000;
    private const int Permanent = 0x10000;

    /// <summary>Parses an <c>XmlFile</c> element.</summary>
    public static void ParseXmlFile(CompileContext context, XElement element, string component)
    {
        var source = element.Source();
        Identifier? id = null;
        string? file = null, path = null, name = null, value = null;
        int? sequence = null;
        var flags = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Action":
                    flags |= attribute.Option("createElement", "deleteValue", "setValue", "bulkSetValue") switch
                    {
                        "createElement" => CreateElement,
                        "deleteValue" => 0x2,
                        "bulkSetValue" => 0x4,
                        _ => 0,
                    };
                    break;
                case "File":
                    file = attribute.Text();
                    break;
                case "ElementPath":
                    path = attribute.Text();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                case "Permanent":
                    flags |= attribute.IsYes() ? Permanent : 0;
                    break;
                case "PreserveModifiedDate":
                    flags |= attribute.IsYes() ? PreserveModifiedDate : 0;
                    break;
                case "SelectionLanguage":
                    flags |= attribute.Option("XPath", "XSLPattern") == "XPath" ? UseXPath : 0;
                    break;
                case "Sequence":
                    sequence = attribute.Integer(1, short.MaxValue);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate("uxf", component, file, path, name));
        context.Require(element, "File", "ElementPath");
        if ((flags & CreateElement) != 0 && name is null)
        {
            context.Write(Errors.IllegalWithout(source, "XmlFile", "Action", "Name"));
        }

        context.NoChildren(element);
        context.AddRow("Wix4XmlFile", id, source, id.Value.Id, file, path, name, value, flags, component, sequence);
        context.AddExtensionAction(element, "Wix4SchedXmlFile");
    }

    /// <summary>Parses an <c>XmlConfig</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="component">The component.</param>
    /// <param name="parent">The <c>XmlConfig</c> around it, if there is one.</param>
    public static void ParseXmlConfig(CompileContext context, XElement element, string component, XElement? parent)
    {
        var source = element.Source();
        Identifier? id = null;
        string? elementId = null, path = null, file = null, name = null, value = null, verifyPath = null;
        int? sequence = null;
        var flags = 0;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Action" or "Node" or "On" when parent is not null:
                    context.Write(Errors.IllegalWhenNested(source, "XmlConfig", attribute.Name, parent.Name.LocalName));
                    break;
                case "Action":
                    flags |= attribute.Option("create", "delete") switch { "create" => 0x10, "delete" => 0x20, _ => 0 };
                    break;
                case "Node":
                    flags |= attribute.Option("element", "value", "document") switch { "element" => 0x1, "value" => 0x2, "document" => 0x4, _ => 0 };
                    break;
                case "On":
                    flags |= attribute.Option("install", "uninstall") switch { "install" => 0x100, "uninstall" => 0x200, _ => 0 };
                    break;
                case "ElementId":
                    elementId = attribute.Text();
                    break;
                case "ElementPath":
                    path = attribute.Text();
                    break;
                case "File":
                    file = attribute.Text();
                    break;
                case "Name":
                    name = attribute.Text();
                    break;
                case "PreserveModifiedDate":
                    flags |= attribute.IsYes() ? PreserveModifiedDate : 0;
                    break;
                case "Sequence":
                    sequence = attribute.Integer(1, short.MaxValue);
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                case "VerifyPath":
                    verifyPath = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate("uxc", component, file, elementId, path));
        context.Require(element, "File");
        if (elementId is null && path is null)
        {
            context.Write(Errors.ExpectedAttributes(source, "XmlConfig", "ElementId", "ElementPath"));
        }
        else if (elementId is not null)
        {
            if (path is not null)
            {
                context.Write(Errors.IllegalWith(source, "XmlConfig", "ElementId", "ElementPath"));
            }

            if (flags != 0)
            {
                context.Write(Errors.IllegalWithAny(source, "XmlConfig", "ElementId", "Action", "Node", "On"));
            }

            context.AddReference("Wix4XmlConfig", elementId, source);
        }

        // One level of nesting is legal: only the outer element tells its children that they may stand in it.
        context.NoChildren(element, parent is null ? new ElementOwner(component, ObjectId: id.Value.Id) : new ElementOwner(component));
        context.AddRow("Wix4XmlConfig", id, source, id.Value.Id, file, elementId, path, verifyPath, name, value, flags, component, sequence);
        context.AddExtensionAction(element, "Wix4SchedXmlConfig");
    }
}
