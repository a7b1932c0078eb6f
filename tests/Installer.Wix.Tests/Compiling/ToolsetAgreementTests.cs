namespace Installer.Wix.Tests.Compiling;

/// <summary>Small things that the WiX Toolset does with sources, each by its rule.</summary>
[TestClass]
public sealed class ToolsetAgreementTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Hash_of_a_file_without_content_is_zeros_and_of_any_other_its_MD5()
    {
        folder.Write("empty.txt", string.Empty);
        folder.Write("abc.txt", "abc");
        var build = Build("""<Component Directory="INSTALLFOLDER"><File Id="E" Source="empty.txt" /></Component><Component Directory="INSTALLFOLDER"><File Id="A" Source="abc.txt" /></Component>""");

        var hashes = build.Read().Tables["MsiFileHash"].Rows.ToDictionary(row => (string)row[0]!, row => string.Join(' ', row.Skip(2)));
        Assert.AreEqual("0 0 0 0", hashes["E"]);
        Assert.AreNotEqual("0 0 0 0", hashes["A"]);
    }

    [TestMethod]
    public void Include_file_needs_no_namespace_and_its_elements_do()
    {
        folder.Write("names.wxi", """<Include><?define N="Q"?></Include>""");
        var build = Build("""<?include names.wxi?><Property Id="A" Value="$(var.N)" />""");
        Assert.AreEqual("Q", build.Read().Tables["Property"].Rows.Single(row => (string)row[0]! == "A")[1]);

        folder.Write("names.wxi", """<Include><Property Id="B" Value="b" /></Include>""");
        build.AssertFails("""<?include names.wxi?>""", 200);
        folder.Write("names.wxi", """<Other />""");
        build.AssertFails("""<?include names.wxi?>""", 48);
    }

    [TestMethod]
    public void Group_of_features_stands_in_a_reference_to_a_feature()
    {
        var build = Build("""
            <Feature Id="F"><Component Id="C" Directory="INSTALLFOLDER" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A01" KeyPath="yes" /></Feature>
            <FeatureRef Id="F"><FeatureGroup Id="G"><Component Id="D" Directory="INSTALLFOLDER" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A02" KeyPath="yes" /></FeatureGroup></FeatureRef>
            """);

        Assert.AreEqual("F C, F D", string.Join(", ", build.Read().Tables["FeatureComponents"].Rows.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal)));
        build.AssertFails("""<Feature Id="F"><FeatureGroup Id="G" /></Feature>""", 5);
    }

    [TestMethod]
    public void Tables_that_Windows_Installer_looks_for_are_there_without_rows()
    {
        var build = Build("""
            <Property Id="A"><ProductSearch UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A13" Minimum="1.0" /></Property>
            <Property Id="S"><ComponentSearch Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A03" /></Property>
            <Component Directory="INSTALLFOLDER" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A01" Id="C" KeyPath="yes"><ProgId Id="Sample.File" Advertise="yes" Description="d" /></Component>
            """);

        Assert.IsEmpty(build.Read().Tables["Signature"].Rows);
        Assert.IsEmpty(build.Read().Tables["Extension"].Rows);
        Assert.IsFalse(Build(string.Empty).Read().Tables.ContainsKey("Signature"));
    }

    [TestMethod]
    public void Property_in_the_name_of_a_package_is_a_warning_as_in_any_property()
    {
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run("""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="A [B] {C} [1]" Manufacturer="[M1][M2]" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12" /></Wix>
            """), build.Messages);

        build.AssertNumbers(1077, 1077, 1077);
    }

    [TestMethod]
    public void Message_names_a_component_by_the_identifier_that_it_gets()
    {
        folder.Write("a.txt", "a");
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Source("""
            <Component Directory="INSTALLFOLDER" Guid="4C1A2E6C-55A9-4D43-9C1C-8B6C1F3E0A01"><RegistryValue Id="R" Root="HKLM" Key="k" Value="v" KeyPath="yes" />
              <File Id="Tool" Source="a.txt"><Shortcut Id="S" Name="Tool" Directory="ProgramMenuFolder" Advertise="yes" /></File></Component>
            """), Rooted), build.Messages);

        build.AssertNumbers(1113);
        StringAssert.Contains(build.Messages, "'R'");
        Assert.IsFalse(build.Messages.Contains('\u00A7', StringComparison.Ordinal), build.Messages);
    }

    [TestMethod]
    public void Text_file_may_end_in_NUL_and_not_hold_one()
    {
        const string Dialog = """
            <UI><TextStyle Id="T" FaceName="Tahoma" Size="8" /><Dialog Id="D" Width="370" Height="270" Title="t"><Control Id="L" Type="ScrollableText" X="20" Y="60" Width="330" Height="140"><Text SourceFile="license.rtf" /></Control>
              <Control Id="B" Type="PushButton" X="0" Y="0" Width="50" Height="15" Text="OK" /></Dialog></UI>
            """;
        folder.Write("license.rtf", "{\\rtf1 text}\r\n\0");
        var build = Build(Dialog);
        Assert.AreEqual("{\\rtf1 text}\r\n", build.Read().Tables["Control"].Rows.Single(row => (string)row[1]! == "L")[9]);

        folder.Write("license.rtf", "{\\rtf1 \0text}");
        build.AssertFails(Dialog, 7106);
        StringAssert.Contains(build.Messages, " 2: ");
    }

    [TestMethod]
    public void Library_for_another_architecture_is_called_by_its_name()
    {
        folder.Write("ca/Wix4UtilCA_X86.dll", "x86");
        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(
            Source("""<CustomAction Id="Launch" BinaryRef="Wix4UtilCA_X86" DllEntry="WixShellExec" />"""),
            options => options with { Extensions = ["WixToolset.Util.wixext"], BindPaths = [new("WixExtensionBinaries", Path.Combine(folder.Path, "ca"))] }), build.Messages);

        Assert.AreEqual("Wix4UtilCA_X86", build.Read().Tables["Binary"].Rows.Single()[0]);
    }

    [TestMethod]
    [DataRow("日本語ソフト", 932)]
    [DataRow("Программа", 1251)]
    [DataRow("Ελληνικά", 1253)]
    public void Name_that_the_summary_information_cannot_hold_is_a_warning_at_its_line_with_the_code_page_that_can(string name, int codepage)
    {
        var source = $"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
            <Package Name="{name}" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">SUMMARY</Package></Wix>
            """;
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(source.Replace("SUMMARY", string.Empty, StringComparison.Ordinal)), build.Messages);
        StringAssert.Contains(build.Messages, "WIX7156 2: ");
        StringAssert.Contains(build.Messages, $"SummaryInformation/@Codepage=\"{codepage}\"");

        Assert.IsTrue(build.Run(source.Replace("SUMMARY", $"<SummaryInformation Codepage=\"{codepage}\" />", StringComparison.Ordinal)), build.Messages);
        Assert.AreEqual(name, build.Read().Summary.Subject);
    }

    [TestMethod]
    [DataRow("""<StandardDirectory Id="ProgramFilesFolder"><Directory Id="INSTALLFOLDER" Name="x" /></StandardDirectory><Directory Id="override ProgramFilesFolder" Name="Mine" />""", null)]
    [DataRow("""<StandardDirectory Id="ProgramFilesFolder"><Directory Id="INSTALLFOLDER" Name="x" /></StandardDirectory><Directory Id="ProgramFilesFolder" Name="Mine" />""", 94)]
    [DataRow("""<Directory Id="TARGETDIR" Name="SourceDir" />""", 94)]
    [DataRow("""<Directory Id="override TARGETDIR" Name="SourceDir" />""", null)]
    [DataRow("""<Directory Id="override Other" Name="Mine" />""", 94)]
    [DataRow("""<Directory Id="ProgramFilesFolder" Name="Mine" />""", null)]
    public void Standard_directory_is_virtual(string content, int? error)
    {
        var build = new TestBuild(folder);
        var succeeded = build.Run(Source(content));

        Assert.AreEqual(error is null, succeeded, build.Messages);
    }

    [TestMethod]
    [DataRow("""<String Id="a-b" Value="v" />""", 14)]
    [DataRow("""<String Id="A" Value="v" Overridable="maybe" />""", 15)]
    [DataRow("""<UI Dialog="D 1" Control="C" />""", 14)]
    [DataRow("""<UI Dialog="D" Control="C" RightToLeft="perhaps" />""", 15)]
    public void Value_in_a_localization_file_is_checked_at_its_line(string content, int number)
    {
        var path = folder.Write("text.wxl", $"""
            <WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl">
            {content}</WixLocalization>
            """);
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(Source(string.Empty), options => options with { Localizations = [path] }));

        Assert.AreEqual($"{number} 2", build.Places.First());
    }

    [TestMethod]
    public void Text_that_two_files_give_is_an_error_that_names_both_places()
    {
        var (first, second) = (Write("first.wxl"), Write("second.wxl"));
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(Source(string.Empty), options => options with { Localizations = [first, second] }));

        build.AssertNumbers(100);
        StringAssert.Contains(build.Messages, $"{first}(2) and {second}(2)");

        string Write(string name) => folder.Write(name, """
            <WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl" Culture="en-US">
            <String Id="A" Value="v" /></WixLocalization>
            """);
    }

    [TestMethod]
    [DataRow("windows-1252", "é")]
    [DataRow("shift_jis", "日")]
    public void Source_may_be_in_a_code_page_of_Windows(string encoding, string letter)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var source = $"""<?xml version="1.0" encoding="{encoding}"?><Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><Property Id="A" Value="{letter}" /></Fragment></Wix>""";
        File.WriteAllBytes(Path.Combine(folder.Path, "other.wxs"), System.Text.Encoding.GetEncoding(encoding).GetBytes(source));
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(Source("""<PropertyRef Id="A" />"""), options => options with { Sources = [.. options.Sources, Path.Combine(folder.Path, "other.wxs")] }), build.Messages);

        Assert.AreEqual(letter, build.Read().Tables["Property"].Rows.Single(row => (string)row[0]! == "A")[1]);
    }

    [TestMethod]
    [DataRow("v1.2.3", "1.2.3")]
    [DataRow("V1.2.3.4", "1.2.3.4")]
    [DataRow("v300.1.1", "v300.1.1")]
    [DataRow("v1.2.3-beta", "v1.2.3-beta")]
    public void Letter_before_a_version_is_dropped_from_one_that_Windows_Installer_takes(string authored, string expected)
    {
        foreach (var (version, variables) in new[] { (authored, new Dictionary<string, string>()), ("!(wix.V)", new() { ["V"] = authored }) })
        {
            var build = new TestBuild(folder);
            Assert.IsTrue(build.Run(Source(string.Empty).Replace("\"1.0\"", $"\"{version}\"", StringComparison.Ordinal), options => options with { BindVariables = variables }), build.Messages);

            Assert.AreEqual(expected, build.Read().Tables["Property"].Rows.Single(row => (string)row[0]! == "ProductVersion")[1]);
            Assert.AreEqual(expected != authored, build.Messages.Length == 0, build.Messages);
        }
    }

    [TestMethod]
    public void File_that_two_patterns_put_into_one_folder_is_declared_twice()
    {
        folder.Write("one/x.txt", "1");
        folder.Write("two/x.txt", "2");
        var build = new TestBuild(folder);

        Assert.IsFalse(build.Run(Source("""<ComponentGroup Id="G"><Files Include="one\**" /><Files Include="two\**" /></ComponentGroup><Feature Id="F"><ComponentGroupRef Id="G" /></Feature>""")));

        StringAssert.StartsWith(build.Messages, "WIX0091 2: ");
    }

    [TestMethod]
    public void Extension_that_nobody_has_is_told_from_one_of_WiX()
    {
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Source(string.Empty), options => options with { Extensions = ["Acme.Sample.wixext"] }));
        build.AssertNumbers(144);
        Assert.IsFalse(build.Run(Source(string.Empty), options => options with { Extensions = ["WixToolset.DirectX.wixext/6.0.2"] }));
        build.AssertNumbers(7121);
    }

    private BuildOptions Rooted(BuildOptions options) => options with { BindPaths = [new(null, folder.Path)] };

    private SourceBuild Build(string content) => new(this, content);

    private static string Source(string content) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12"><MediaTemplate EmbedCab="yes" />
        {content}</Package></Wix>
        """;

    /// <summary>A build that succeeds, and others after it that do not.</summary>
    private sealed class SourceBuild
    {
        private readonly ToolsetAgreementTests tests;
        private readonly TestBuild build;

        public SourceBuild(ToolsetAgreementTests tests, string content)
        {
            this.tests = tests;
            build = new TestBuild(tests.folder);
            Assert.IsTrue(build.Run(Source(content), tests.Rooted), build.Messages);
        }

        public string Messages => build.Messages;

        public Installer.Msi.Database.MsiDatabase Read() => build.Read();

        public void AssertFails(string content, int number)
        {
            Assert.IsFalse(build.Run(Source(content), tests.Rooted));
            build.AssertNumbers(number);
        }
    }
}
