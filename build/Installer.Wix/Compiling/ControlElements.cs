using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Control</c>: parses one that stands in a dialog or in a billboard.</summary>
internal static class ControlElements
{
    private static readonly string[] ConditionAttributes = ["DefaultCondition", "EnableCondition", "DisableCondition", "HideCondition", "ShowCondition"];

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

        if (!ControlAttributes.IsType(type))
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

        Identifier? id = null;
        string? x = null, y = null, width = null, height = null, property = null, text = null, toolTip = null, help = null;
        string? checkBoxProperty = null, checkBoxValue = null;
        bool isCancel = false, isDefault = false, isHidden = false, isDisabled = ControlAttributes.IsDisabled(type), isSkipped = ControlAttributes.IsSkippedByTab(type);
        var bits = 0;
        var conditions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Type":
                    break;
                case "Id":
                    id = attribute.Identifier();
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
                case "Property":
                    property = attribute.Text();
                    break;
                case "CheckBoxPropertyRef":
                    checkBoxProperty = attribute.Text();
                    break;
                case "CheckBoxValue":
                    checkBoxValue = attribute.Text();
                    break;
                case "Text":
                    text = attribute.Text();
                    break;
                case "ToolTip":
                    toolTip = attribute.Text();
                    break;
                case "Help":
                    help = attribute.Text();
                    break;
                case "Cancel":
                    isCancel = attribute.IsYes();
                    break;
                case "Default":
                    isDefault = attribute.IsYes();
                    break;
                case "Disabled":
                    isDisabled = attribute.IsYes();
                    break;
                case "Hidden":
                    isHidden = attribute.IsYes();
                    break;
                case "TabSkip":
                    isSkipped = attribute.IsYes();
                    break;
                case "IconSize":
                    bits |= ReadIconSize(context, attribute, type);
                    break;
                case var name when ConditionAttributes.Contains(name):
                    if (attribute.Text() is { } condition)
                    {
                        conditions.Add(name, condition);
                    }

                    break;
                case var name when ControlAttributes.BitOf(type, name) is { } bit:
                    bits |= attribute.IsYes() ? bit : 0;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        context.RequireLegal(element, ("Height", height), ("Width", width), ("X", x), ("Y", y));
        var control = id ?? Identifier.Generated(IdentifierGenerator.Generate("ctl", dialog, x, y, height, width));
        if (isCancel)
        {
            tabOrder.Cancel = control.Id;
        }

        if (isDefault)
        {
            tabOrder.Default = control.Id;
        }

        var content = ParseChildren(context, element, dialog, control.Id, property);
        bits |= content.RadioButtons switch { RadioButtonContent.Bitmap => ControlAttributes.Bitmap, RadioButtonContent.Icon => ControlAttributes.Icon, _ => 0 };
        bits |= (isHidden ? 0 : ControlAttributes.Visible) | (isDisabled ? 0 : ControlAttributes.Enabled);
        if (type == "CheckBox")
        {
            AddCheckBox(context, element, property, checkBoxProperty, checkBoxValue);
        }

        var shown = content.Text ?? text;
        var row = context.AddRow(
            table,
            new Identifier(control.Access, $"{dialog}/{control.Id}"),
            source,
            dialog,
            control.Id,
            type,
            ControlAttributes.Number(x),
            ControlAttributes.Number(y),
            ControlAttributes.Number(width),
            ControlAttributes.Number(height),
            bits);
        row["Text"] = shown;
        if (table == "Control")
        {
            row["Property"] = property ?? checkBoxProperty;
            row["Help"] = ControlAttributes.JoinHelp(toolTip, help);
        }

        foreach (var name in ConditionAttributes)
        {
            if (conditions.TryGetValue(name, out var condition))
            {
                context.AddRow("ControlCondition", null, source, dialog, control.Id, name[..^"Condition".Length], condition);
            }
        }

        if (!isSkipped)
        {
            if (table == "BBControl")
            {
                context.Write(Errors.TabbableControlInBillboard(source, type));
            }
            else
            {
                tabOrder.Add(row);
            }
        }

        if (type is "Bitmap" or "Icon" && shown is string binary && FormattedText.IsIdentifier(binary))
        {
            context.AddReference("Binary", binary, source);
        }
    }

    private static int ReadIconSize(CompileContext context, AttributeReader attribute, string type)
    {
        if (attribute.Option("16", "32", "48") is not { } size)
        {
            return 0;
        }

        if (ControlAttributes.BitOf(type, ControlAttributes.Icon16) is not { } icon16 || ControlAttributes.BitOf(type, ControlAttributes.Icon32) is not { } icon32)
        {
            context.Write(Errors.IllegalValueWith(attribute.Source, "Control", "IconSize", size, "Type"));
            return 0;
        }

        return size switch { "16" => icon16, "32" => icon32, _ => icon16 | icon32 };
    }

    private static Content ParseChildren(CompileContext context, XElement element, string dialog, string control, string? property)
    {
        var content = default(Content);
        var order = 0;
        context.Children(element, default, child =>
        {
            switch (child.Name.LocalName)
            {
                case "Binary":
                    StreamElements.ParseBinary(context, child);
                    return true;
                case "ComboBox" or "ListBox" or "ListView":
                    ListElements.ParseList(context, child);
                    return true;
                case "Property":
                    PropertyElements.ParseProperty(context, child);
                    return true;
                case "Publish":
                    ControlEventElements.ParsePublish(context, child, dialog, control, ref order);
                    return true;
                case "RadioButtonGroup":
                    content = content with { RadioButtons = ListElements.ParseRadioButtonGroup(context, child, property) };
                    return true;
                case "Subscribe":
                    ControlEventElements.ParseSubscribe(context, child, dialog, control);
                    return true;
                case "Text":
                    content = content with { Text = ParseText(context, child) };
                    return true;
                default:
                    return false;
            }
        });
        return content;
    }

    private static object? ParseText(CompileContext context, XElement element)
    {
        string? value = null, file = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "SourceFile":
                    file = attribute.Text();
                    break;
                case "Value":
                    value = attribute.Text();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (!string.IsNullOrWhiteSpace(element.Value))
        {
            context.Write(Errors.IllegalInnerText(element.Source(), "Text", "Value"));
        }

        if (value is not null && file is not null)
        {
            context.Write(Errors.IllegalWith(element.Source(), "Text", "SourceFile", "Value"));
        }

        context.Children(element, default, _ => false);
        return file is null ? value : new SourceFileValue(file, asText: true);
    }

    private static void AddCheckBox(CompileContext context, XElement element, string? property, string? propertyReference, string? value)
    {
        var hasProperty = element.Attribute("Property") is not null;
        var hasReference = element.Attribute("CheckBoxPropertyRef") is not null;
        if (!hasProperty && !hasReference)
        {
            context.Write(Errors.ExpectedAttribute(element.Source(), "Control", "Property", "CheckBoxPropertyRef"));
        }
        else if (hasProperty && hasReference)
        {
            context.Write(Errors.IllegalWith(element.Source(), "Control", "Property", "CheckBoxPropertyRef"));
        }
        else if (property is not null)
        {
            context.AddRow("CheckBox", null, element.Source(), property, value);
        }
        else if (propertyReference is not null)
        {
            context.AddReference("Property", propertyReference, element.Source());
        }
    }

    /// <summary>What the children of a control say of it.</summary>
    /// <param name="RadioButtons">What its radio buttons show.</param>
    /// <param name="Text">Its text: a string or the content of a file.</param>
    private readonly record struct Content(RadioButtonContent RadioButtons, object? Text);
}
