using System.IO.Compression;

using Installer.Wix.Libraries;
using Installer.Wix.Messages;
using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Tests.Building;

/// <summary>Libraries: what was compiled before becomes part of a package as if it had been compiled with it.</summary>
[TestClass]
public sealed class LibraryTests : IDisposable
{
    private const string Content = """
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Fragment>
            <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="Folder of the library" /></StandardDirectory>
            <ComponentGroup Id="Group" Directory="INSTALLFOLDER">
              <Component>
                <File Id="Main" Source="main.txt"><Shortcut Name="Main file" Directory="ProgramMenuFolder" /></File>
                <ServiceControl Name="Service" Stop="both" />
                <RegistryValue Root="HKLM" Key="Software\Library" Name="n" Value="!(loc.Text)" />
              </Component>
              <Files Include="harvested\**" />
              <File Source="naked.txt" Subdirectory="sub" />
            </ComponentGroup>
            <Property Id="LIBRARY" Value="!(wix.Value)" Secure="yes"><RegistrySearch Id="Search" Root="HKLM" Key="k" Type="raw" /></Property>
            <WixVariable Id="Value" Value="1" Overridable="yes" />
            <Icon Id="Icon.txt" SourceFile="icon.txt" />
            <Property Id="ARPPRODUCTICON" Value="Icon.txt" />
            <SetProperty Id="SET" Value="1" After="CostFinalize" />
            <CustomTable Id="Custom"><Column Id="Key" Type="string" PrimaryKey="yes" Width="20" Category="text" /><Row><Data Column="Key" Value="k" /></Row></CustomTable>
            <UI><Dialog Id="D" Width="10" Height="10"><Control Id="B" Type="PushButton" X="1" Y="1" Width="5" Height="5"><Publish Event="EndDialog" Value="Exit" /></Control></Dialog></UI>
          </Fragment>
          <Fragment><Property Id="NOTREACHED" Value="x" /></Fragment>
        </Wix>
        """;

    private const string Main = """
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="P" Manufacturer="M" Version="1.2.3" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
            <MediaTemplate EmbedCab="yes" />
            <Feature Id="F"><ComponentGroupRef Id="Group" /></Feature>
          </Package>
        </Wix>
        """;

    private const string Texts = """<WixLocalization Culture="en-US" xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="Text" Value="a text" /></WixLocalization>""";

