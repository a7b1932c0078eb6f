using Installer.Msi.Cabinets;
using Installer.Msi.Database;

namespace Installer.Wix.Tests.Merging;

/// <summary>Merge modules become part of packages: rows, folders, files, actions, and what is refused.</summary>
[TestClass]
public sealed class MergeTests
{
    private const string Suffix = TestModule.Suffix;

    [TestMethod]
    public void The_content_of_a_module_becomes_part_of_the_package()
    {
        using var folder = new TemporaryFolder();
        new TestModule().Write(folder);
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(folder)), build.Messages);
        build.AssertNumbers();
        var database = build.Read();
        AssertRow(database, "Directory", $"Folder{Suffix}|INSTALLFOLDER|folder|A folder");
        Assert.HasCount(1, Rows(database, "Directory").Where(row => row.StartsWith("TARGETDIR|", StringComparison.Ordinal)));
        AssertRow(database, "Component", $"C{Suffix}|{{4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A77}}|Folder{Suffix}|0||F{Suffix}");
        AssertRow(database, "FeatureComponents", $"Main|C{Suffix}");
        AssertRow(database, "FeatureComponents", $"Other|C{Suffix}");
        AssertRow(database, "File", $"F{Suffix}|C{Suffix}|LONGNA~1.TXT|long name.txt|5|||512|1");
        AssertRow(database, "Registry", $@"R{Suffix}|2|Software\Test|n|v|C{Suffix}");
        AssertRow(database, "MsiAssembly", $"C{Suffix}|Main||F{Suffix}|");
        AssertRow(database, "MyTable", "k|5");
        AssertRow(database, "ModuleSignature", $"Test{Suffix}|1033|1.0.0.0");
        AssertRow(database, "_Validation", "MyTable|Key|N|||||Identifier||");
        Assert.Contains($";P{Suffix};", $";{Rows(database, "Property").Single(row => row.StartsWith("SecureCustomProperties|", StringComparison.Ordinal)).Split('|')[1]};");
        Assert.IsFalse(database.Tables.ContainsKey("ModuleInstallExecuteSequence"), "It is for the merge alone.");
    }

    [TestMethod]
    public void Files_of_a_module_are_in_the_cabinet_of_the_package()
    {
        using var folder = new TemporaryFolder();
        new TestModule().Write(folder);
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(folder)), build.Messages);
        using var stream = File.OpenRead(build.Output);
        using var cabinet = MsiDatabaseReader.Read(stream).Streams["cab1.cab"].Open();
        var content = new MemoryStream();
        new CabinetReader(cabinet).Extract(file => file.Name == "F" + Suffix ? content : null);
        CollectionAssert.AreEqual(TestModule.Content, content.ToArray());
    }

    [TestMethod]
    public void Actions_of_a_module_are_placed_beside_those_of_the_package()
    {
        using var folder = new TemporaryFolder();
        new TestModule().Write(folder);
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(folder)), build.Messages);
        var database = build.Read();
        AssertRow(database, "InstallExecuteSequence", $"A{Suffix}|P|1001");
        AssertRow(database, "InstallExecuteSequence", "WriteRegistryValues||5000");

        // The standard folder has another name in the module, so it is given its value before folders are resolved.
        AssertRow(database, "CustomAction", $"SystemFolder{Suffix}|51|SystemFolder{Suffix}|[SystemFolder]|");
        foreach (var sequence in new[] { "InstallExecuteSequence", "InstallUISequence", "AdminExecuteSequence", "AdminUISequence", "AdvtExecuteSequence" })
        {
            AssertRow(database, sequence, $"SystemFolder{Suffix}||799");
        }
    }

    [TestMethod]
    public void The_same_module_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        new TestModule().Write(folder);
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(folder)), build.Messages);
        var first = File.ReadAllBytes(build.Output);
        Assert.IsTrue(build.Run(Package(folder)), build.Messages);
        CollectionAssert.AreEqual(first, File.ReadAllBytes(build.Output));
        Assert.HasCount(0, Directory.EnumerateFiles(Path.GetDirectoryName(build.Output)!).Where(file => file != build.Output));
    }

    [TestMethod]
    public void What_a_module_lets_one_configure_is_set()
    {
        using var folder = new TemporaryFolder();
        Configurable().Write(folder);
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(folder, configuration: """<ConfigurationData Name="Text" Value="changed" /><ConfigurationData Name="Bits" Value="6;2" />""")), build.Messages);
        AssertRow(build.Read(), "Registry", $@"R{Suffix}|2|Software\Test|n|is changed|C{Suffix}");
        AssertRow(build.Read(), "MyTable", "k|3");
        Assert.IsTrue(build.Run(Package(folder)), build.Messages);
        AssertRow(build.Read(), "Registry", $@"R{Suffix}|2|Software\Test|n|is default|C{Suffix}");
        Assert.IsFalse(build.Run(Package(folder, configuration: """<ConfigurationData Name="Nothing" Value="x" />""")));
        build.AssertNumbers(7172);
    }

    [TestMethod]
    public void Rows_that_are_there_stay()
    {
        using var folder = new TemporaryFolder();
        new TestModule().Add("Property", string.Empty, "Own", "module").Write(folder);
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(folder, content: """<Property Id="Own" Value="package" />""")), build.Messages);
        build.AssertNumbers(1056);
        AssertRow(build.Read(), "Property", "Own|package");
        Assert.IsTrue(build.Run(Package(folder, content: """<Property Id="Own" Value="module" />""")), build.Messages);
        build.AssertNumbers();
    }

    [TestMethod]
    public void What_cannot_be_merged_is_refused()
    {
        using var folder = new TemporaryFolder();
        new TestModule().Write(folder);
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Package(folder, language: "1031")));
        build.AssertNumbers(189);
        Assert.IsFalse(build.Run(Package(folder, language: "!(wix.L)", content: """<WixVariable Id="L" Value="de" />""")));
        build.AssertNumbers(194);
        File.WriteAllText(Path.Combine(folder.Path, "test.msm"), "no module");
        Assert.IsFalse(build.Run(Package(folder)));
        build.AssertNumbers(129);
        new TestModule().Write(folder, withCabinet: false);
        Assert.IsFalse(build.Run(Package(folder)));
        build.AssertNumbers(7174);
        var module = new TestModule();
        module.Summary.Template = "x64;1033";
        module.Write(folder);
        Assert.IsFalse(build.Run(Package(folder), options => options with { Platform = Platform.X86 }));
        build.AssertNumbers(345);
        new TestModule().Add("ModuleInstallExecuteSequence", string.Empty, "B", null, "Nowhere", 0, null).Write(folder);
        Assert.IsFalse(build.Run(Package(folder)));
        build.AssertNumbers(7175);
    }

    [TestMethod]
    public void Modules_that_exclude_each_other_are_refused()
    {
        using var folder = new TemporaryFolder();
        new TestModule().Add("ModuleExclusion", "*ModuleID s72|*ModuleLanguage i2|*ExcludedID s72|*ExcludedLanguage i2|ExcludedMinVersion S20|ExcludedMaxVersion S20", "Test" + Suffix, 1033, "Test" + Suffix, 0, null, "2.0").Write(folder);
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Package(folder, content: $"""<DirectoryRef Id="INSTALLFOLDER"><Merge Id="N" SourceFile="{folder.Path}/test.msm" Language="1033" /></DirectoryRef><Feature Id="Third"><MergeRef Id="N" /></Feature>""")));
        build.AssertNumbers(186);
    }

    private static TestModule Configurable() => new TestModule()
        .Add("ModuleConfiguration", "*Name s72|Format i2|Type S72|ContextData L0|DefaultValue L0|Attributes I4", "Text", 0, null, null, "default", null)
        .Add("ModuleConfiguration", string.Empty, "Bits", 3, null, null, "0;0", null)
        .Add("ModuleSubstitution", "*Table s72|*Row s0|*Column s72|Value L0", "Registry", "R" + Suffix, "Value", "is [=Text]")
        .Add("ModuleSubstitution", string.Empty, "MyTable", "k", "Value", "[=Bits]");

    private static string Package(TemporaryFolder folder, string language = "1033", string configuration = "", string content = "") => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A13">
          <MediaTemplate EmbedCab="yes" />
          <StandardDirectory Id="ProgramFilesFolder"><Directory Id="INSTALLFOLDER" Name="P"><Merge Id="T" SourceFile="{folder.Path}/test.msm" Language="{language}">{configuration}</Merge></Directory></StandardDirectory>
          <Feature Id="Other"><MergeRef Id="T" /></Feature><Feature Id="Main"><MergeRef Id="T" Primary="yes" /></Feature>{content}
        </Package></Wix>
        """;

    private static IEnumerable<string> Rows(MsiDatabase database, string table) => database.Tables[table].Rows.Select(row => string.Join('|', row));

    private static void AssertRow(MsiDatabase database, string table, string expected) => CollectionAssert.Contains(Rows(database, table).ToList(), expected, string.Join('\n', Rows(database, table)));
}
