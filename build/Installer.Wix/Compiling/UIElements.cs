using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>UI</c> and the elements in it that are no dialogs.</summary>
internal static class UIElements
{
    /// <summary>Parses a <c>UI</c> element.</summary>
    public static void ParseUI(CompileContext context, XElement element)
    {
        Identifier? id = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Id")
            {
                id = attribute.Identifier();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        context.Children(element, default, child => ParseChild(context, child));
        if (id is not null)
        {
            context.Add(new MarkerSymbol(SymbolKind.UI, id.Value, element.Source()));
        }
    }

    private static bool ParseChild(CompileContext context, XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "AdminUISequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.AdminUISequence);
                return true;
            case "InstallUISequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.InstallUISequence);
                return true;
            case "Binary":
                StreamElements.ParseBinary(context, child);
                return true;
            case "DialogRef":
                PackageElements.ParseReference(context, child, "Dialog");
                return true;
            case "Error":
                ParseError(context, child);
                return true;
            case "ProgressText":
                ParseProgressText(context, child);
                return true;
            case "Property":
                PropertyElements.ParseProperty(context, child);
                return true;
            case "PropertyRef":
                PackageElements.ParseReference(context, child, "Property");
                return true;
            case "UIRef":
                PackageElements.ParseReference(context, child, SymbolKind.UI);
                return true;
            case "UIText":
                ParseUIText(context, child);
                return true;
            default:
                return false;
        }
    }

    private static void ParseError(CompileContext context, XElement element)
    {
        int? id = null;
        string? message = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Integer(0, short.MaxValue);
                    break;
                case "Message":
                    message = attribute.Value;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null && element.Attribute("Id") is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "Error", "Id"));
        }

        context.NoChildren(element);
        if (id is { } number)
        {
            context.AddRow("Error", Identifier.Global(number.ToString(CultureInfo.InvariantCulture)), element.Source(), number, message);
        }
    }

    private static void ParseProgressText(CompileContext context, XElement element)
    {
        string? action = null, message = null, template = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Action":
                    action = attribute.IdentifierText();
                    break;
                case "Message":
                    message = attribute.Text();
                    break;
                case "Template":
                    template = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (action is null && element.Attribute("Action") is null)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "ProgressText", "Action"));
        }

        context.NoChildren(element);
        context.AddRow("ActionText", action is null ? null : Identifier.Global(action), element.Source(), action, message, template);
    }

    private static void ParseUIText(CompileContext context, XElement element)
    {
        Identifier? id = null;
        string? text = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Value":
                    text = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.NoChildren(element);
        if (id is not null)
        {
            context.AddRow("UIText", id, element.Source(), id.Value.Id, text);
        }
    }
}
