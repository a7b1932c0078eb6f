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

    /// <summary>The extensions of the WiX Toolset 6, whether the compiler has them or not.</summary>
    private static readonly HashSet<string> NamesInWix = new(
        new[]
        {
            "Bal", "BootstrapperApplications", "ComPlus", "Dependency", "DirectX", "Firewall", "Http", "Iis", "Msmq", "Netfx", "PowerShell", "Sql", "UI", "Util", "VisualStudio",
        }.Select(name => $"WixToolset.{name}.wixext"),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an extension is one of the WiX Toolset's own.</summary>
    /// <param name="reference">What <c>-ext</c> names.</param>
    public static bool IsOfWix(string reference) => NamesInWix.Contains(NameOf(reference));

    /// <summary>Finds an extension by what <c>-ext</c> names: its name, with or without a version, the path of its library in the real WiX Toolset, or its name in WiX v3.</summary>
    /// <returns>The extension, or <c>null</c> if the compiler does not have it.</returns>
    public static WixExtension? Find(string reference)
    {
        var name = NameOf(reference);
        return All.FirstOrDefault(extension => extension.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || extension.OldName.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static string NameOf(string reference)
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

        return name;
    }
}
