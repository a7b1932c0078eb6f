using System.Globalization;
using System.Xml.Linq;

using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Compiling;

/// <summary><c>BillboardAction</c> and <c>Billboard</c>: pictures and texts that are shown while an action runs.</summary>
internal static class BillboardElements
{
    /// <summary>Parses a <c>BillboardAction</c> element.</summary>
    public static void ParseBillboardAction(CompileContext context, XElement element)
    {
        var action = BillboardActionElement.Read(context, element);
        if (action.Id is not null)
        {
            context.AddActionReference(SequenceTable.InstallExecuteSequence, action.Id, action.SourceLine);
        }

        var order = 0;
        action.ParseChildren(new() { Billboard = child => ParseBillboard(context, child, action.Id, ++order) });
    }

    private static void ParseBillboard(CompileContext context, XElement element, string? action, int order)
    {
        var billboard = BillboardElement.Read(context, element);

        // The column takes no empty value, and the database would not be valid without the feature.
        billboard.Check();
        var id = billboard.Id ?? Identifier.Generated(IdentifierGenerator.Generate("bil", action, order.ToString(CultureInfo.InvariantCulture), billboard.Feature));
        billboard.ParseChildren(new() { Control = child => ControlElements.ParseControl(context, child, "BBControl", id.Id, new TabOrder()) });
        context.AddRow("Billboard", id, billboard.SourceLine, id.Id, billboard.Feature, action, order);
    }
}
