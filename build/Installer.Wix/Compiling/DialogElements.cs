using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Compiling;

/// <summary><c>Dialog</c>.</summary>
internal static class DialogElements
{
    /// <summary>Parses a <c>Dialog</c> element.</summary>
    public static void ParseDialog(CompileContext context, XElement element)
    {
        var read = DialogElement.Read(context, element);
        var dialog = read.Id?.Id ?? string.Empty;
        var tabOrder = new TabOrder();
        read.ParseChildren(new() { Control = child => ControlElements.ParseControl(context, child, "Control", dialog, tabOrder) });
        tabOrder.Close();
        if (tabOrder.First is null)
        {
            context.Write(Errors.NoFirstControl(read.SourceLine, dialog));
        }

        context.AddRow(
            "Dialog",
            read.Id,
            read.SourceLine,
            dialog,
            read.X,
            read.Y,
            read.Width,
            read.Height,
            read.Attributes,
            read.Title,
            tabOrder.First,
            tabOrder.Default,
            tabOrder.Cancel);

        // Windows Installer reads the table whenever it shows a dialog.
        context.EnsureTable("ListBox");
    }
}
