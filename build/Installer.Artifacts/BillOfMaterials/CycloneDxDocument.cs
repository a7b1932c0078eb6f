using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Installer.Artifacts.BillOfMaterials;

/// <summary>Writes the software bill of materials: CycloneDX 1.6 as JSON, https://cyclonedx.org/docs/1.6/json/. The same input gives the same document.</summary>
/// <param name="release">What is published.</param>
/// <param name="programs">The programs that were built, each with what it depends on.</param>
internal sealed class CycloneDxDocument(ReleaseDescription release, IReadOnlyDictionary<BuiltProgram, IReadOnlyList<NuGetDependency>> programs)
{
    private const string SpecificationVersion = "1.6";
    private const string ProductReference = "product";

    private readonly JsonArray components = [];
    private readonly JsonArray dependencies = [];

    /// <summary>Makes the document.</summary>
    /// <returns>The document.</returns>
    public JsonObject Create()
    {
        dependencies.Add(Dependency(ProductReference, release.Installers.Select(file => file.Name)));
        var programReferences = programs.Keys.SelectMany(program => program.Files, (program, file) => (Reference: ReferenceOf(program), Hash: PublishedFile.HashOf(file)))
            .ToLookup(entry => entry.Hash, entry => entry.Reference);
        foreach (var installer in release.Installers)
        {
            var contents = release.Contents.GetValueOrDefault(installer.Name, []);
            AddFile(installer.Name, installer.Name, installer.Sha256, [.. programReferences[installer.Sha256], .. contents.Select(file => $"{installer.Name}/{file.Name}")]);
            foreach (var file in contents)
            {
                AddFile($"{installer.Name}/{file.Name}", file.Name, file.Sha256, programReferences[file.Sha256]);
            }
        }

        foreach (var (program, libraries) in programs)
        {
            components.Add(Application(ReferenceOf(program), program.Name));
            dependencies.Add(Dependency(ReferenceOf(program), libraries.Where(library => library.IsShipped).Select(library => library.PackageUrl)));
        }

        foreach (var library in programs.Values.SelectMany(libraries => libraries).GroupBy(library => library.PackageUrl).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            components.Add(Library(library.First(), isShipped: library.Any(use => use.IsShipped)));
            dependencies.Add(Dependency(library.Key, []));
        }

        var document = new JsonObject
        {
            ["$schema"] = $"http://cyclonedx.org/schema/bom-{SpecificationVersion}.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = SpecificationVersion,
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = release.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                ["component"] = Application(ProductReference, release.ProductName),
            },
            ["components"] = components,
            ["dependencies"] = dependencies,
        };
        // A document of its own for each content: the bits that say "made of a hash" (version 8, RFC 9562) and the variant are set, the others are the hash's.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(document.ToJsonString()));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        document.Insert(1, "serialNumber", $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}");
        return document;
    }

    private static string ReferenceOf(BuiltProgram program) => $"program:{program.Name}";

    private static JsonObject Library(NuGetDependency library, bool isShipped)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = library.PackageUrl,
            ["authors"] = new JsonArray(new JsonObject { ["name"] = library.Supplier }),
            ["name"] = library.Name,
            ["version"] = library.Version,
            ["scope"] = isShipped ? "required" : "excluded",
            ["hashes"] = Hashes("SHA-512", library.Sha512),
        };
        if (library.License is not null)
        {
            component["licenses"] = new JsonArray(new JsonObject { ["expression"] = library.License });
        }
        else if (library.LicenseAddress is not null)
        {
            component["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["name"] = "See the address", ["url"] = library.LicenseAddress.AbsoluteUri } });
        }

        component["purl"] = library.PackageUrl;
        return component;
    }

    private static JsonObject Dependency(string reference, IEnumerable<string> on) =>
        new() { ["ref"] = reference, ["dependsOn"] = new JsonArray([.. on.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => (JsonNode)value)]) };

    private static JsonArray Hashes(string algorithm, string value) => [new JsonObject { ["alg"] = algorithm, ["content"] = value }];

    private JsonObject Application(string reference, string name) => new()
    {
        ["type"] = "application",
        ["bom-ref"] = reference,
        ["supplier"] = new JsonObject { ["name"] = release.Manufacturer },
        ["name"] = name,
        ["version"] = release.Version,
    };

    private void AddFile(string reference, string name, string sha256, IEnumerable<string> dependsOn)
    {
        components.Add(new JsonObject { ["type"] = "file", ["bom-ref"] = reference, ["name"] = name, ["hashes"] = Hashes("SHA-256", sha256) });
        dependencies.Add(Dependency(reference, dependsOn));
    }
}
