using System.Text.RegularExpressions;
using Installer.Artifacts.Packages;
using Installer.Artifacts.Winget;
using YamlDotNet.Serialization;

namespace Installer.Artifacts.Tests;

/// <summary>The manifests keep to what winget's schema 1.10 says of the fields that they have.</summary>
[TestClass]
public sealed partial class WingetManifestsTests
{
    /// <summary>Each field that the schema knows for the manifest type and that is written, with the pattern of its value; null where it has parts.</summary>
    private static readonly Dictionary<string, Dictionary<string, string?>> Schema = new()
    {
        ["version"] = new() { ["DefaultLocale"] = "^[a-zA-Z]{2,3}(-[a-zA-Z]{1,8})*$" },
        ["installer"] = new()
        {
            ["Platform"] = null,
            ["MinimumOSVersion"] = @"^\d{1,5}(\.\d{1,5}){0,3}$",
            ["InstallerType"] = "^(msi|wix)$",
            ["InstallModes"] = null,
            ["UpgradeBehavior"] = "^(install|uninstallPrevious|deny)$",
            ["Installers"] = null,
        },
        ["defaultLocale"] = new()
        {
            ["PackageLocale"] = "^[a-zA-Z]{2,3}(-[a-zA-Z]{1,8})*$",
            ["Publisher"] = "^.{2,256}$",
            ["PackageName"] = "^.{2,256}$",
            ["License"] = "^.{3,512}$",
            ["ShortDescription"] = "^.{3,256}$",
            ["Moniker"] = "^.{1,40}$",
            ["Tags"] = null,
        },
    };

    private static readonly Dictionary<string, string> EveryManifest = new()
    {
        ["PackageIdentifier"] = @"^[^.\s\\/:*?""<>|]{1,32}(\.[^.\s\\/:*?""<>|]{1,32}){1,7}$",
        ["PackageVersion"] = @"^[^\\/:*?""<>|]{1,128}$",
        ["ManifestVersion"] = @"^1\.10\.0$",
    };

    [TestMethod]
    [DataRow("Docker.DockerDesktop.yaml", "version")]
    [DataRow("Docker.DockerDesktop.installer.yaml", "installer")]
    [DataRow("Docker.DockerDesktop.locale.en-US.yaml", "defaultLocale")]
    public void A_manifest_has_the_fields_of_its_type(string name, string type)
    {
        using var folder = new TemporaryFolder();
        Write(folder);

        var manifest = Read(folder[name]);

        Assert.AreEqual(type, manifest["ManifestType"]);
        CollectionAssert.AreEquivalent(Schema[type].Keys.Concat(EveryManifest.Keys).Append("ManifestType").ToArray(), manifest.Keys.Cast<string>().ToArray());
        foreach (var (field, pattern) in Schema[type].Concat(EveryManifest.Select(field => KeyValuePair.Create(field.Key, (string?)field.Value))))
        {
            if (pattern is not null)
            {
                Assert.MatchesRegex(pattern, (string)manifest[field]!, field);
            }
        }

        StringAssert.StartsWith(File.ReadAllText(folder[name]), $"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{type}.1.10.0.schema.json\n");
        Assert.HasCount(3, Directory.GetFiles(folder.Path, "*.yaml"));
    }

    [TestMethod]
    public void Both_scopes_have_an_installer_with_address_hash_and_codes()
    {
        using var folder = new TemporaryFolder();
        Write(folder);

        var installers = ((List<object>)Read(folder["Docker.DockerDesktop.installer.yaml"])["Installers"]!).Cast<Dictionary<object, object>>().ToList();

        CollectionAssert.AreEqual(new[] { "machine", "user" }, installers.Select(installer => installer["Scope"]).ToArray());
        foreach (var (installer, file) in installers.Zip(["machine.msi", "user.msi"]))
        {
            Assert.AreEqual("x64", installer["Architecture"]);
            Assert.AreEqual($"https://downloads.example.com/desktop/{file}", installer["InstallerUrl"]);
            Assert.AreEqual(PublishedFile.HashOf(folder[file]).ToUpperInvariant(), installer["InstallerSha256"]);
            Assert.MatchesRegex(Code(), (string)installer["ProductCode"]);
            var entry = (Dictionary<object, object>)((List<object>)installer["AppsAndFeaturesEntries"]).Single();
            Assert.AreEqual(installer["ProductCode"], entry["ProductCode"]);
            Assert.MatchesRegex(Code(), (string)entry["UpgradeCode"]);
            Assert.AreEqual("1.2.3", entry["DisplayVersion"]);
        }

        Assert.AreEqual("elevatesSelf", installers[0]["ElevationRequirement"]);
        Assert.IsFalse(installers[1].ContainsKey("ElevationRequirement"));
    }

    private static void Write(TemporaryFolder folder)
    {
        SamplePackage.Write(folder["machine.msi"], new Dictionary<string, byte[]>(), [1]);
        SamplePackage.Write(folder["user.msi"], new Dictionary<string, byte[]>(), [1], isPerUser: true);
        using var machine = InstallerPackage.Open(folder["machine.msi"]);
        using var user = InstallerPackage.Open(folder["user.msi"]);
        var release = new ReleaseDescription(
            "Sample",
            "Maker",
            "1.2.3",
            DateTimeOffset.UnixEpoch,
            [PublishedFile.Describe(folder.Path, machine.Path), PublishedFile.Describe(folder.Path, user.Path)],
            new Dictionary<string, IReadOnlyList<PackageFile>>());
        WingetManifests.Write(folder.Path, [machine, user], release, new Uri("https://downloads.example.com/desktop/"));
    }

    private static Dictionary<object, object?> Read(string path) => new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(File.ReadAllText(path));

    [GeneratedRegex(@"^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$")]
    private static partial Regex Code();
}
