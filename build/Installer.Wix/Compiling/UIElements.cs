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

        var hasEmbeddedUI = false;
        context.Children(element, default, child => ParseChild(context, element, child, ref hasEmbeddedUI));
        if (id is not null)
        {
            context.Add(new MarkerSymbol(SymbolKind.UI, id.Value, element.Source()));
        }
    }

    private static bool ParseChild(CompileContext context, XElement parent, XElement child, ref bool hasEmbeddedUI)
    {
        switch (child.Name.LocalName)
        {
            case "AdminUISequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.AdminUISequence);
                return true;
            case "InstallUISequence":
                SequenceElements.ParseSequence(context, child, SequenceTable.InstallUISequence);
                return true;
            case "BillboardAction":
                BillboardElements.ParseBillboardAction(context, child);
                return true;
            case "Binary":
                StreamElements.ParseBinary(context, child);
                return true;
            case "ComboBox" or "ListBox" or "ListView":
                ListElements.ParseList(context, child);
                return true;
            case "Dialog":
                DialogElements.ParseDialog(context, child);
                return true;
            case "DialogRef":
                PackageElements.ParseReference(context, child, "Dialog");
                return true;
            case "EmbeddedUI":
                if (hasEmbeddedUI)
                {
                    context.Write(Errors.TooManyChildren(child.Source(), parent.Name.LocalName, "EmbeddedUI"));
                }

                hasEmbeddedUI = true;
                EmbeddedUIElements.ParseEmbeddedUI(context, child);
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
            case "Publish":
                var order = 0;
                ControlEventElements.ParsePublish(context, child, null, null, ref order);
                return true;
            case "RadioButtonGroup":
                if (ListElements.ParseRadioButtonGroup(context, child, null) is RadioButtonContent.Bitmap or RadioButtonContent.Icon)
                {
                    context.Write(Errors.RadioButtonPicturesOutsideControl(child.Source()));
                }

                return true;
            case "TextStyle":
                TextStyleElements.ParseTextStyle(context, child);
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

        id ??= Identifier.Generated(IdentifierGenerator.Generate("txt", text));
        context.NoChildren(element);
        context.AddRow("UIText", id, element.Source(), id.Value.Id, text);
    }
}
