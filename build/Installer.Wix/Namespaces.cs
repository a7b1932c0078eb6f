using System.Xml.Linq;

namespace Installer.Wix;

/// <summary>The XML namespaces of the sources.</summary>
internal static class Namespaces
{
    /// <summary>Package sources and include files.</summary>
    public static readonly XNamespace Wxs = "http://wixtoolset.org/schemas/v4/wxs";

    /// <summary>Localization files.</summary>
    public static readonly XNamespace Wxl = "http://wixtoolset.org/schemas/v4/wxl";

    /// <summary>The utility extension.</summary>
    public static readonly XNamespace Util = "http://wixtoolset.org/schemas/v4/wxs/util";

    /// <summary>The firewall extension.</summary>
    public static readonly XNamespace Firewall = "http://wixtoolset.org/schemas/v4/wxs/firewall";

    /// <summary>The extension of dialogs.</summary>
    public static readonly XNamespace UI = "http://wixtoolset.org/schemas/v4/wxs/ui";
}
