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
        var parent = element.Parent!.Name.LocalName;
        var isNested = control is not null;
        var read = PublishElement.Read(context, element, checkControl: Check, checkDialog: Check);
        var source = read.SourceLine;
        var argument = read.Value;
        var controlEvent = WithUpperCaseInitial(read.Event);
        var property = read.Property is null ? null : $"[{read.Property}]";
        order = read.Order ?? order + 1;
        if (!isNested)
        {
            (dialog, control) = (read.Dialog, read.Control);
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
        context.AddRow("ControlEvent", null, source, dialog, control, controlEvent ?? property, argument, read.Condition ?? "1", order);
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

        void Check(AttributeReader attribute)
        {
            if (isNested)
            {
                context.Write(Errors.IllegalWhenNested(attribute.Source, "Publish", attribute.Name, parent));
            }
        }
    }

    /// <summary>Parses a <c>Subscribe</c> element.</summary>
    public static void ParseSubscribe(CompileContext context, XElement element, string dialog, string control)
    {
        var read = SubscribeElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow("EventMapping", null, read.SourceLine, dialog, control, WithUpperCaseInitial(read.Event), WithUpperCaseInitial(read.Attribute));
    }

    private static string? WithUpperCaseInitial(string? text) => text is null ? null : char.ToUpperInvariant(text[0]) + text[1..];
}
