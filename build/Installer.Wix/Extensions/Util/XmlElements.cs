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

    /// <summary>Parses an <c>XmlFile</c> element.</summary>
    public static void ParseXmlFile(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var change = XmlFileElement.Read(context, element);
        var source = change.SourceLine;
        if (change.Action == CreateElement && change.Name is null)
        {
            context.Write(Errors.IllegalWithout(source, "XmlFile", "Action", "Name"));
        }

        context.NoChildren(element);
        var id = change.Id ?? Identifier.Generated(IdentifierGenerator.Generate("uxf", component, change.File, change.ElementPath, change.Name));
        var flags = change.Flags | change.Action | (change.SelectionLanguage == "XPath" ? UseXPath : 0);
        context.AddRow("Wix4XmlFile", id, source, id.Id, change.File, change.ElementPath, change.Name, change.Value, flags, component, change.Sequence);
        context.AddExtensionAction(element, "Wix4SchedXmlFile");
    }

    /// <summary>Parses an <c>XmlConfig</c> element, which may stand in another one.</summary>
    public static void ParseXmlConfig(CompileContext context, XElement element, ElementOwner owner)
    {
        var component = owner.ComponentId;
        var parent = element.Parent!.Name == element.Name ? element.Parent : null;
        var change = XmlConfigElement.Read(context, element, checkAction: Check, checkNode: Check, checkOn: Check);
        var source = change.SourceLine;
        var flags = change.Flags | (parent is null ? change.Action | change.Node | change.On : 0);
        var id = change.Id ?? Identifier.Generated(IdentifierGenerator.Generate("uxc", component, change.File, change.ElementId, change.ElementPath));
        if (change.ElementId is null && change.ElementPath is null)
        {
            context.Write(Errors.ExpectedAttributes(source, "XmlConfig", "ElementId", "ElementPath"));
        }
        else if (change.ElementId is not null)
        {
            if (change.ElementPath is not null)
            {
                context.Write(Errors.IllegalWith(source, "XmlConfig", "ElementId", "ElementPath"));
            }

            if (flags != 0)
            {
                context.Write(Errors.IllegalWithAny(source, "XmlConfig", "ElementId", "Action", "Node", "On"));
            }

            context.AddReference("Wix4XmlConfig", change.ElementId, source);
        }

        context.NoChildren(element, new ElementOwner(component, ObjectId: id.Id));
        context.AddRow(
            "Wix4XmlConfig",
            id,
            source,
            id.Id,
            change.File,
            change.ElementId,
            change.ElementPath,
            change.VerifyPath,
            change.Name,
            change.Value,
            flags,
            component,
            change.Sequence);
        context.AddExtensionAction(element, "Wix4SchedXmlConfig");

        void Check(AttributeReader attribute)
        {
            if (parent is not null)
            {
                context.Write(Errors.IllegalWhenNested(attribute.Source, "XmlConfig", attribute.Name, parent.Name.LocalName));
            }
        }
    }
}
