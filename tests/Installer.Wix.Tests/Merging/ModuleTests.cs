using Installer.Msi.Cabinets;
using Installer.Msi.Database;

namespace Installer.Wix.Tests.Merging;

/// <summary>Merge modules are built: identifiers end with the module's GUID, and actions, configuration and files are as the merge tool takes them.</summary>
[TestClass]
public sealed class ModuleTests
{
    private const string Suffix = ".8B5C9E0A_1D2E_4F3A_9B4C_5D6E7F8A9B0D";

    [TestMethod]
    public void Identifiers_end_with_the_GUID_of_the_module()
    {
        using var folder = new TemporaryFolder();
        var database = Build(folder, """
            <Property Id="OWN" Value="x" Secure="yes" /><Property Id="KEPT" Value="1" SuppressModularization="yes" />
            <StandardDirectory Id="TARGETDIR"><Directory Id="Sub" Name="sub"><Component Id="C" Guid="{4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A90}" Condition="NOT OWN AND KEPT = &quot;OWN&quot; AND Installed">
              <File Id="F" Source="SOURCE" /><RegistryValue Id="R" Root="HKLM" Key="Software\[OWN]" Name="n" Value="[#F][ProductName]%OWN" />
              <Shortcut Id="S" Name="Short" Directory="ProgramMenuFolder" Advertise="yes" Icon="I.exe" /></Component></Directory></StandardDirectory>
            <Icon Id="I.exe" SourceFile="SOURCE" />
            """);
        AssertRows(database, "ModuleSignature", $"Test{Suffix}|1033|1.2.0.0");
        AssertRows(database, "ModuleComponents", $"C{Suffix}|Test{Suffix}|1033");
        AssertRows(database, "Component", $"C{Suffix}|{{4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A90}}|Sub{Suffix}|256|NOT OWN{Suffix} AND KEPT = \"OWN\" AND Installed|F{Suffix}");
        AssertRows(database, "Directory", $"Sub{Suffix}|TARGETDIR|sub", "TARGETDIR||SourceDir", $"ProgramMenuFolder{Suffix}|TARGETDIR|PMenu");
        AssertRows(database, "Registry", $@"R{Suffix}|2|Software\[OWN{Suffix}]|n|[#F{Suffix}][ProductName]%OWN|C{Suffix}");
        AssertRows(database, "Property", $"OWN{Suffix}|x", "KEPT|1", $"SecureCustomProperties|OWN{Suffix}");
        Assert.AreEqual("{00000000-0000-0000-0000-000000000000}", database.Tables["Shortcut"].Rows[0][4], "stands for the feature");
        Assert.AreEqual($"I{Suffix}.exe", database.Tables["Icon"].Rows[0][0]);
        foreach (var table in new[] { "Feature", "Media", "Upgrade" })
        {
            Assert.IsFalse(database.Tables.ContainsKey(table), table);
        }
    }

    [TestMethod]
    public void Summary_and_cabinet_are_those_of_a_module()
    {
        using var folder = new TemporaryFolder();
        var database = Build(folder, Files);
        Assert.AreEqual("Merge Module", database.Summary.Title);
        Assert.AreEqual("{8B5C9E0A-1D2E-4F3A-9B4C-5D6E7F8A9B0D}", database.Summary.RevisionNumber);
        Assert.AreEqual("x64;1033", database.Summary.Template);
        Assert.AreEqual(0, database.Summary.WordCount);
        using var cabinet = database.Streams["MergeModule.CABinet"].Open();
        Assert.AreEqual($"F{Suffix}", new CabinetReader(cabinet).Files.Single().Name);
    }

    [TestMethod]
    public void Actions_say_where_they_belong()
    {
        using var folder = new TemporaryFolder();
        var database = Build(folder, Files + """
            <CustomAction Id="A" Property="P" Value="v" /><CustomAction Id="B" Property="P" Value="v" />
            <InstallExecuteSequence><Custom Action="A" After="CostFinalize" Condition="P" /><Custom Action="B" Sequence="1234" /></InstallExecuteSequence>
            """);
        var rows = Rows(database, "ModuleInstallExecuteSequence");
        CollectionAssert.Contains(rows, $"A{Suffix}||CostFinalize|1|P{Suffix}");
        CollectionAssert.Contains(rows, $"B{Suffix}|1234|||");
        CollectionAssert.Contains(rows, "InstallFiles|4000|||");
        CollectionAssert.DoesNotContain(rows, "CostFinalize|1000|||", "The package has it by itself.");
        Assert.IsEmpty(database.Tables["InstallExecuteSequence"].Rows, "It is there for the merge tool alone.");
    }

