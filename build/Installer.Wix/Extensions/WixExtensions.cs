using Installer.Wix.Extensions.Dependency;
using Installer.Wix.Extensions.Firewall;
using Installer.Wix.Extensions.Http;
using Installer.Wix.Extensions.Iis;
using Installer.Wix.Extensions.Netfx;
using Installer.Wix.Extensions.Sql;
using Installer.Wix.Extensions.UI;
using Installer.Wix.Extensions.Util;

namespace Installer.Wix.Extensions;

/// <summary>The extensions that the compiler has.</summary>
internal static class WixExtensions
{
    /// <summary>All extensions.</summary>
    public static IReadOnlyList<WixExtension> All { get; } =
    [
        new("Dependency", DependencyLanguage.Instance),
        new FirewallExtension(),
        new("Http", HttpLanguage.Instance),
        new("Iis", IisLanguage.Instance),
        new("Netfx", NetfxLanguage.Instance),
        new("Sql", SqlLanguage.Instance),
        new UIExtension(),
        new UtilExtension(),
    ];

    /// <summary>Finds an extension by what <c>-ext</c> names: its name, with or without a version, or the path of its library in the real WiX Toolset.</summary>
    /// <returns>The extension, or <c>null</c> if the compiler does not have it.</returns>
    public static WixExtension? Find(string reference)
    {
        var name = reference[(reference.LastIndexOf('\\') + 1)..];
        if (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            name = Path.GetFileNameWithoutExtension(name);
        }
        else if (name.IndexOf('/', StringComparison.Ordinal) is > 0 and var version)
        {
            name = name[..version];
        }

        return All.FirstOrDefault(extension => extension.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
