using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary><c>ComboBox</c>, <c>ListBox</c>, <c>ListView</c>, <c>RadioButtonGroup</c>: the choices that controls offer, by the property that takes the choice.</summary>
internal static class ListElements
{
    /// <summary>Parses a <c>ComboBox</c>, <c>ListBox</c> or <c>ListView</c> element; each is a table of its name.</summary>
    public static void ParseList(CompileContext context, XElement element)
    {
        string? property = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Property")
            {
                property = attribute.IdentifierText();
            }
            else
            {
                attribute.Unexpected();
            }
        }

        context.Require(element, "Property");
        var order = 0;
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "ListItem")
            {
                return false;
            }

            ParseListItem(context, child, element.Name.LocalName, property, ++order);
            return true;
        });
    }

    /// <summary>Parses a <c>RadioButtonGroup</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="property">The property of the control around it, if there is one.</param>
    /// <returns>What its buttons show.</returns>
    public static RadioButtonContent ParseRadioButtonGroup(CompileContext context, XElement element, string? property)
    {
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name == "Property")
            {
                property = attribute.IdentifierText();
                if (property is not null)
                {
                    context.AddReference("Property", property, element.Source());
                }
            }
            else
            {
                attribute.Unexpected();
            }
        }

        if (property is null)
        {
            context.Require(element, "Property");
        }

        var order = 0;
        var content = RadioButtonContent.None;
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "RadioButton")
            {
                return false;
            }

            var shown = ParseRadioButton(context, child, property, ++order);
            if (content == RadioButtonContent.None)
            {
                content = shown;
            }
            else if (content != shown)
            {
                context.Write(Errors.RadioButtonsDiffer(child.Source()));
            }

            return true;
        });
        return content;
    }

    private static void ParseListItem(CompileContext context, XElement element, string table, string? property, int order)
    {
        string? icon = null, text = null, value = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Icon" when table != "ListView":
                    context.Write(Errors.ListItemIconOutsideListView(element.Source()));
                    break;
                case "Icon":
                    icon = attribute.IdentifierText();
                    if (icon is not null)
                    {
                        context.AddReference("Binary", icon, element.Source());
                    }

                    break;
                case "Text":
                    text = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Value");
        context.NoChildren(element);
        var row = context.AddRow(table, null, element.Source(), property, order, value, text);
        if (icon is not null)
        {
            row["Binary_"] = icon;
        }
    }

    private static RadioButtonContent ParseRadioButton(CompileContext context, XElement element, string? property, int order)
    {
        string? value = null, text = null, toolTip = null, help = null, x = null, y = null, width = null, height = null;
        var content = RadioButtonContent.None;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Bitmap":
                    Show(RadioButtonContent.Bitmap, "Icon", "Text");
                    text = attribute.IdentifierText();
                    ReferToBinary(text);
                    break;
                case "Icon":
                    Show(RadioButtonContent.Icon, "Bitmap", "Text");
                    text = attribute.IdentifierText();
                    ReferToBinary(text);
                    break;
                case "Text":
                    Show(RadioButtonContent.Text, "Bitmap", "Icon");
                    text = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                case "ToolTip":
                    toolTip = attribute.Text();
                    break;
                case "Help":
                    help = attribute.Text();
                    break;
                case "X":
                    x = attribute.LocalizableInteger(0, short.MaxValue);
                    break;
                case "Y":
                    y = attribute.LocalizableInteger(0, short.MaxValue);
                    break;
                case "Width":
                    width = attribute.LocalizableInteger(0, short.MaxValue);
                    break;
                case "Height":
                    height = attribute.LocalizableInteger(0, short.MaxValue);
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }

            void Show(RadioButtonContent shown, params string[] others)
            {
                if (content != RadioButtonContent.None)
                {
                    context.Write(Errors.IllegalWithAny(element.Source(), "RadioButton", attribute.Name, others));
                }

                content = shown;
            }
        }

        context.Require(element, "Value");
        context.RequireLegal(element, ("X", x), ("Y", y), ("Width", width), ("Height", height));
        context.NoChildren(element);
        context.AddRow(
            "RadioButton",
            null,
            element.Source(),
            property,
            order,
            value,
            ControlAttributes.Number(x),
            ControlAttributes.Number(y),
            ControlAttributes.Number(width),
            ControlAttributes.Number(height),
            text,
            ControlAttributes.JoinHelp(toolTip, help));
        return content;

        void ReferToBinary(string? binary)
        {
            if (binary is not null)
            {
                context.AddReference("Binary", binary, element.Source());
            }
        }
    }
}
