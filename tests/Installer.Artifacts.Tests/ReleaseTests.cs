using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Installer.Artifacts.Tests;

/// <summary>The folder that a release is published from.</summary>
[TestClass]
public sealed class ReleaseTests
{
    private static readonly string[] Expected =
    [
        "SHA256SUMS",
        "build.json",
        "intune/Detect-DockerDesktop.ps1",
        "machine.msi",
        "policies/DockerDesktop.admx",
        "policies/de-DE/DockerDesktop.adml",
        "policies/en-US/DockerDesktop.adml",
        "sbom.cdx.json",
        "setup.exe",
        "symbols/tool.pdb",
        "user.msi",
        "winget/Docker.DockerDesktop.installer.yaml",
        "winget/Docker.DockerDesktop.locale.en-US.yaml",
        "winget/Docker.DockerDesktop.yaml",
    ];

    [TestMethod]
    public void The_folder_holds_everything_and_nothing_else()
    {
        using var release = new Sample();

        release.Publish();

        CollectionAssert.AreEqual(Expected, release.Published());
        StringAssert.Contains(File.ReadAllText(release.Output("intune/Detect-DockerDesktop.ps1")), "'1.2.3'");
        foreach (var line in File.ReadLines(release.Output("SHA256SUMS")))
        {
            Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(release.Output(line[66..])))), line[..64], line);
        }

        CollectionAssert.AreEqual(Expected.Where(name => name != "SHA256SUMS").ToArray(), File.ReadLines(release.Output("SHA256SUMS")).Select(line => line[66..]).ToArray());
    }

    [TestMethod]
    public void The_description_says_what_was_built_from_which_commit()
    {
        using var release = new Sample();

        release.Publish();

        var description = JsonNode.Parse(File.ReadAllText(release.Output("build.json")))!;
        Assert.AreEqual("0123abc", (string?)description["commit"]);
        Assert.AreEqual("1.2.3", (string?)description["version"]);
        Assert.IsTrue((bool?)description["uncommittedChanges"]);
        Assert.IsFalse((bool?)description["signed"]);
        var machine = description["files"]!.AsArray().Single(file => (string?)file!["name"] == "machine.msi")!;
        Assert.AreEqual(PublishedFile.HashOf(release.Output("machine.msi")), (string?)machine["sha256"]);
        Assert.AreEqual(new FileInfo(release.Output("machine.msi")).Length, (long?)machine["bytes"]);
    }

    [TestMethod]
    public void Two_runs_give_the_same_bytes_and_the_second_takes_the_place_of_the_first()
    {
        using var release = new Sample();
        release.Publish();
        var first = release.Published().ToDictionary(name => name, name => PublishedFile.HashOf(release.Output(name)));
        File.WriteAllText(release.Output("left over.txt"), "of an earlier run");

        release.Publish();

        CollectionAssert.AreEquivalent(first, release.Published().ToDictionary(name => name, name => PublishedFile.HashOf(release.Output(name))));
    }

    [TestMethod]
    public void The_bill_of_materials_leads_from_the_product_to_every_package_of_code_in_it()
    {
        using var release = new Sample();

        release.Publish();

        var document = JsonNode.Parse(File.ReadAllText(release.Output("sbom.cdx.json")))!;
        Assert.AreEqual("CycloneDX", (string?)document["bomFormat"]);
        Assert.AreEqual("1.6", (string?)document["specVersion"]);
        Assert.MatchesRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", (string?)document["serialNumber"]);
        var components = document["components"]!.AsArray().ToDictionary(component => (string)component!["bom-ref"]!, component => component!);
        var edges = document["dependencies"]!.AsArray().ToDictionary(entry => (string)entry!["ref"]!, entry => entry!["dependsOn"]!.AsArray().Select(on => (string)on!).ToList());
        CollectionAssert.IsSubsetOf(edges.Keys.Concat(edges.Values.SelectMany(on => on)).Distinct().ToList(), components.Keys.Append("product").ToList());

        var reached = new HashSet<string> { "product" };
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var reference))
        {
            edges[reference].Where(reached.Add).ToList().ForEach(next.Enqueue);
        }

        var library = components.Keys.Single(reference => reference.StartsWith("pkg:nuget/YamlDotNet@", StringComparison.Ordinal));
        CollectionAssert.IsSubsetOf(
            new[] { "machine.msi", "user.msi", "setup.exe", "machine.msi/ProgramFiles64Folder/Docker/tool.exe", "program:tool.exe", library }, reached.ToList());
        foreach (var package in new[] { "machine.msi", "user.msi" })
        {
            CollectionAssert.AreEqual(new[] { "program:tool.exe" }, edges[$"{package}/ProgramFiles64Folder/Docker/tool.exe"]);
        }

        Assert.AreEqual("MIT", (string?)components[library]["licenses"]![0]!["expression"]);
        Assert.AreEqual("required", (string?)components[library]["scope"]);
        Assert.MatchesRegex("^[0-9a-f]{128}$", (string?)components[library]["hashes"]![0]!["content"]);
        // A file that nothing here built leads nowhere.
        Assert.IsEmpty(edges["machine.msi/ProgramFiles64Folder/Docker/data.txt"]);
    }

    [TestMethod]
    public void The_bill_of_materials_is_valid_by_the_schema_that_CycloneDX_published()
    {
        using var release = new Sample();
        release.Publish();
        var document = JsonNode.Parse(File.ReadAllText(release.Output("sbom.cdx.json")))!;

        Assert.AreEqual(string.Empty, string.Join('\n', CycloneDXSchema.FindFaults(document.ToJsonString())));

        document["components"]![0]!["type"] = "thing";
        Assert.Contains("/components/0/type", string.Join('\n', CycloneDXSchema.FindFaults(document.ToJsonString())), "the schema is looked at");
    }

    [TestMethod]
    public void A_folder_of_somebody_else_is_left_alone()
    {
        using var release = new Sample();
        Directory.CreateDirectory(release.Output(""));
        File.WriteAllText(release.Output("thesis.txt"), "not ours");

        var error = Assert.ThrowsExactly<ArtifactsException>(release.Publish);

        StringAssert.Contains(error.Message, "holds no artifacts of an earlier build");
        CollectionAssert.AreEqual(new[] { "thesis.txt" }, release.Published());
    }

    [TestMethod]
    public void Packages_of_different_versions_are_refused_and_nothing_is_written()
    {
        using var release = new Sample(userVersion: "1.2.4");

        StringAssert.Contains(Assert.ThrowsExactly<ArtifactsException>(release.Publish).Message, "user.msi 1.2.4");

        Assert.IsFalse(Directory.Exists(release.Output("")));
        Assert.IsFalse(Directory.Exists(release.Output("").TrimEnd('/') + ".partial"));
    }

    [TestMethod]
    public void A_missing_file_is_named_and_nothing_is_written()
    {
        using var release = new Sample();
        File.Delete(release.Input("tool.pdb"));

        StringAssert.Contains(Assert.ThrowsExactly<ArtifactsException>(release.Publish).Message, "tool.pdb");

        Assert.IsFalse(Directory.Exists(release.Output("")));
    }

    private sealed class Sample : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Sample(string userVersion = "1.2.3")
        {
            byte[] tool = [.. "MZ a tool"u8];
            File.WriteAllBytes(folder["tool.exe"], tool);
            File.WriteAllText(folder["tool.pdb"], "its symbols");
            File.WriteAllText(folder["setup.exe"], "MZ the packages");
            var files = new Dictionary<string, byte[]> { ["tool.exe"] = tool, ["data.txt"] = [1, 2, 3] };
            SamplePackage.Write(folder["machine.msi"], files, [1]);
            SamplePackage.Write(folder["user.msi"], new Dictionary<string, byte[]> { ["tool.exe"] = [.. tool, 1] }, [1], userVersion, isPerUser: true);
            // What the tool under test was itself restored from.
            var assets = Path.Combine(Repository.Root, "artifacts", "obj", "Installer.Artifacts", "project.assets.json");
            File.WriteAllText(folder["programs.txt"], $"{folder["tool.exe"]}|{folder["tool.pdb"]}|{assets}\n");
            // The other package has a signed copy of its own.
            File.WriteAllBytes(folder["signed tool.exe"], [.. tool, 1]);
            File.WriteAllText(folder["other programs.txt"], $"{folder["signed tool.exe"]}|{folder["tool.pdb"]}|{assets}\n");
        }

        public string Input(string name) => folder[name];

        public string Output(string name) => Path.Combine(folder["out"], name);

        public string[] Published() => [.. Directory.EnumerateFiles(folder["out"], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder["out"], file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

        public void Publish() => new Release(new ReleaseOptions(
            folder["out"],
            [folder["machine.msi"], folder["user.msi"]],
            folder["setup.exe"],
            [folder["programs.txt"], folder["other programs.txt"]],
            Path.Combine(Repository.Root, "installer"),
            "0123abc",
            HasUncommittedChanges: true,
            new Uri("https://downloads.example.com/desktop/"),
            Signing: null,
            Publishers: [])).Publish(TextWriter.Null);

        public void Dispose() => folder.Dispose();
    }
}
