using System.Xml.Linq;

using Installer.Wix.Symbols;

namespace Installer.Wix.Compiling;

/// <summary><c>TextStyle</c>: a font that texts of controls switch to.</summary>
internal static class TextStyleElements
{
    /// <summary>Parses a <c>TextStyle</c> element.</summary>
    public static void ParseTextStyle(CompileContext context, XElement element)
    {
        var style = TextStyleElement.Read(context, element);
        context.Require(element, "FaceName");
        context.NoChildren(element);
        var (red, green, blue) = (style.Red ?? 0, style.Green ?? 0, style.Blue ?? 0);
        var id = style.Id ?? Identifier.Generated(IdentifierGenerator.Generate(
            "txs", style.FaceName, style.Size, $"{red}", $"{green}", $"{blue}", Has(1), Has(2), Has(8), Has(4)));
        int? color = style.Red is null && style.Green is null && style.Blue is null ? null : red | (green << 8) | (blue << 16);
        int? bits = style.Style == 0 ? null : style.Style;
        context.AddRow("TextStyle", id, style.SourceLine, id.Id, style.FaceName, ControlAttributes.Number(style.Size), color, bits);

        string Has(int bit) => $"{(style.Style & bit) != 0}";
    }
}
