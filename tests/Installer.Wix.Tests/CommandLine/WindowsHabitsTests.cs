using Installer.Wix.CommandLine;

namespace Installer.Wix.Tests.CommandLine;

/// <summary>Command lines and paths as people who work on Windows write them.</summary>
[TestClass]
public sealed class WindowsHabitsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("payload/sub/A.txt", "")]
    [DataRow("payload\\sub\\A.txt", "")]
    [DataRow("payload\\SUB\\a.txt", "7190")]
    [DataRow("payload\\sub\\A.txt ", "")]
    public void Source_of_a_file_is_found_as_Windows_finds_it(string source, string warnings)
    {
        folder.Write("payload/sub/A.txt", "a");
        Author($"""<Component Directory="INSTALLFOLDER"><File Id="A" Source="{source}" Name="a.txt" /></Component>""");

        Assert.AreEqual(0, Run(out var text, Source("package.wxs"), "-b", folder.Path), text);

        AssertNumbers(text, warnings);
        Assert.AreEqual(warnings.Length > 0, text.Contains("payload/sub/A.txt' on disk", StringComparison.Ordinal), text);
    }

    [TestMethod]
    public void Include_binary_payload_folder_text_and_library_are_found_in_another_case()
    {
        folder.Write("Inc/Names.wxi", "<Include><?define N=1?></Include>");
        folder.Write("Data/Icon.bin", "i");
        folder.Write("Files/a.txt", "a");
        folder.Write("Texts.wxl", """<WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="T" Value="t" /></WixLocalization>""");
        folder.Write("Lib.wxs", """<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><Property Id="P" Value="p" /></Fragment></Wix>""");
        Assert.AreEqual(0, Run(out var text, Source("Lib.wxs"), "-o", Path.Combine(folder.Path, "Parts.wixlib")), text);
        Author("""<?include names.WXI?><Property Id="A" Value="!(loc.T)$(N)" /><PropertyRef Id="P" /><Binary Id="B" SourceFile="!(bindpath.D)\icon.BIN" /><Feature Id="F"><Files Include="files\**" /></Feature>""");

        var code = Run(
            out text, Source("PACKAGE.wxs"), "-i", Source("inc"), "-b", "D=" + Source("data"), "-loc", Source("texts.WXL"), "-lib", Source("parts.WIXLIB"), "-ext", "WixToolset.Util.wixext");

        Assert.AreEqual(0, code, text);
        AssertNumbers(text, "7190 7190 7190 7190 7190 7190");
        foreach (var found in new[] { "package.wxs", "Inc/Names.wxi", "Data/Icon.bin", "Files", "Texts.wxl", "Parts.wixlib" })
        {
            StringAssert.Contains(text, $"/{found}' on disk");
        }
    }

    [TestMethod]
    public void Excluded_files_are_compared_whatever_their_spelling()
    {
        folder.Write("Files/keep.txt", "k");
        folder.Write("Files/One.txt", "1");
        folder.Write("Files/Two.txt", "2");
        folder.Write("Files/Sub/Three.txt", "3");
        Author("""
            <Feature Id="F"><Files Include="Files\**"><Exclude Files="Files\ONE.TXT" /><Exclude Files="$(sys.SOURCEFILEDIR)Files\Two.txt" /><Exclude Files="files\sub\**" /></Files></Feature>
            """);

        Assert.AreEqual(0, Run(out var text, Source("package.wxs")), text);

        AssertNumbers(text, "7190");
        Assert.AreEqual("keep.txt", string.Join(", ", Files()));
    }

    [TestMethod]
    public void Excluded_folder_that_does_not_exist_is_told_of()
    {
        folder.Write("files/a.txt", "a");
        Author("""<Feature Id="F"><Files Include="files\**"><Exclude Files="fils\secrets\**" /><Exclude Files="files\*.nothing" /></Files></Feature>""");

        Assert.AreEqual(0, Run(out var text, Source("package.wxs")), text);

        AssertNumbers(text, "8601");
    }

    [TestMethod]
    public void Missing_payload_folder_says_where_a_relative_path_begins()
    {
        Author("""<StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="App"><Directory Id="D" Name="Sub"><Files Include="files\**" /></Directory></Directory></StandardDirectory>""");

        Assert.AreEqual(7110 % 256, Run(out var text, Source("package.wxs")), text);

        StringAssert.Contains(text, "begins in 'App\\Sub\\'");
        Author("""<Feature Id="F"><Files Include="files\**" /></Feature>""");
        Assert.AreEqual(7110 % 256, Run(out text, Source("package.wxs")), text);
        Assert.IsFalse(text.Contains("begins in", StringComparison.Ordinal), text);
    }

    [TestMethod]
    [DataRow("pack*.wxs", true)]
    [DataRow("PACK*.WXS", true)]
    [DataRow("pack?ge.*", true)]
    [DataRow("none*.wxs", false)]
    public void Sources_may_have_wildcards(string pattern, bool isFound)
    {
        Author(string.Empty);

        Assert.AreEqual(isFound ? 0 : 103, Run(out var text, Source(pattern)), text);
    }

    [TestMethod]
    public void Source_may_be_named_by_a_switch_and_texts_by_their_extension()
    {
        Author("""<Property Id="A" Value="!(loc.T)" />""");
        folder.Write("t.wxl", """<WixLocalization xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="T" Value="t" /></WixLocalization>""");

        Assert.AreEqual(0, Run(out var text, "-src", Source("package.wxs"), Source("*.wxl")), text);
    }

    [TestMethod]
    [DataRow("en-US", true)]
    [DataRow("neutral,en-US", false)]
    [DataRow("de-DE;en-US", false)]
    public void Culture_is_one_name_and_several_are_several_switches(string culture, bool isFound)
    {
        Author("""<Property Id="A" Value="!(loc.T)" />""");
        folder.Write("t.wxl", """<WixLocalization Culture="en-US" xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="T" Value="t" /></WixLocalization>""");

        Assert.AreEqual(isFound ? 0 : 102, Run(out var text, Source("package.wxs"), "-loc", Source("t.wxl"), "-culture", culture), text);
        Assert.AreEqual(0, Run(out text, Source("package.wxs"), "-loc", Source("t.wxl"), "-culture", "neutral", "-culture", "en-US"), text);
    }

    [TestMethod]
    [DataRow("x.wxs", 7014)]
    [DataRow("x.cab", 7014)]
    [DataRow("x.exe", 7131)]
    [DataRow("x.msm", 7131)]
    public void Output_s_extension_says_what_is_built(string output, int number)
    {
        Author(string.Empty);

        Assert.AreEqual(number % 256, Run(out var text, Source("package.wxs"), "-o", Source(output)), text);
        StringAssert.Contains(text, $"error WIX{number}: ");
        Assert.IsFalse(File.Exists(Source(output)));
    }

    [TestMethod]
    public void Output_without_an_extension_gets_that_of_a_package()
    {
        Author(string.Empty);

        Assert.AreEqual(0, Run(out var text, Source("package.wxs"), "-o", folder.Path + "\\out\\plain"), text);

        Assert.IsTrue(File.Exists(Source("out/plain.msi")));
    }

    [TestMethod]
    [DataRow("-bt x", 7196)]
    [DataRow("-bindpath:update x", 7196)]
    [DataRow("-nostdlib", 7196)]
    [DataRow("-resetacls", 7196)]
    [DataRow("-pdb x.wixpdb", 7132)]
    [DataRow("-outputtype banana", 7014)]
    [DataRow("-swabc", 79)]
    [DataRow("-wx0", 286)]
    public void Switch_of_WiX_that_has_no_meaning_here_is_refused_with_a_number(string switches, int number)
    {
        Author(string.Empty);

        Run(out var text, [Source("package.wxs"), .. switches.Split(' ')]);

        StringAssert.Contains(text, $"error WIX{number:0000}: ");
    }

    [TestMethod]
    public void Warnings_are_suppressed_by_either_spelling()
    {
        Author("""<Property Id="A" />""");

        Assert.AreEqual(0, Run(out var text, Source("package.wxs")), text);
        AssertNumbers(text, "1006");
        foreach (var suppression in new[] { "-sw1006", "-SW1006", "-suppresswarning1006", "-suppresswarning", "-sw" })
        {
            Assert.AreEqual(0, Run(out text, Source("package.wxs"), suppression), text);
            AssertNumbers(text, string.Empty);
        }
    }

    [TestMethod]
    public void Constants_come_from_a_file_with_marks_of_the_command_line_in_them()
    {
        folder.Write("constants.txt", "A=x;y \"z\" it's\\\n\nB\n");
        Author("""<Property Id="A" Value="$(A)" /><?ifdef B?><Property Id="B" Value="[$(B)]" /><?endif?>""");

        Assert.AreEqual(0, Run(out var text, Source("package.wxs"), "-constants", Source("constants.txt"), "-sw"), text);

        var values = TableRows("Property");
        Assert.AreEqual("x;y \"z\" it's\\", values["A"]);
        Assert.AreEqual("[]", values["B"]);
    }

    [TestMethod]
    public void Variable_without_a_value_is_empty_and_defined()
    {
        Author("""<?ifdef B?><?if $(B) = "" ?><Property Id="B" Value="[$(B)]" /><?endif?><?endif?>""");

        Assert.AreEqual(0, Run(out var text, "-d", "B", Source("package.wxs"), "-sw"), text);

        Assert.AreEqual("[]", TableRows("Property")["B"]);
    }

    [TestMethod]
    [Timeout(600_000, CooperativeCancellation = true)]
    public void Response_file_that_leads_back_to_itself_is_an_error()
    {
        folder.Write("a.rsp", $"@\"{Source("b.rsp")}\"");
        folder.Write("b.rsp", $"@\"{Source("a.rsp")}\"");

        using var output = new StringWriter();
        Assert.AreEqual(7130 % 256, WixcCommand.Run(["@" + Source("a.rsp")], output, CancellationToken.None));

        StringAssert.Contains(output.ToString(), "is named by itself");
    }

    [TestMethod]
    public void Response_file_may_be_named_twice()
    {
        Author(string.Empty);
        folder.Write("a.rsp", "-nologo");

        Assert.AreEqual(0, Run(out var text, "@" + Source("a.rsp"), "@" + Source("a.rsp"), Source("package.wxs")), text);
    }

    private void Author(string content) => folder.Write("package.wxs", $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Package Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12"><MediaTemplate EmbedCab="yes" />
        {content}</Package></Wix>
        """);

    private string Source(string name) => Path.Combine(folder.Path, name);

    private int Run(out string text, params string[] arguments)
    {
        using var output = new StringWriter();
        string[] named = arguments.Contains("-o") ? [] : ["-o", Source("out.msi")];
        var code = WixcCommand.Run(["build", .. arguments, .. named], output, CancellationToken.None);
        text = output.ToString();
        return code;
    }

    private Dictionary<string, object?> TableRows(string table)
    {
        using var file = File.OpenRead(Source("out.msi"));
        return Installer.Msi.Database.MsiDatabaseReader.Read(file).Tables[table].Rows.ToDictionary(row => (string)row[0]!, row => row[1]);
    }

    private string[] Files()
    {
        using var file = File.OpenRead(Source("out.msi"));
        return [.. Installer.Msi.Database.MsiDatabaseReader.Read(file).Tables["File"].Rows.Select(row => ((string)row[2]!).Split('|')[^1])];
    }

    private static void AssertNumbers(string text, string expected) => Assert.AreEqual(
        expected, string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text, "(warning|error) WIX0*([0-9]+): ").Select(match => match.Groups[2].Value)), text);
}
