using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary><c>ComboBox</c>, <c>ListBox</c>, <c>ListView</c>, <c>RadioButtonGroup</c>: the choices that controls offer, by the property that takes the choice.</summary>
internal static class ListElements
{
    /// <summary>Parses a <c>ComboBox</c>, <c>ListBox</c> or <c>ListView</c> element; each is a table of its name.</summary>
    public static void ParseList(CompileContext context, XElement element)
    {
        var list = ListElement.Read(context, element);
        var order = 0;
        list.ParseChildren(new() { ListItem = child => ParseListItem(context, child, element.Name.LocalName, list.Property, ++order) });
    }

    /// <summary>Parses a <c>RadioButtonGroup</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="property">The property of the control around it, if there is one.</param>
    /// <returns>What its buttons show.</returns>
    public static RadioButtonContent ParseRadioButtonGroup(CompileContext context, XElement element, string? property)
    {
        var group = RadioButtonGroupElement.Read(context, element);
        property = group.Property ?? property;
        if (property is null)
        {
            context.Require(element, "Property");
        }

        var order = 0;
        var content = RadioButtonContent.None;
        group.ParseChildren(new()
        {
            RadioButton = child =>
            {
                var shown = ParseRadioButton(context, child, property, ++order);
                if (content == RadioButtonContent.None)
                {
                    content = shown;
                }
                else if (content != shown)
                {
                    context.Write(Errors.RadioButtonsDiffer(child.Source()));
                }
            },
        });
        return content;
    }

    private static void ParseListItem(CompileContext context, XElement element, string table, string? property, int order)
    {
        var item = ListItemElement.Read(context, element, checkIcon: attribute =>
        {
            if (table != "ListView")
            {
                context.Write(Errors.ListItemIconOutsideListView(attribute.Source));
            }
        });
        context.NoChildren(element);
        var row = context.AddRow(table, null, item.SourceLine, property, order, item.Value, item.Text);
        if (item.Icon is not null && table == "ListView")
        {
            row["Binary_"] = item.Icon;
        }
    }

    private static RadioButtonContent ParseRadioButton(CompileContext context, XElement element, string? property, int order)
    {
        var content = RadioButtonContent.None;
        var button = RadioButtonElement.Read(
            context,
            element,
            checkBitmap: attribute => Show(attribute, RadioButtonContent.Bitmap, "Icon", "Text"),
            checkIcon: attribute => Show(attribute, RadioButtonContent.Icon, "Bitmap", "Text"),
            checkText: attribute => Show(attribute, RadioButtonContent.Text, "Bitmap", "Icon"));
        context.NoChildren(element);
        context.AddRow(
            "RadioButton",
            null,
            button.SourceLine,
            property,
            order,
            button.Value,
            ControlAttributes.Number(button.X),
            ControlAttributes.Number(button.Y),
            ControlAttributes.Number(button.Width),
            ControlAttributes.Number(button.Height),
            button.Bitmap ?? button.Icon ?? button.Text,
            ControlAttributes.JoinHelp(button.ToolTip, button.Help));
        return content;

        void Show(AttributeReader attribute, RadioButtonContent shown, params string[] others)
        {
            if (content != RadioButtonContent.None)
            {
                context.Write(Errors.IllegalWithAny(attribute.Source, "RadioButton", attribute.Name, others));
            }

            content = shown;
        }
    }
}
