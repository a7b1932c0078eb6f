
using Installer.Msi.Tests.TestSupport;
using Installer.Wix.Tables;

namespace Installer.Wix.Tests.Compiling;

/// <summary>COM classes, file types, type libraries, ODBC and published components: rows of their own when advertised, registry values when not.</summary>
[TestClass]
public sealed class AdvertisingTests
{
    private const string Clsid = "{11111111-2222-3333-4444-555555555555}";
    private const string AppId = "{AAAAAAAA-2222-3333-4444-555555555555}";
    private const string Feature = """<Feature Id="F"><ComponentRef Id="C" /></Feature>""";

    [TestMethod]
    public void Advertised_file_type_fills_its_tables()
    {
        var source = CompiledSource.Component(
            """
            <ProgId Id="App.Document.1" Advertise="yes" Description="A document" Icon="I.ico" IconIndex="2" NoOpen="no">
              <ProgId Id="App.Document" />
              <Extension Id="appdoc" ContentType="application/x-doc">
                <Verb Id="open" Command="&amp;Open" Argument="&quot;%1&quot;" Sequence="1" />
                <MIME ContentType="application/x-doc" Class="11111111-2222-3333-4444-555555555555" />
              </Extension>
            </ProgId>
            """,
            Feature + """<Icon Id="I.ico" SourceFile="i.ico" />""");

        source.AssertMessages();
        source.AssertRows("ProgId", "App.Document|App.Document.1||A document||", "App.Document.1|||A document|I.ico|2");
        source.AssertRows("Extension", "appdoc|C|App.Document.1|application/x-doc|Installer.Wix.Symbols.PrimaryFeatureValue");
        source.AssertRows("Verb", "appdoc|open|1|&Open|\"%1\"");
        source.AssertRows("MIME", $"application/x-doc|appdoc|{Clsid}");
        Assert.Contains("Class", source.EnsuredTables);
        Assert.Contains("Verb", source.EnsuredTables);
        Assert.AreEqual("0|App.Document.1|NoOpen|no|C", Registry(source));
    }

    [TestMethod]
    public void File_type_that_is_not_advertised_becomes_registry_values()
    {
        var source = CompiledSource.Component(
            """
            <ProgId Id="App.Document.1" Description="A document" Icon="F1" IconIndex="2">
              <Extension Id="appdoc" ContentType="a/b">
                <Verb Id="open" Command="Open" Argument="x" TargetFile="F1" />
                <Verb Id="print" TargetProperty="PRINTER" />
                <MIME ContentType="a/c" Default="yes" Class="11111111-2222-3333-4444-555555555555" />
              </Extension>
            </ProgId>
            <File Id="F1" Source="a.exe" />
            """,
            Feature);

        source.AssertMessages();
        Assert.AreEqual(
            string.Join('\n',
                "0|.appdoc|Content Type|a/b|C",
                "0|.appdoc||App.Document.1|C",
                "0|App.Document.1\\DefaultIcon||\"[#F1]\",2|C",
                "0|App.Document.1\\shell\\open\\command||\"[#F1]\" x|C",
                "0|App.Document.1\\shell\\open||Open|C",
                "0|App.Document.1\\shell\\print\\command||\"[PRINTER]\"|C",
                "0|App.Document.1||A document|C",
                $"0|MIME\\Database\\Content Type\\a/c|CLSID|{Clsid}|C",
                "0|MIME\\Database\\Content Type\\a/c|Extension|.appdoc|C"),
            Registry(source));
    }

    [TestMethod]
    public void Registry_values_have_the_identifiers_of_registry_elements()
    {
        var authored = CompiledSource.Component("""<RegistryValue Root="HKCR" Key=".appdoc" Value="P" />""", Feature).Rows("Registry").Single();
        var implied = CompiledSource.Component("""<ProgId Id="P"><Extension Id="appdoc" /></ProgId>""", Feature).Rows("Registry");
        CollectionAssert.Contains(implied.ToArray(), authored);
    }