    private static readonly string[] Files = ["main.txt", "naked.txt", "icon.txt", "harvested/deep/h.txt"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Package_of_a_library_is_the_package_of_its_sources()
    {
        var (content, main, texts) = WriteSources();
        var direct = Build("direct.msi", o => o with { Sources = [main, content], Localizations = [texts], BindPaths = [new(null, folder.Path)] });
        var library = Build("content.wixlib", o => o with { Sources = [content], Localizations = [texts], IsLibrary = true, BindPaths = [new(null, folder.Path)] });
        var linked = Build("linked.msi", o => o with { Sources = [main, library], BindPaths = [new(null, folder.Path)] });
        var named = Build("named.msi", o => o with { Sources = [main], Libraries = [library], BindPaths = [new(null, folder.Path)] });

        CollectionAssert.AreEqual(File.ReadAllBytes(direct), File.ReadAllBytes(linked));
        CollectionAssert.AreEqual(File.ReadAllBytes(direct), File.ReadAllBytes(named));
    }

    [TestMethod]
    public void Bound_files_are_in_the_library()
    {
        var (content, main, texts) = WriteSources();
        var direct = Build("direct.msi", o => o with { Sources = [main, content], Localizations = [texts], BindPaths = [new(null, folder.Path)] });
        var library = Build("content.wixlib", o => o with { Sources = [content], Localizations = [texts], IsLibrary = true, BindFiles = true, BindPaths = [new(null, folder.Path)] });
        foreach (var file in Files)
        {
            File.Delete(Path.Combine(folder.Path, file));
        }

        var linked = Build("linked.msi", o => o with { Sources = [main, library] });

        CollectionAssert.AreEqual(File.ReadAllBytes(direct), File.ReadAllBytes(linked));
        using var archive = ZipFile.OpenRead(library);
        CollectionAssert.AreEquivalent(
            Files.Select(Path.GetFileName).ToArray(),
            archive.Entries.Where(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).Select(e => e.Name).ToArray());
    }

    [TestMethod]
    public void What_was_unpacked_is_removed()
    {
        var (content, _, texts) = WriteSources();
        var library = Build("content.wixlib", o => o with { Sources = [content], Localizations = [texts], IsLibrary = true, BindFiles = true, BindPaths = [new(null, folder.Path)] });
        string unpacked;
        using (var reader = new LibraryReader(new Messaging(_ => Assert.Fail()), new TableDefinitions()))
        {
            unpacked = reader.Read(library)!.Sections.SelectMany(s => s.Symbols).OfType<FileSymbol>().First(f => f.Id == "Main").SourcePath;
            Assert.AreEqual("main.txt", File.ReadAllText(unpacked));
        }

        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(unpacked)));
    }

    [TestMethod]
    public void File_that_is_to_be_bound_must_exist()
    {
        var (content, _, texts) = WriteSources();
        File.Delete(Path.Combine(folder.Path, "main.txt"));

        AssertFails("content.wixlib", o => o with { Sources = [content], Localizations = [texts], IsLibrary = true, BindFiles = true, BindPaths = [new(null, folder.Path)] }, 103);
    }

    [TestMethod]
    public void File_whose_path_a_package_may_change_is_not_bound()
    {
        var content = folder.Write("content.wxs", """
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><WixVariable Id="File" Value="default.txt" Overridable="yes" /><Icon Id="I" SourceFile="!(wix.File)" /><Property Id="HERE" Value="1" /></Fragment></Wix>
            """);
        folder.Write("given.txt", "given");
        var library = Build("content.wixlib", o => o with { Sources = [content], IsLibrary = true, BindFiles = true });
        var given = Build("given.wixlib", o => o with { Sources = [content], IsLibrary = true, BindFiles = true, BindVariables = new Dictionary<string, string> { ["File"] = Path.Combine(folder.Path, "given.txt") } });

        AssertFails("default.msi", o => o with { Sources = [PackageThatRefersTo("HERE"), library] }, 103);
        Build("given.msi", o => o with { Sources = [PackageThatRefersTo("HERE"), given] });
    }

    [TestMethod]
    [DataRow("!(wix.Art=default (1).txt)", "default", "own")]
    [DataRow("!(wix.Art=default.bin)", "default", "own")]
    public void Default_of_a_path_is_a_file_of_the_library_and_the_package_s_value_wins(string path, string whole, string own)
    {
        var content = folder.Write("content.wxs", $"""
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><Icon Id="I" SourceFile="{path}" /><Property Id="HERE" Value="1" /></Fragment></Wix>
            """);
        var name = path["!(wix.Art=".Length..^1];
        var file = folder.Write(name, whole);
        var given = folder.Write("own.txt", own);
        var library = Build("content.wixlib", o => o with { Sources = [content], IsLibrary = true, BindFiles = true, BindPaths = [new(null, folder.Path)] });
        File.Delete(file);

        var plain = Build("plain.msi", o => o with { Sources = [PackageThatRefersTo("HERE"), library] });
        var withVariable = folder.Write("with.wxs", File.ReadAllText(PackageThatRefersTo("HERE")).Replace("</Package>", $"<WixVariable Id=\"Art\" Value=\"{given}\" /></Package>", StringComparison.Ordinal));
        var replaced = Build("replaced.msi", o => o with { Sources = [withVariable, library] });
        var commanded = Build("commanded.msi", o => o with { Sources = [PackageThatRefersTo("HERE"), library], BindVariables = new Dictionary<string, string> { ["Art"] = given } });

        Assert.AreEqual(whole, Icon(plain));
        Assert.AreEqual(own, Icon(replaced));
        Assert.AreEqual(own, Icon(commanded));

        static string Icon(string package)
        {
            using var input = File.OpenRead(package);
            using var icon = new StreamReader(((Installer.Msi.Streams.StreamSource)Installer.Msi.Database.MsiDatabaseReader.Read(input).Tables["Icon"].Rows.Single()[1]!).Open());
            return icon.ReadToEnd();
        }
    }

    [TestMethod]
    public void Symbol_of_the_library_alone_cannot_be_referred_to_from_outside()
    {
        var content = folder.Write("content.wxs", """
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><Property Id="library HERE" Value="1" /></Fragment><Fragment><Property Id="THERE" Value="1" /><PropertyRef Id="HERE" /></Fragment></Wix>
            """);
        var library = Build("content.wixlib", o => o with { Sources = [content], IsLibrary = true });

        Build("reached.msi", o => o with { Sources = [PackageThatRefersTo("THERE"), library] });
        AssertFails("refused.msi", o => o with { Sources = [PackageThatRefersTo("HERE"), library] }, 94);
    }

    [TestMethod]
    [DataRow("no archive", 7126)]
    [DataRow("", 7126)]
    public void File_that_is_no_library_is_refused(string content, int number)
    {
        var library = folder.Write("bad.wixlib", content);

        AssertFails("p.msi", o => o with { Sources = [folder.Write("p.wxs", Main), library] }, number);
    }

    [TestMethod]
    [DataRow("wix-ir.json", "{}", 7125)]
    [DataRow("other", "{}", 7126)]
    [DataRow("wixc-library.json", "{}", 7126)]
    [DataRow("wixc-library.json", "{", 7126)]
    [DataRow("wixc-library.json", """{"format":0}""", 7127)]
    [DataRow("wixc-library.json", """{"format":2,"sections":[{}]}""", 7126)]
    [DataRow("wixc-library.json", """{"format":2,"sections":[{"isPackage":false,"document":"d","symbols":[{"type":"RowSymbol","table":"Nowhere","values":[]}]}]}""", 7126)]
    [DataRow("wixc-library.json", """{"format":2,"sections":[{"isPackage":false,"document":"d","symbols":[{"type":"FileSymbol","id":"F","access":"Global","sourcePath":"wixc-library:../../x"}]}]}""", 7126)]
    public void Archive_that_is_no_library_of_this_compiler_is_refused(string entry, string content, int number)
    {
        var library = Path.Combine(folder.Path, "bad.wixlib");
        using (var archive = ZipFile.Open(library, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(content);
        }

        AssertFails("p.msi", o => o with { Sources = [folder.Write("p.wxs", Main), library] }, number);
    }

    [TestMethod]
    public void Library_that_is_not_there_is_an_error() => AssertFails("p.msi", o => o with { Sources = [folder.Write("p.wxs", Main), "missing.wixlib"] }, 103);

    private (string Content, string Main, string Texts) WriteSources()
    {
        foreach (var file in Files)
        {
            folder.Write(file, file);
        }

        return (folder.Write("content.wxs", Content), folder.Write("main.wxs", Main), folder.Write("en.wxl", Texts));
    }

    private string PackageThatRefersTo(string property) => folder.Write("p.wxs", Main.Replace("<Feature Id=\"F\"><ComponentGroupRef Id=\"Group\" /></Feature>", $"<PropertyRef Id=\"{property}\" />", StringComparison.Ordinal));

    private string Build(string output, Func<BuildOptions, BuildOptions> change)
    {
        var (path, messages) = Run(output, change);
        Assert.AreEqual(string.Empty, string.Join('\n', messages));
        Assert.IsTrue(File.Exists(path));
        return path;
    }

    private void AssertFails(string output, Func<BuildOptions, BuildOptions> change, int number)
    {
        var (path, messages) = Run(output, change);
        Assert.AreEqual(number, messages.Single().Number, string.Join('\n', messages));
        Assert.IsFalse(File.Exists(path));
    }

    private (string Path, List<Message> Messages) Run(string output, Func<BuildOptions, BuildOptions> change)
    {
        var messages = new List<Message>();
        var path = Path.Combine(folder.Path, output);
        var options = change(new BuildOptions { Sources = [], Output = path, Platform = Platform.X64 });
        new PackageBuild(options, new Messaging(messages.Add)).Run();
        return (path, messages);
    }
}
