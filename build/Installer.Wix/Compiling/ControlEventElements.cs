using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>Publish</c> and <c>Subscribe</c>: what controls do and what they show of what goes on.</summary>
internal static class ControlEventElements
{
    /// <summary>Parses a <c>Publish</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="dialog">The dialog around it, if there is one.</param>
    /// <param name="control">The control around it, if there is one.</param>
    /// <param name="order">The order of the event before it in the same control; gets that of this one.</param>
    public static void ParsePublish(CompileContext context, XElement element, string? dialog, string? control, ref int order)
    {
        var source = element.Source();
        var parent = element.Parent!.Name.LocalName;
        var isNested = control is not null;
        string? argument = null, condition = null, controlEvent = null, property = null;
        order++;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Condition":
                    condition = attribute.Text();
                    break;
                case "Control" or "Dialog" when isNested:
                    context.Write(Errors.IllegalWhenNested(source, "Publish", attribute.Name, parent));
                    break;
                case "Control":
                    control = attribute.IdentifierText();
                    break;
                case "Dialog":
                    dialog = attribute.IdentifierText();
                    if (dialog is not null)
                    {
                        context.AddReference("Dialog", dialog, source);
                    }

                    break;
                case "Event":
                    controlEvent = WithUpperCaseInitial(attribute.Text());
                    break;
                case "Order":
                    order = attribute.Integer(0, int.MaxValue) ?? order;
                    break;
                case "Property":
                    property = attribute.Text() is { } name ? $"[{name}]" : null;
                    break;
                case "Value":
                    argument = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (!isNested)
        {
            context.Require(element, "Control", "Dialog");
        }

        var hasEvent = element.Attribute("Event") is not null;
        var hasProperty = element.Attribute("Property") is not null;
        if (!hasEvent && !hasProperty)
        {
            context.Write(Errors.ExpectedAttributes(source, "Publish", "Event", "Property"));
        }
        else if (hasEvent && hasProperty)
        {
            context.Write(Errors.IllegalWith(source, "Publish", "Event", "Property"));
        }

        if (element.Attribute("Value") is null)
        {
            if (hasEvent)
            {
                context.Write(Errors.ExpectedAttributeWith(source, "Publish", "Value", "Event"));
            }
            else
            {
                // This is how Windows Installer is told to make the property empty.
                argument = "{}";
            }
        }

        context.NoChildren(element);
        context.AddRow("ControlEvent", null, source, dialog, control, controlEvent ?? property, argument, condition ?? "1", order);
        if (argument is null)
        {
            return;
        }

        if (controlEvent == "DoAction" && !StandardActions.Contains(argument) && !FormattedText.ContainsProperty(argument))
        {
            context.AddReference("CustomAction", argument, source);
        }
        else if (controlEvent is "NewDialog" or "SpawnDialog" or "SpawnWaitDialog" or "SelectionBrowse" && FormattedText.IsIdentifier(argument))
        {
            context.AddReference("Dialog", argument, source);
        }
    }

    /// <summary>Parses a <c>Subscribe</c> element.</summary>
    public static void ParseSubscribe(CompileContext context, XElement element, string dialog, string control)
    {
        string? controlAttribute = null, controlEvent = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Attribute":
                    controlAttribute = WithUpperCaseInitial(attribute.IdentifierText());
                    break;
                case "Event":
                    controlEvent = WithUpperCaseInitial(attribute.IdentifierText());
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.Require(element, "Attribute", "Event");
        context.NoChildren(element);
        context.AddRow("EventMapping", null, element.Source(), dialog, control, controlEvent, controlAttribute);
    }

    private static string? WithUpperCaseInitial(string? text) => text is null ? null : char.ToUpperInvariant(text[0]) + text[1..];
}