    [TestMethod]
    public void Advertised_class_has_a_row_for_each_context()
    {
        var source = CompiledSource.Component(
            """
            <Class Id="11111111-2222-3333-4444-555555555555" Advertise="yes" Context="LocalServer LocalServer32" Description="A class" AppId="aaaaaaaa-2222-3333-4444-555555555555"
                Argument="/a" Handler="1" RelativePath="yes" ThreadingModel="apartment" Version="1.0" Insertable="yes">
              <ProgId Id="App.Class" />
              <FileTypeMask Offset="0" Mask="FFFF" Value="4142" />
              <FileTypeMask Offset="2" Mask="FF" Value="43" />
            </Class>
            """,
            Feature + """<AppId Id="AAAAAAAA-2222-3333-4444-555555555555" RemoteServerName="S" RunAsInteractiveUser="yes" ActivateAtStorage="no" />""");

        source.AssertMessages();
        const string common = $"C|App.Class|A class|{AppId}|0,2,FFFF,4142;2,1,FF,43|||1|/a|Installer.Wix.Symbols.PrimaryFeatureValue|1";
        source.AssertRows("Class", $"{Clsid}|LocalServer|{common}", $"{Clsid}|LocalServer32|{common}");
        source.AssertRows("AppId", $"{AppId}|S||||0|1");
        source.AssertRows("ProgId", $"App.Class||{Clsid}|A class||");
        Assert.AreEqual(
            string.Join('\n',
                $"0|CLSID\\{Clsid}\\Insertable|*||C",
                $"0|CLSID\\{Clsid}\\LocalServer32|ThreadingModel|Apartment|C",
                $"0|CLSID\\{Clsid}\\LocalServer|ThreadingModel|Apartment|C",
                $"0|CLSID\\{Clsid}\\Version||1.0|C"),
            Registry(source));
    }

    [TestMethod]
    public void Class_that_is_not_advertised_becomes_registry_values()
    {
        var source = CompiledSource.Component(
            """
            <File Id="F1" Source="a.dll">
              <TypeLib Id="BBBBBBBB-2222-3333-4444-555555555555" Language="0" MajorVersion="26" MinorVersion="1" Description="Library" HelpDirectory="INSTALLFOLDER" Control="yes">
                <AppId Id="AAAAAAAA-2222-3333-4444-555555555555" Description="Application" DllSurrogate="">
                  <Class Id="11111111-2222-3333-4444-555555555555" Context="InprocServer32" ThreadingModel="both" SafeForScripting="yes" Description="A class" Handler="3">
                    <ProgId Id="App.Class.1"><ProgId Id="App.Class" /></ProgId>
                    <Interface Id="CCCCCCCC-2222-3333-4444-555555555555" Name="IApp" NumMethods="7" />
                  </Class>
                </AppId>
              </TypeLib>
            </File>
            """,
            Feature);

        source.AssertMessages();
        const string library = "{BBBBBBBB-2222-3333-4444-555555555555}";
        const string contract = "{CCCCCCCC-2222-3333-4444-555555555555}";
        string[] expected =
        [
            $"0|AppID\\{AppId}|DllSurrogate||C",
            $"0|AppID\\{AppId}||Application|C",
            $"0|App.Class.1\\CLSID||{Clsid}|C",
            "0|App.Class.1||A class|C",
            $"0|App.Class\\CLSID||{Clsid}|C",
            "0|App.Class\\CurVer||App.Class.1|C",
            "0|App.Class||A class|C",
            $"0|CLSID\\{Clsid}\\Implemented Categories\\{{7DD95801-9882-11CF-9FA9-00AA006C42C4}}|*||C",
            $"0|CLSID\\{Clsid}\\InprocHandler32||ole32.dll|C",
            $"0|CLSID\\{Clsid}\\InprocHandler||ole2.dll|C",
            $"0|CLSID\\{Clsid}\\InprocServer32|ThreadingModel|Both|C",
            $"0|CLSID\\{Clsid}\\InprocServer32||[#F1]|C",
            $"0|CLSID\\{Clsid}\\ProgID||App.Class.1|C",
            $"0|CLSID\\{Clsid}\\TypeLib||{library}|C",
            $"0|CLSID\\{Clsid}\\VersionIndependentProgID||App.Class|C",
            $"0|CLSID\\{Clsid}|AppID|{AppId}|C",
            $"0|CLSID\\{Clsid}||A class|C",
            $"0|Interface\\{contract}\\NumMethods||7|C",
            $"0|Interface\\{contract}\\ProxyStubClsid32||{Clsid}|C",
            $"0|Interface\\{contract}\\TypeLib|Version|1a.1|C",
            $"0|Interface\\{contract}\\TypeLib||{library}|C",
            $"0|Interface\\{contract}||IApp|C",
            $"0|TypeLib\\{library}\\1a.1\\0\\win64||[#F1]|C",
            $"0|TypeLib\\{library}\\1a.1\\FLAGS||2|C",
            $"0|TypeLib\\{library}\\1a.1\\HELPDIR||[INSTALLFOLDER]|C",
            $"0|TypeLib\\{library}\\1a.1||Library|C",
        ];
        Array.Sort(expected, StringComparer.Ordinal);
        Assert.AreEqual(string.Join('\n', expected), Registry(source));
    }

