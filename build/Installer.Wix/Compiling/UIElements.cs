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
        var ui = UIElement.Read(context, element);
        var hasEmbeddedUI = false;
        ui.ParseChildren(new()
        {
            AdminUISequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.AdminUISequence),
            BillboardAction = child => BillboardElements.ParseBillboardAction(context, child),
            Binary = child => StreamElements.ParseBinary(context, child),
            ComboBox = child => ListElements.ParseList(context, child),
            Dialog = child => DialogElements.ParseDialog(context, child),
            DialogRef = child => PackageElements.ParseReference(context, child, "Dialog"),
            EmbeddedUI = ParseEmbeddedUI,
            Error = child => ParseError(context, child),
            InstallUISequence = child => SequenceElements.ParseSequence(context, child, SequenceTable.InstallUISequence),
            ListBox = child => ListElements.ParseList(context, child),
            ListView = child => ListElements.ParseList(context, child),
            ProgressText = child => ParseProgressText(context, child),
            Property = child => PropertyElements.ParseProperty(context, child),
            PropertyRef = child => PackageElements.ParseReference(context, child, "Property"),
            Publish = ParsePublish,
            RadioButtonGroup = ParseRadioButtonGroup,
            TextStyle = child => TextStyleElements.ParseTextStyle(context, child),
            UIRef = child => PackageElements.ParseReference(context, child, SymbolKind.UI),
            UIText = child => ParseUIText(context, child),
        });
        if (ui.Id is { } id)
        {
            context.Add(new MarkerSymbol(SymbolKind.UI, id, ui.SourceLine));
        }

        void ParseEmbeddedUI(XElement child)
        {
            if (hasEmbeddedUI)
            {
                context.Write(Errors.TooManyChildren(child.Source(), "UI", "EmbeddedUI"));
            }

            hasEmbeddedUI = true;
            EmbeddedUIElements.ParseEmbeddedUI(context, child);
        }

        void ParsePublish(XElement child)
        {
            var order = 0;
            ControlEventElements.ParsePublish(context, child, null, null, ref order);
        }

        void ParseRadioButtonGroup(XElement child)
        {
            if (ListElements.ParseRadioButtonGroup(context, child, null) is RadioButtonContent.Bitmap or RadioButtonContent.Icon)
            {
                context.Write(Errors.RadioButtonPicturesOutsideControl(child.Source()));
            }
        }
    }

    private static void ParseError(CompileContext context, XElement element)
    {
        var error = ErrorElement.Read(context, element);
        context.NoChildren(element);
        if (error.Id is { } number)
        {
            context.AddRow("Error", Identifier.Global(number.ToString(CultureInfo.InvariantCulture)), error.SourceLine, number, error.Message);
        }
    }

    private static void ParseProgressText(CompileContext context, XElement element)
    {
        var text = ProgressTextElement.Read(context, element);
        context.NoChildren(element);
        context.AddRow("ActionText", text.Action is null ? null : Identifier.Global(text.Action), text.SourceLine, text.Action, text.Message, text.Template);
    }

    private static void ParseUIText(CompileContext context, XElement element)
    {
        var text = UITextElement.Read(context, element);
        context.NoChildren(element);
        var id = text.Id ?? Identifier.Generated(IdentifierGenerator.Generate("txt", text.Value));
        context.AddRow("UIText", id, text.SourceLine, id.Id, text.Value);
    }
}
