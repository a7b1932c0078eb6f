using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Control</c>: parses one that stands in a dialog or in a billboard.</summary>
internal static class ControlElements
{
    /// <summary>Parses a <c>Control</c> element.</summary>
    /// <param name="context">Where symbols and errors go.</param>
    /// <param name="element">The element.</param>
    /// <param name="table"><c>Control</c> for one in a dialog, <c>BBControl</c> for one in a billboard.</param>
    /// <param name="dialog">The dialog or billboard.</param>
    /// <param name="tabOrder">The dialog's controls so far.</param>
    public static void ParseControl(CompileContext context, XElement element, string table, string dialog, TabOrder tabOrder)
    {
        var source = element.Source();
        context.Require(element, "Type");
        if (element.Attribute("Type")?.Value is not { } type)
        {
            return;
        }

        if (!ControlAttributes.TypeNames.Contains(type))
        {
            context.Write(type.Length == 0
                ? Errors.EmptyAttribute(source, "Control", "Type")
                : Errors.IllegalAttributeValue(source, "Control", "Type", type, ControlAttributes.TypeNames));
            return;
        }

        if (type == "Billboard")
        {
            context.EnsureTable("Billboard");
        }

        var read = ControlElement.Read(context, element, type);
        var control = read.Id ?? Identifier.Generated(IdentifierGenerator.Generate("ctl", dialog, read.X, read.Y, read.Height, read.Width));
        tabOrder.Cancel = read.Cancel ? control.Id : tabOrder.Cancel;
        tabOrder.Default = read.Default ? control.Id : tabOrder.Default;
        var content = ParseChildren(context, read, dialog, control.Id);
        if (type == "CheckBox")
        {
            AddCheckBox(context, read);
        }

        var shown = content.Text ?? read.Text;
        var row = context.AddRow(
            table,
            new Identifier(control.Access, $"{dialog}/{control.Id}"),
            source,
            dialog,
            control.Id,
            type,
            ControlAttributes.Number(read.X),
            ControlAttributes.Number(read.Y),
            ControlAttributes.Number(read.Width),
            ControlAttributes.Number(read.Height),
            Bits(context, read, type, content.RadioButtons));
        row["Text"] = shown;
        if (table == "Control")
        {
            row["Property"] = read.Property ?? read.CheckBoxPropertyRef;
            row["Help"] = ControlAttributes.JoinHelp(read.ToolTip, read.Help);
        }

        AddCondition("Default", read.DefaultCondition);
        AddCondition("Enable", read.EnableCondition);
        AddCondition("Disable", read.DisableCondition);
        AddCondition("Hide", read.HideCondition);
        AddCondition("Show", read.ShowCondition);
        AddToTabOrder();
        if (type is "Bitmap" or "Icon" && shown is string binary && FormattedText.IsIdentifier(binary))
        {
            context.AddReference("Binary", binary, source);
        }

        void AddCondition(string action, string? condition)
        {
            if (condition is not null)
            {
                context.AddRow("ControlCondition", null, source, dialog, control.Id, action, condition);
            }
        }

        void AddToTabOrder()
        {
            if (read.TabSkip ?? ControlAttributes.IsSkippedByTab(type))
            {
                return;
            }

            if (table == "BBControl")
            {
                context.Write(Errors.TabbableControlInBillboard(source, type));
            }
            else
            {
                tabOrder.Add(row);
            }
        }
    }

    private static int Bits(CompileContext context, ControlElement read, string type, RadioButtonContent radioButtons)
    {
        var isDisabled = read.Disabled ?? ControlAttributes.IsDisabled(type);
        var bits = read.Bits | (read.Hidden ? 0 : ControlAttributes.Visible) | (isDisabled ? 0 : ControlAttributes.Enabled);
        bits |= radioButtons switch { RadioButtonContent.Bitmap => ControlAttributes.Bitmap, RadioButtonContent.Icon => ControlAttributes.Icon, _ => 0 };
        if (read.IconSize is null)
        {
            return bits;
        }

        if (!ControlAttributes.HasIconSizes(type))
        {
            context.Write(Errors.IllegalValueWith(read.SourceLine, "Control", "IconSize", read.IconSize, "Type"));
            return bits;
        }

        return bits | (read.IconSize switch { "16" => ControlAttributes.Icon16, "32" => ControlAttributes.Icon32, _ => ControlAttributes.Icon16 | ControlAttributes.Icon32 });
    }

    private static Content ParseChildren(CompileContext context, ControlElement read, string dialog, string control)
    {
        var content = default(Content);
        var order = 0;
        read.ParseChildren(new()
        {
            Binary = child => StreamElements.ParseBinary(context, child),
            ComboBox = child => ListElements.ParseList(context, child),
            ListBox = child => ListElements.ParseList(context, child),
            ListView = child => ListElements.ParseList(context, child),
            Property = child => PropertyElements.ParseProperty(context, child),
            Publish = child => ControlEventElements.ParsePublish(context, child, dialog, control, ref order),
            RadioButtonGroup = child => content = content with { RadioButtons = ListElements.ParseRadioButtonGroup(context, child, read.Property) },
            Subscribe = child => ControlEventElements.ParseSubscribe(context, child, dialog, control),
            Text = child => content = content with { Text = ParseText(context, child) },
        });
        return content;
    }

    private static object? ParseText(CompileContext context, XElement element)
    {
        var text = TextElement.Read(context, element);
        if (!string.IsNullOrWhiteSpace(element.Value))
        {
            context.Write(Errors.IllegalInnerText(text.SourceLine, "Text", "Value"));
        }

        if (text.Value is not null && text.SourceFile is not null)
        {
            context.Write(Errors.IllegalWith(text.SourceLine, "Text", "SourceFile", "Value"));
        }

        context.Children(element, default, _ => false);
        return text.SourceFile is null ? text.Value : new SourceFileValue(text.SourceFile, asText: true);
    }

    private static void AddCheckBox(CompileContext context, ControlElement read)
    {
        var hasProperty = read.Element.Attribute("Property") is not null;
        var hasReference = read.Element.Attribute("CheckBoxPropertyRef") is not null;
        if (!hasProperty && !hasReference)
        {
            context.Write(Errors.ExpectedAttribute(read.SourceLine, "Control", "Property", "CheckBoxPropertyRef"));
        }
        else if (hasProperty && hasReference)
        {
            context.Write(Errors.IllegalWith(read.SourceLine, "Control", "Property", "CheckBoxPropertyRef"));
        }
        else if (read.Property is not null)
        {
            context.AddRow("CheckBox", null, read.SourceLine, read.Property, read.CheckBoxValue);
        }
        else if (read.CheckBoxPropertyRef is not null)
        {
            context.AddReference("Property", read.CheckBoxPropertyRef, read.SourceLine);
        }
    }

    /// <summary>What the children of a control say of it.</summary>
    /// <param name="RadioButtons">What its radio buttons show.</param>
    /// <param name="Text">Its text: a string or the content of a file.</param>
    private readonly record struct Content(RadioButtonContent RadioButtons, object? Text);
}
