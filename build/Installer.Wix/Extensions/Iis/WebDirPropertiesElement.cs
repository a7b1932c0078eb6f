using System.Globalization;

using Installer.Wix.Compiling;
using Installer.Wix.Messages;

namespace Installer.Wix.Extensions.Iis;

internal sealed partial class WebDirPropertiesElement
{
    /// <summary>Reads seconds, of which there may be more than a signed number holds.</summary>
    private static partial int? ReadCacheControlMaxAge(CompileContext context, AttributeReader attribute)
    {
        if (uint.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return unchecked((int)seconds);
        }

        context.Write(Errors.IllegalInteger(attribute.Source, attribute.ElementName, attribute.Name, attribute.Value));
        return null;
    }
}
