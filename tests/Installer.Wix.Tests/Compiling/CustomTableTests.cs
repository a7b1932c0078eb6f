using Installer.Msi.Streams;

namespace Installer.Wix.Tests.Compiling;

/// <summary>Tables that the author defines.</summary>
[TestClass]
public sealed class CustomTableTests
{
    private const string Columns = """
        <Column Id="Key" Type="string" PrimaryKey="yes" Width="72" Category="identifier" Description="d" KeyTable="File" KeyColumn="1" />
        <Column Id="Number" Type="int" Width="2" Nullable="yes" MinValue="-1" MaxValue="5" />
        <Column Id="Large" Type="int" Width="4" Nullable="yes" />
        <Column Id="Text" Type="string" Localizable="yes" Nullable="yes" Category="formattedSddl" Set="a;b" />
        <Column Id="Content" Type="binary" Nullable="yes" />
        <Column Id="Hidden" Type="string" Nullable="yes" Unreal="yes" />
        """;

    [TestMethod]
    public void Table_is_written_with_columns_rows_and_validation()
    {
        using var folder = new TemporaryFolder();
        folder.Write("content.bin", "content");
        var build = new TestBuild(folder);
        Assert.IsTrue(
            build.Run(Package($"""
                <CustomTable Id="Fruit">{Columns}
                  <Row><Data Column="Key" Value="Apple" /><Data Column="Number" Value="3" /><Data Column="Text" Value="red" /><Data Column="Hidden" Value="x" /></Row>
                </CustomTable>
                <CustomTableRef Id="Fruit"><Row><Data Column="Key" Value="Pear" /><Data Column="Large" Value="-70000" /><Data Column="Content" Value="{folder.Path}/content.bin" /></Row></CustomTableRef>
                """)),
            build.Messages);

        var database = build.Read();
        var table = database.Tables["Fruit"];
        Assert.AreEqual("Key s72 *, Number I2, Large I4, Text L0, Content V0", string.Join(", ", table.Columns.Select(c => $"{c.Name} {c.Notation}{(c.IsPrimaryKey ? " *" : null)}")));
        Assert.AreEqual("Apple|3||red\nPear||-70000|", string.Join('\n', table.Rows.Select(r => string.Join('|', r.Take(4))).Order(StringComparer.Ordinal)));
        Assert.AreEqual(7, ((StreamSource)table.Rows.Single(r => (string)r[0]! == "Pear")[4]!).Length);
        Assert.AreEqual(
            "Content|Y|||||Binary|\nKey|N|||File|1|Identifier|\nLarge|Y||||||\nNumber|Y|-1|5||||\nText|Y|||||FormattedSDDLText|a;b",
            string.Join('\n', database.Tables["_Validation"].Rows.Where(r => (string)r[0]! == "Fruit").Select(r => string.Join('|', r.Skip(1).Take(8))).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Table_without_rows_is_there_only_when_it_is_referred_to()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        var definition = $"""<CustomTable Id="Fruit">{Columns}</CustomTable>""";

        Assert.IsTrue(build.Run(Package(definition)), build.Messages);
        Assert.IsFalse(build.Read().Tables.ContainsKey("Fruit"));

        Assert.IsTrue(build.Run(Package(definition + """<CustomTableRef Id="Fruit" />""")), build.Messages);
        Assert.IsEmpty(build.Read().Tables["Fruit"].Rows);

        Assert.IsTrue(build.Run(Package(definition + """<EnsureTable Id="Fruit" />""")), build.Messages);
        Assert.IsTrue(build.Read().Tables.ContainsKey("Fruit"));
    }

    [TestMethod]
    public void Unreal_table_is_not_written()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsTrue(
            build.Run(Package($"""<CustomTable Id="Fruit" Unreal="yes">{Columns}<Row><Data Column="Key" Value="A" /></Row></CustomTable><CustomTableRef Id="Fruit" />""")),
            build.Messages);
        Assert.IsFalse(build.Read().Tables.ContainsKey("Fruit"));
    }

    [TestMethod]
    public void Values_may_have_variables()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsTrue(
            build.Run(Package($"""
                <CustomTable Id="Fruit">{Columns}<Row><Data Column="Key" Value="!(wix.Name=Plum)" /><Data Column="Number" Value="!(wix.Count=4)" /></Row></CustomTable>
                """)),
            build.Messages);
        Assert.AreEqual("Plum 4", string.Join(' ', build.Read().Tables["Fruit"].Rows.Single().Take(2)));
    }

