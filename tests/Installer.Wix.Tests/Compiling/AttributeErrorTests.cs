namespace Installer.Wix.Tests.Compiling;

/// <summary>What is reported of attributes and elements that cannot be right, with the numbers of WiX in their order.</summary>
[TestClass]
public sealed class AttributeErrorTests
{
    [TestMethod]
    [DataRow("""<Feature Id="1x" />""", new[] { 14, 10 }, DisplayName = "A name that is not legal is no name")]
    [DataRow("""<Feature Id="" />""", new[] { 14, 10 })]
    [DataRow("""<ComponentGroup Id="1x" />""", new[] { 14, 10 })]
    [DataRow("""<Binary Id="a-b" SourceFile="a.txt" />""", new[] { 14, 10 })]
    [DataRow("""<CustomAction Id="1" Property="P" Value="v" />""", new[] { 14, 10 })]
    [DataRow("""<UI><Dialog Id="1" Width="1" Height="1" /></UI>""", new[] { 14, 10, 52 })]
    [DataRow("""<PropertyRef Id="" />""", new[] { 6, 14 })]
    [DataRow("""<PropertyRef Id="[A]" />""", new[] { 275 })]
    [DataRow("""<Property Id="A" Value="v" Secure="" />""", new[] { 6, 15 })]
    [DataRow("""<Upgrade Id="????????-0000-0000-0000-000000000000" />""", new[] { 9 })]
    [DataRow("""<Upgrade Id="PUT-GUID-HERE" />""", new[] { 40 })]
    [DataRow("""<Media Id="1" Cabinet="a.cab" CompressionLevel="best" />""", new[] { 277 })]
    [DataRow("""<MajorUpgrade DowngradeErrorMessage="m" DisallowUpgradeErrorMessage="m" />""", new[] { 35 })]
    [DataRow("""<EnsureTable />""", new[] { 10 })]
    [DataRow("""<SetProperty Id="A" Value="v" />""", new[] { 45 })]
    [DataRow("""<InstanceTransforms Property="P" />""", new[] { 7100 })]
    [DataRow("""<StandardDirectory Id="ProgramFiles64Folder"><Merge Id="M" /></StandardDirectory>""", new[] { 10, 10 })]
    [DataRow("""<Merge Id="M" />""", new[] { 5 })]
    [DataRow("""<Bundle />""", new[] { 5 })]
    public void In_a_package(string content, int[] expected) => CompiledSource.Package(content).AssertMessages(expected);

    [TestMethod]
    [DataRow("""<File Source="a.txt" Bitness="always32" Condition="1" Directory="D" Subdirectory="s" />""", new[] { 62, 62, 62, 62 })]
    [DataRow("""<File Source="a.txt" Assembly="com" />""", new[] { 21 })]
    [DataRow("""<File Source="a.txt" Assembly="win32" />""", new[] { 10 })]
    [DataRow("""<File Id="m" Source="a.txt" AssemblyManifest="m" AssemblyApplication="m" />""", new[] { 10, 10 })]
    [DataRow("""<File Source="a.txt" PatchIgnore="maybe" ProcessorArchitecture="6502" />""", new[] { 15, 21 })]
    public void In_a_component(string content, int[] expected) => CompiledSource.Component(content).AssertMessages(expected);

    [TestMethod]
    public void Guid_may_have_any_usual_form() =>
        CompiledSource.Component("""<Category Id="111111112222333344445555AABBCCDD" Qualifier="Q" Feature="F" />""", """<Feature Id="F"><ComponentRef Id="C" /></Feature>""")
            .AssertRows("PublishComponent", "{11111111-2222-3333-4444-5555AABBCCDD}|Q|C||F");

    [TestMethod]
    [DataRow("intermediate.WIXIPL")]
    public void What_wix_compiled_cannot_be_read(string name)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run("<Wix />", options => options with { Sources = [.. options.Sources, folder.Write(name, "PK")] }));
        build.AssertNumbers(7125);
    }
}