    [TestMethod]
    public void What_packages_may_configure_is_in_the_module()
    {
        using var folder = new TemporaryFolder();
        var database = Build(folder, Files + """
            <Configuration Name="N" Format="integer" DefaultValue="5" NonNullable="yes" DisplayName="d" />
            <Substitution Table="Registry" Row="R" Column="Value" Value="[=N]" />
            <Dependency RequiredId="Other" RequiredLanguage="1033" RequiredVersion="2.0" />
            <Exclusion ExcludedId="Another" ExcludeExceptLanguage="1033" ExcludedMinVersion="1.0" /><IgnoreTable Id="Mine" />
            """);
        AssertRows(database, "ModuleConfiguration", "N|2|||5|2|d|||");
        AssertRows(database, "ModuleSubstitution", $"Registry|R{Suffix}|Value|[=N]");
        AssertRows(database, "ModuleDependency", $"Test{Suffix}|1033|Other|1033|2.0");
        AssertRows(database, "ModuleExclusion", $"Test{Suffix}|1033|Another|-1033|1.0|");
        AssertRows(database, "ModuleIgnoreTable", "Mine", "ModuleConfiguration", "ModuleSubstitution");
    }

    [TestMethod]
    public void A_module_can_be_merged()
    {
        using var folder = new TemporaryFolder();
        Build(folder, Files + """<Configuration Name="N" Format="text" DefaultValue="5" /><Substitution Table="Property" Row="P" Column="Value" Value="[=N]" /><Property Id="P" Value="1" />""");
        var module = Path.Combine(folder.Path, "test.msm");
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run($"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A16">
              <MediaTemplate EmbedCab="yes" /><StandardDirectory Id="ProgramFilesFolder"><Directory Id="INSTALLFOLDER" Name="P"><Merge Id="T" SourceFile="{module}" Language="1033"><ConfigurationData Name="N" Value="7" /></Merge></Directory></StandardDirectory>
              <Feature Id="Main"><MergeRef Id="T" /></Feature>
            </Package></Wix>
            """), build.Messages);
        build.AssertNumbers();
        var database = build.Read();
        CollectionAssert.Contains(Rows(database, "Property"), $"P{Suffix}|7");
        CollectionAssert.Contains(Rows(database, "FeatureComponents"), $"Main|C{Suffix}");
        CollectionAssert.Contains(Rows(database, "Directory"), $"Sub{Suffix}|INSTALLFOLDER|sub");
    }

    [TestMethod]
    [DataRow("""<Launch Condition="1" Message="m" />""", 5)]
    [DataRow("""<Feature Id="F" />""", 5)]
    [DataRow("""<Exclusion ExcludedId="A" ExcludeLanguage="1" ExcludeExceptLanguage="2" />""", 51)]
    [DataRow("""<UI><BillboardAction Id="InstallFiles"><Billboard Id="B" Feature="F" /></BillboardAction></UI>""", 94)]
    [DataRow("""<SFPCatalog Name="c" SourceFile="c" />""", 7100)]
    public void What_cannot_be_in_a_module_is_refused(string content, int number)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Module(folder, content)));
        build.AssertNumbers(number);
    }

    private static string Files => """<StandardDirectory Id="TARGETDIR"><Directory Id="Sub" Name="sub"><Component Id="C" Guid="{4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A90}"><File Id="F" Source="SOURCE" /></Component></Directory></StandardDirectory>""";

    private static MsiDatabase Build(TemporaryFolder folder, string content)
    {
        var build = new TestBuild(folder) { Output = Path.Combine(folder.Path, "test.msm") };
        Assert.IsTrue(build.Run(Module(folder, content)), build.Messages);
        build.AssertNumbers();
        return MsiDatabaseReader.Read(new MemoryStream(File.ReadAllBytes(build.Output)));
    }

    private static string Module(TemporaryFolder folder, string content) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Module Id="Test" Guid="8b5c9e0a-1d2e-4f3a-9b4c-5d6e7f8a9b0d" Language="1033" Version="1.2">{content.Replace("SOURCE", folder.Write("file.txt", "hello"), StringComparison.Ordinal)}</Module></Wix>
        """;

    private static List<string> Rows(MsiDatabase database, string table) => [.. database.Tables[table].Rows.Select(row => string.Join('|', row))];

    private static void AssertRows(MsiDatabase database, string table, params string[] expected) => CollectionAssert.AreEquivalent(expected, Rows(database, table), string.Join('\n', Rows(database, table)));
}
