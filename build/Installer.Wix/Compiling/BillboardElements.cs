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
        string? action = null;
        foreach (var attribute in context.Attributes(element))
        {
            if (attribute.Name != "Id")
            {
                attribute.Unexpected();
            }
            else if ((action = attribute.IdentifierText()) is not null)
            {
                context.AddActionReference(SequenceTable.InstallExecuteSequence, action, element.Source());
            }
        }

        context.Require(element, "Id");
        var order = 0;
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Billboard")
            {
                return false;
            }

            ParseBillboard(context, child, action, ++order);
            return true;
        });
    }

    private static void ParseBillboard(CompileContext context, XElement element, string? action, int order)
    {
        Identifier? id = null;
        string? feature = null;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "Feature":
                    feature = attribute.IdentifierText();
                    if (feature is not null)
                    {
                        context.AddReference("Feature", feature, element.Source());
                    }

                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        // The column takes no empty value, and the database would not be valid without the feature.
        context.Require(element, "Feature");
        id ??= Identifier.Generated(IdentifierGenerator.Generate("bil", action, order.ToString(CultureInfo.InvariantCulture), feature));
        context.Children(element, default, child =>
        {
            if (child.Name.LocalName != "Control")
            {
                return false;
            }

            ControlElements.ParseControl(context, child, "BBControl", id.Value.Id, new TabOrder());
            return true;
        });
        context.AddRow("Billboard", id, element.Source(), id.Value.Id, feature, action, order);
    }
}