    [TestMethod]
    public void Advertised_type_library_has_a_row()
    {
        var source = CompiledSource.Component(
            """<TypeLib Id="BBBBBBBB-2222-3333-4444-555555555555" Advertise="yes" Language="9" MajorVersion="2" MinorVersion="3" Cost="5" HelpDirectory="INSTALLFOLDER" />""",
            Feature);
        source.AssertMessages();
        source.AssertRows("TypeLib", "{BBBBBBBB-2222-3333-4444-555555555555}|9|C|515||INSTALLFOLDER|Installer.Wix.Symbols.PrimaryFeatureValue|5");
    }

    [TestMethod]
    public void Odbc_elements_fill_their_tables()
    {
        var source = CompiledSource.Component(
            """
            <File Id="F1" Source="a.dll">
              <ODBCDriver Id="D" Name="Driver"><Property Id="FileExtns" Value="*.x" /><ODBCDataSource Id="S" Name="Data" Registration="machine"><Property Id="A" /></ODBCDataSource></ODBCDriver>
              <ODBCTranslator Id="T" Name="Translator" SetupFile="F1" />
            </File>
            """,
            Feature);
        source.AssertMessages();
        source.AssertRows("ODBCDriver", "D|C|Driver|F1|F1");
        source.AssertRows("ODBCTranslator", "T|C|Translator|F1|F1");
        source.AssertRows("ODBCAttribute", "D|FileExtns|*.x");
        source.AssertRows("ODBCDataSource", "S|C|Data|Driver|0");
        source.AssertRows("ODBCSourceAttribute", "S|A|");
    }

    [TestMethod]
    public void Category_and_isolated_component_have_their_rows()
    {
        var source = CompiledSource.Component(
            """<Category Id="11111111-2222-3333-4444-555555555555" Qualifier="Q" AppData="D" Feature="F" /><IsolateComponent Shared="C" />""",
            Feature);
        source.AssertMessages();
        source.AssertRows("PublishComponent", $"{Clsid}|Q|C|D|F");
        source.AssertRows("IsolatedComponent", "C|C");
    }

    [TestMethod]
    [DataRow("""<ProgId Id="P" Advertise="yes"><Extension Id="e" Advertise="no" /></ProgId>""", new[] { 59 })]
    [DataRow("""<ProgId Id="P"><ProgId Id="Q" Icon="I"><ProgId Id="R" /></ProgId></ProgId>""", new[] { 192, 105 })]
    [DataRow("""<ProgId Advertise="yes" />""", new[] { 10 })]
    [DataRow("""<Extension Id="e"><Verb Id="v" /></Extension>""", new[] { 45 })]
    [DataRow("""<Extension Id="e"><Verb Id="v" TargetFile="a" TargetProperty="B" Sequence="1" /></Extension>""", new[] { 35, 35 })]
    [DataRow("""<Extension Id="e" Advertise="yes"><Verb Id="v" TargetProperty="A" /></Extension>""", new[] { 19 })]
    [DataRow("""<Extension Id="e"><Verb Id="v" TargetProperty="A" Sequence="0" /></Extension>""", new[] { 123 })]
    [DataRow("""<Extension Id="e" Advertise="yes"><MIME ContentType="c" Advertise="no" Default="yes" /></Extension>""", new[] { 191 })]
    [DataRow("""<Extension Id="e"><MIME Advertise="yes" /></Extension>""", new[] { 10, 59 })]
    [DataRow("""<Class Id="11111111-2222-3333-4444-555555555555" Context="LocalServer32" />""", new[] { 44 })]
    [DataRow("""<Class Id="11111111-2222-3333-4444-555555555555" Advertise="yes" />""", new[] { 10 })]
    [DataRow("""<Class Id="11111111-2222-3333-4444-555555555555" ForeignServer="s" Context="LocalServer LocalServer" />""", new[] { 60 })]
    [DataRow("""<Class Id="11111111-2222-3333-4444-555555555555" ForeignServer="s" Context="Remote" RelativePath="yes" />""", new[] { 21, 61 })]
    [DataRow("""<Class Id="11111111-2222-3333-4444-555555555555" ForeignServer="s" Advertise="yes" Context="LocalServer32"><FileTypeMask Offset="0" Mask="FF" Value="F" /></Class>""", new[] { 54, 35 })]
    [DataRow("""<AppId Id="11111111-2222-3333-4444-555555555555" Advertise="yes" Description="d" />""", new[] { 19 })]
    [DataRow("""<AppId />""", new[] { 10 })]
    [DataRow("""<TypeLib Id="11111111-2222-3333-4444-555555555555" Language="0" />""", new[] { 47, 45 })]
    [DataRow("""<TypeLib Id="11111111-2222-3333-4444-555555555555" Language="0" Advertise="yes" MinorVersion="256" Hidden="yes" ResourceId="1" />""", new[] { 123, 19, 35 })]
    [DataRow("""<Interface />""", new[] { 10, 10 })]
    [DataRow("""<Category Id="nonsense" />""", new[] { 9, 10 })]
    [DataRow("""<ODBCDataSource Id="D" />""", new[] { 10 })]
    [DataRow("""<ODBCTranslator Id="T" Name="n"><Property Id="P" /></ODBCTranslator>""", new[] { 5 })]
    public void Errors_have_the_numbers_of_wix(string content, int[] expected) => CompiledSource.Component(content, Feature).AssertMessages(expected);

