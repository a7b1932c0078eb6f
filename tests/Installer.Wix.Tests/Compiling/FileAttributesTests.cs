using System.Text;

using Installer.Wix.Tests.ConformanceRunner;

namespace Installer.Wix.Tests.Compiling;

/// <summary>What a file says beside its name: fonts, self-registration, binding, reserved space.</summary>
[TestClass]
public sealed class FileAttributesTests
{
    [TestMethod]
    public void Font_gets_its_row_and_its_actions()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ttf", "font");
        folder.Write("b.fon", "font");
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(Package(folder, """TrueType="yes" """, """FontTitle="Title" """)), build.Messages);

        var database = build.Read();
        Assert.AreEqual("a= b=Title", string.Join(' ', database.Tables["Font"].Rows.Select(r => $"{r[0]}={r[1]}").Order(StringComparer.Ordinal)));
        Assert.AreEqual("2500 UnregisterFonts, 5300 RegisterFonts", Actions(database, "RegisterFonts", "UnregisterFonts"));
    }

    [TestMethod]
    public void Library_that_registers_itself_gets_its_row_and_its_actions()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ttf", "library");
        folder.Write("b.fon", "library");
        var build = new TestBuild(folder);

        Assert.IsTrue(build.Run(Package(folder, """SelfRegCost="5" """, """BindPath="[SystemFolder]" """)), build.Messages);

        var database = build.Read();
        Assert.AreEqual("a=5", string.Join(' ', database.Tables["SelfReg"].Rows.Select(r => $"{r[0]}={r[1]}")));
        Assert.AreEqual("b=[SystemFolder]", string.Join(' ', database.Tables["BindImage"].Rows.Select(r => $"{r[0]}={r[1]}")));
        Assert.AreEqual("2200 SelfUnregModules, 4300 BindImage, 5600 SelfRegModules", Actions(database, "SelfRegModules", "SelfUnregModules", "BindImage"));
    }

    [TestMethod]
    public void Reserved_space_gets_its_row() =>
        CompiledSource.Component("""<ReserveCost Id="R" RunFromSource="1" RunLocal="2" />""").AssertRows("ReserveCost", "R|C|INSTALLFOLDER|2|1");

    /// <summary>As WiX goes about them: a file's own language goes before the authored one, a companion before a version.</summary>
    [TestMethod]
    [DataRow("text", """DefaultVersion="1.2.3.4" """, "1.2.3.4,", 1103)]
    [DataRow("text", """DefaultLanguage="1031" """, ",1031", 1102)]
    [DataRow("text", """DefaultVersion="1.2.3.4" DefaultLanguage="1031" """, "1.2.3.4,1031", 1103)]
    [DataRow("text", """CompanionFile="a" DefaultLanguage="1031" """, "a,1031", 0)]
    [DataRow("program", """DefaultVersion="1.2.3.4" DefaultLanguage="1031" """, "2.3.4.5,1033", 0)]
    [DataRow("program", """CompanionFile="a" """, "a,1033", 0)]
    [DataRow("program without language", """DefaultLanguage="1031" """, "2.3.4.5,1031", 1101)]
    [DataRow("program without language", "", "2.3.4.5,", 0)]
    public void Version_and_language_are_the_file_s_own_or_the_authored_ones(string kind, string attributes, string expected, int warning)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.ttf", "text");
        var second = folder.Write("b.fon", "text");
        if (kind != "text")
        {
            var program = File.ReadAllBytes(Path.Combine(ConformanceBuild.CorpusFolder, "23-bindvars", "app.exe"));
            if (kind != "program")
            {
                // The block that says the language, under another name.
                program[program.AsSpan().IndexOf(Encoding.Unicode.GetBytes("VarFileInfo"))] = (byte)'X';
            }

            File.WriteAllBytes(second, program);
        }

        var build = new TestBuild(folder);
        Assert.IsTrue(build.Run(Package(folder, string.Empty, attributes)), build.Messages);

        build.AssertNumbers(warning == 0 ? [] : [warning]);
        var row = build.Read().Tables["File"].Rows.Single(r => Equals(r[0], "b"));
        Assert.AreEqual(expected, $"{row[4]},{row[5]}");
    }

    private static string Actions(Installer.Msi.Database.MsiDatabase database, params string[] names) =>
        string.Join(", ", database.Tables["InstallExecuteSequence"].Rows.Where(r => names.Contains((string)r[0]!)).OrderBy(r => (int)r[2]!).Select(r => $"{r[2]} {r[0]}"));

    private static string Package(TemporaryFolder folder, string first, string second) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="P" Manufacturer="M" Version="1.0.0" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A15">
            <Component><File Id="a" Source="{folder.Path}/a.ttf" {first}/></Component>
            <Component Id="B" Guid="7B8C0E10-5D00-4F00-9A00-000000000060"><File Id="b" Source="{folder.Path}/b.fon" {second}/></Component>
          </Package>
        </Wix>
        """;
}
