using Installer.Wix.Compiling;

namespace Installer.Wix.Extensions.Iis;

internal sealed partial class WebFilterElement
{
    /// <summary>Reads a place among filters, of which the first and the last have numbers of their own.</summary>
    private static partial int? ReadLoadOrder(CompileContext context, AttributeReader attribute) => attribute.Value switch
    {
        "first" => 0,
        "last" => -1,
        _ => attribute.Integer(minimum: 1, maximum: short.MaxValue),
    };
}
