using System.Xml.Linq;

using Installer.Wix.Messages;
using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>Dialog</c>.</summary>
internal static class DialogElements
{
    /// <summary>The attributes that are bits of the <c>Attributes</c> column (Windows Installer SDK, "Dialog Style Bits"), with the value that sets the bit.</summary>
    private static readonly Dictionary<string, (int Bit, bool IsSetBy)> Bits = new(StringComparer.Ordinal)
    {
        ["Hidden"] = (0x1, false),
        ["Modeless"] = (0x2, false),
        ["NoMinimize"] = (0x4, false),
        ["SystemModal"] = (0x8, true),
        ["KeepModeless"] = (0x10, true),
        ["TrackDiskSpace"] = (0x20, true),
        ["CustomPalette"] = (0x40, true),
        ["RightToLeft"] = (0x80, true),
        ["RightAligned"] = (0x100, true),
        ["LeftScroll"] = (0x200, true),
        ["ErrorDialog"] = (0x10000, true),
    };

    /// <summary>Parses a <c>Dialog</c> element.</summary>
    public static void ParseDialog(CompileContext context, XElement element)
    {
        var source = element.Source();
        Identifier? id = null;
        string? title = null;
        int? x = 50, y = 50, width = 0, height = 0;
        var attributes = 0x7;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Title":
                    title = attribute.Text();
                    break;
                case "X":
                    x = attribute.Integer(0, 100);
                    break;
                case "Y":
                    y = attribute.Integer(0, 100);
                    break;
                case "Width":
                    width = attribute.Integer(0, short.MaxValue);
                    break;
                case "Height":
                    height = attribute.Integer(0, short.MaxValue);
                    break;
                case var name when Bits.TryGetValue(name, out var bit):
                    attributes = attribute.IsYes() == bit.IsSetBy ? attributes | bit.Bit : attributes & ~bit.Bit;
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        if (id is null)
        {
            context.Write(Errors.ExpectedAttribute(source, "Dialog", "Id"));
        }

        var dialog = id?.Id ?? string.Empty;
        var tabOrder = new TabOrder();
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Control")
            {
                return false;
            }

            ControlElements.ParseControl(context, child, "Control", dialog, tabOrder);
            return true;
        });
        tabOrder.Close();
        if (tabOrder.First is null)
        {
            context.Write(Errors.NoFirstControl(source, dialog));
        }

        context.AddRow("Dialog", id, source, dialog, x, y, width, height, attributes, title, tabOrder.First, tabOrder.Default, tabOrder.Cancel);

        // Windows Installer reads the table whenever it shows a dialog.
        context.EnsureTable("ListBox");
    }
}
