using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>TextStyle</c>: a font that texts of controls switch to.</summary>
internal static class TextStyleElements
{
    /// <summary>Parses a <c>TextStyle</c> element.</summary>
    public static void ParseTextStyle(CompileContext context, XElement element)
    {
        Identifier? id = null;
        string? faceName = null, size = "0";
        int? red = null, green = null, blue = null;
        bool bold = false, italic = false, underline = false, strike = false;
        foreach (var attribute in context.Attributes(element))
        {
            switch (attribute.Name)
            {
                case "Id":
                    id = attribute.Identifier();
                    break;
                case "FaceName":
                    faceName = attribute.Text();
                    break;
                case "Size":
                    size = attribute.LocalizableInteger(0, short.MaxValue);
                    break;
                case "Red":
                    red = attribute.Integer(0, byte.MaxValue);
                    break;
                case "Green":
                    green = attribute.Integer(0, byte.MaxValue);
                    break;
                case "Blue":
                    blue = attribute.Integer(0, byte.MaxValue);
                    break;
                case "Bold":
                    bold = attribute.IsYes();
                    break;
                case "Italic":
                    italic = attribute.IsYes();
                    break;
                case "Underline":
                    underline = attribute.IsYes();
                    break;
                case "Strike":
                    strike = attribute.IsYes();
                    break;
                default:
                    attribute.Unexpected();
                    break;
            }
        }

        id ??= Identifier.Generated(IdentifierGenerator.Generate(
            "txs", faceName, size, $"{red ?? 0}", $"{green ?? 0}", $"{blue ?? 0}", $"{bold}", $"{italic}", $"{strike}", $"{underline}"));
        context.Require(element, "FaceName");
        context.NoChildren(element);
        int? color = red is null && green is null && blue is null ? null : (red ?? 0) | ((green ?? 0) << 8) | ((blue ?? 0) << 16);
        var style = (bold ? 1 : 0) | (italic ? 2 : 0) | (underline ? 4 : 0) | (strike ? 8 : 0);
        context.AddRow("TextStyle", id, element.Source(), id.Value.Id, faceName, ControlAttributes.Number(size), color, style == 0 ? null : style);
    }
}