    [TestMethod]
    [DataRow("""<CustomTable />""", new[] { 10 })]
    [DataRow("""<CustomTable Id="ThisNameIsLongerThanThirtyOneCharacters" />""", new[] { 109 })]
    [DataRow("""<CustomTable Id="Property" />""", new[] { 7108 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" Type="string" /></CustomTable>""", new[] { 111 })]
    [DataRow("""<CustomTable Id="T"><Column Type="string" PrimaryKey="yes" /></CustomTable>""", new[] { 10 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" PrimaryKey="yes" /></CustomTable>""", new[] { 10 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" PrimaryKey="yes" Type="float" /></CustomTable>""", new[] { 21 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" PrimaryKey="yes" Type="string" Category="Text" /></CustomTable>""", new[] { 21 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" PrimaryKey="yes" Type="int" Width="3" /></CustomTable>""", new[] { 110 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" PrimaryKey="yes" Type="string" Width="256" /></CustomTable>""", new[] { 7109 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" PrimaryKey="yes" Type="binary" Category="text" /></CustomTable>""", new[] { 208 })]
    [DataRow("""<CustomTable Id="T"><Column Id="A" PrimaryKey="yes" Type="string" KeyColumn="33" /></CustomTable>""", new[] { 123 })]
    [DataRow("""<CustomTable Id="T"><Row><Data Value="v" /></Row><File /></CustomTable>""", new[] { 10, 5 })]
    [DataRow("""<CustomTable Id="T"><Row><Data Column="A">v</Data></Row></CustomTable>""", new[] { 400 })]
    [DataRow("""<CustomTableRef />""", new[] { 10 })]
    [DataRow("""<CustomTableRef Id="Nowhere" />""", new[] { 94 })]
    public void Errors_of_the_source_have_the_numbers_of_wix(string content, int[] expected) => CompiledSource.Package(content).AssertMessages(expected);

    [TestMethod]
    [DataRow("""<Row><Data Column="Number" Value="1" /></Row>""", 53)]
    [DataRow("""<Row><Data Column="Key" Value="A" /><Data Column="Number" Value="one" /></Row>""", 8)]
    [DataRow("""<Row><Data Column="Key" Value="A" /><Data Column="Numbers" Value="1" /></Row>""", 165)]
    [DataRow("""<Row><Data Column="Key" Value="not an identifier" /></Row>""", 14)]
    [DataRow("""<Row><Data Column="Key" Value="A" /><Data Column="Key" Value="B" /></Row>""", 91)]
    [DataRow("""<Row><Data Column="Key" Value="A" /></Row><Row><Data Column="Key" Value="A" /></Row>""", 130)]
    [DataRow("""<Row><Data Column="Key" Value="A" /><Data Column="Content" Value="missing.bin" /></Row>""", 103)]
    public void Errors_of_rows_have_the_numbers_of_wix(string row, int expected)
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Package($"""<CustomTable Id="Fruit">{Columns}{row}</CustomTable>""")));
        build.AssertNumbers(expected);
    }

    [TestMethod]
    public void Table_that_nobody_defines_cannot_be_ensured()
    {
        using var folder = new TemporaryFolder();
        var build = new TestBuild(folder);
        Assert.IsFalse(build.Run(Package("""<EnsureTable Id="Nowhere" />""")));
        build.AssertNumbers(182);
    }

    private static string Package(string content) => $"""
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Package Name="P" Manufacturer="M" Version="1.0.0" Codepage="1252" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A15">{content}</Package>
        </Wix>
        """;
}
