using System.Xml.Linq;

using Installer.Wix.Messages;

namespace Installer.Wix.Converting;

/// <summary>What is left of a conversion until the preprocessor has given the variables of a source their values.</summary>
internal static class ConvertedElement
{
    private static readonly Dictionary<string, Platform> Platforms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x86"] = Platform.X86,
        ["intel"] = Platform.X86,
        ["x64"] = Platform.X64,
        ["arm64"] = Platform.Arm64,
    };

    /// <summary>Completes an element of a source that was converted while it was read.</summary>
    /// <param name="element">The element, whose variables have their values.</param>
    /// <param name="platform">The architecture that is built for.</param>
    /// <param name="source">Where it stands.</param>
    /// <exception cref="WixException">It is for another architecture than the one that is built for.</exception>
    public static void Complete(XElement element, Platform platform, SourceLine source)
    {
        foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None).ToArray())
        {
            if (ConversionRules.Instance.NewValueOf(attribute.Name.LocalName, attribute.Value) is { } value)
            {
                attribute.Value = value;
            }
        }

        if (element.Name == Namespaces.Wxs + "Package" && element.Attribute(PackageConversion.Platform) is { } authored)
        {
            authored.Remove();
            if (!Platforms.TryGetValue(authored.Value, out var wanted) || wanted != platform)
            {
                throw new WixException(PortableErrors.SourceForOtherPlatform(source, authored.Value, platform));
            }
        }
    }
}
