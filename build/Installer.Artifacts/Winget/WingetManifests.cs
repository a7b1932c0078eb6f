using Installer.Artifacts.Packages;
using YamlDotNet.Serialization;

namespace Installer.Artifacts.Winget;

/// <summary>Writes the manifests by which winget finds and installs the packages, one for each scope: schema 1.10, https://learn.microsoft.com/windows/package-manager/package/manifest.</summary>
internal static class WingetManifests
{
    /// <summary>The product's name in winget's repository.</summary>
    public const string PackageIdentifier = "Docker.DockerDesktop";

    private const string SchemaVersion = "1.10.0";
    private const string Locale = "en-US";

    private static readonly string[] Platforms = ["Windows.Desktop"];
    private static readonly string[] InstallModes = ["interactive", "silent", "silentWithProgress"];
    private static readonly string[] Tags = ["containers", "docker", "kubernetes", "wsl"];

    /// <summary>Writes the three files of a version.</summary>
    /// <param name="folder">The folder to write them into; it exists.</param>
    /// <param name="packages">The packages.</param>
    /// <param name="release">What is published.</param>
    /// <param name="address">The address of the folder from which users will download the packages.</param>
    public static void Write(string folder, IReadOnlyList<InstallerPackage> packages, ReleaseDescription release, Uri address)
    {
        Write(folder, "", "version", release, new Dictionary<string, object> { ["DefaultLocale"] = Locale });
        Write(folder, ".installer", "installer", release, new Dictionary<string, object>
        {
            ["Platform"] = Platforms,
            ["MinimumOSVersion"] = "10.0.19045.0",
            ["InstallerType"] = "wix",
            ["InstallModes"] = InstallModes,
            ["UpgradeBehavior"] = "install",
            ["Installers"] = packages.Select(package => Installer(package, release, address)).ToArray(),
        });
        Write(folder, $".locale.{Locale}", "defaultLocale", release, new Dictionary<string, object>
        {
            ["PackageLocale"] = Locale,
            ["Publisher"] = release.Manufacturer,
            ["PackageName"] = release.ProductName,
            ["License"] = "Proprietary",
            ["ShortDescription"] = "Builds, shares and runs containers.",
            ["Moniker"] = "docker-desktop",
            ["Tags"] = Tags,
        });
    }

    private static Dictionary<string, object> Installer(InstallerPackage package, ReleaseDescription release, Uri address)
    {
        var file = release.Installers.Single(file => file.Name == Path.GetFileName(package.Path));
        var installer = new Dictionary<string, object>
        {
            ["Architecture"] = package.Architecture.ToLowerInvariant(),
            ["Scope"] = package.IsPerUser ? "user" : "machine",
            ["InstallerUrl"] = new Uri(address, file.Name).AbsoluteUri,
            ["InstallerSha256"] = file.Sha256.ToUpperInvariant(),
            ["ProductCode"] = package.ProductCode,
            ["AppsAndFeaturesEntries"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["DisplayName"] = package.ProductName,
                    ["Publisher"] = package.Manufacturer,
                    ["DisplayVersion"] = package.ProductVersion,
                    ["ProductCode"] = package.ProductCode,
                    ["UpgradeCode"] = package.UpgradeCode,
                },
            },
        };
        if (!package.IsPerUser)
        {
            installer.Add("ElevationRequirement", "elevatesSelf");
        }

        return installer;
    }

    private static void Write(string folder, string suffix, string type, ReleaseDescription release, Dictionary<string, object> content)
    {
        var manifest = new Dictionary<string, object> { ["PackageIdentifier"] = PackageIdentifier, ["PackageVersion"] = release.Version };
        foreach (var (key, value) in content)
        {
            manifest.Add(key, value);
        }

        manifest.Add("ManifestType", type);
        manifest.Add("ManifestVersion", SchemaVersion);
        var yaml = new SerializerBuilder().WithQuotingNecessaryStrings().WithNewLine("\n").Build().Serialize(manifest);
        var schema = $"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{type}.{SchemaVersion}.schema.json\n\n";
        File.WriteAllText(Path.Combine(folder, $"{PackageIdentifier}{suffix}.yaml"), schema + yaml);
    }
}
