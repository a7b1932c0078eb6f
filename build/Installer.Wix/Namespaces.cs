using System.Xml.Linq;

namespace Installer.Wix;

/// <summary>The XML namespaces of the sources.</summary>
internal static class Namespaces
{
    /// <summary>Package sources and include files.</summary>
    public static readonly XNamespace Wxs = "http://wixtoolset.org/schemas/v4/wxs";

    /// <summary>Localization files.</summary>
    public static readonly XNamespace Wxl = "http://wixtoolset.org/schemas/v4/wxl";
}
