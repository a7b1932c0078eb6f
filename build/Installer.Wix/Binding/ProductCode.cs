namespace Installer.Wix.Binding;

/// <summary>The product code of a package that is not given one: the same for the same upgrade code, version and architecture, another for any other.</summary>
internal static class ProductCode
{
    /// <summary>Makes the code.</summary>
    /// <param name="upgradeCode">The upgrade code in braces and upper case, or the package's name if it has none.</param>
    /// <param name="version">The product version.</param>
    /// <param name="platform">The architecture.</param>
    public static string Create(string upgradeCode, string version, Platform platform) =>
        Uuid.Create(Uuid.ProductCodeNamespace, $"{upgradeCode}|{version}|{platform.ToString().ToLowerInvariant()}");
}