    [TestMethod]
    public void Application_id_of_a_package_must_be_advertised()
    {
        CompiledSource.Package("""<AppId Id="AAAAAAAA-2222-3333-4444-555555555555" Advertise="no" Description="d" />""").AssertMessages(18);
        CompiledSource.Package("""<AppId Id="AAAAAAAA-2222-3333-4444-555555555555"><Class Id="AAAAAAAA-2222-3333-4444-555555555555" /></AppId>""").AssertMessages(5);
    }

    [TestMethod]
    public void Orphaned_prog_id_is_a_warning() => CompiledSource.Component("""<ProgId Id="P" Advertise="yes" />""", Feature).AssertMessages(1005);

    [TestMethod]
    public void Data_source_as_key_path_forbids_a_generated_guid() =>
        CompiledSource.Package("""<Component Id="C"><File Source="a" /><ODBCDataSource Id="D" Name="n" Registration="user" /></Component>""").AssertMessages(230);

    /// <summary>Judged by msiinfo: the tables as another reader sees them, with the feature that owns the component, and the actions.</summary>
    [TestMethod]
    public void Package_is_read_by_others()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.exe", "program");
        var build = new TestBuild(folder);
        Assert.IsTrue(
            build.Run($"""
                <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
                  <Package Name="P" Manufacturer="M" Version="1.0.0" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A15">
                    <Feature Id="Main">
                      <Component Id="C"><File Id="a" Source="{folder.Path}/a.exe" />
                        <ProgId Id="App.1" Advertise="yes"><Extension Id="app"><Verb Id="open" /></Extension></ProgId>
                        <Category Id="11111111-2222-3333-4444-555555555555" Qualifier="Q" />
                      </Component>
                    </Feature>
                  </Package>
                </Wix>
                """),
            build.Messages);

        Assert.AreEqual("app\tC\tApp.1\t\tMain", Export(build.Output, "Extension").Single());
        Assert.AreEqual($"{Clsid}\tQ\tC\t\tMain", Export(build.Output, "PublishComponent").Single());
        Assert.IsEmpty(Export(build.Output, "Class"));
        string[] actions =
        [
            "RegisterExtensionInfo\t\t4700", "RegisterProgIdInfo\t\t4800", "RegisterClassInfo\t\t4600", "PublishComponents\t\t6200",
        ];
        CollectionAssert.IsSubsetOf(actions, Export(build.Output, "AdvtExecuteSequence"));
        CollectionAssert.IsSubsetOf(
            actions.Concat(["UnregisterExtensionInfo\t\t2800", "UnregisterProgIdInfo\t\t2900", "UnregisterClassInfo\t\t2700", "UnpublishComponents\t\t1700"]).ToArray(),
            Export(build.Output, nameof(SequenceTable.InstallExecuteSequence)));
    }

    private static string[] Export(string package, string table)
    {
        var text = ExternalTool.Run(Path.GetDirectoryName(package)!, "msiinfo", "export", package, table);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(3).Select(line => line.TrimEnd('\r'))];
    }

    /// <summary>The registry values without their generated identifiers, sorted.</summary>
    private static string Registry(CompiledSource source) =>
        string.Join('\n', source.Rows("Registry").Select(row => row[(row.IndexOf('|', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
}
