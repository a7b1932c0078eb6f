using Installer.Msi.Database;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

[TestClass]
public sealed class SummaryInformationTests : IDisposable
{
    private const string StreamName = "\u0005SummaryInformation";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Msitools_reads_every_property()
    {
        var database = Create();
        Write(database);
        var lines = ExternalTool.Run(folder.FullName, "msiinfo", "suminfo", "test.msi").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var expected in new[]
        {
            "Title: Title", "Subject: Subject", "Author: Author", "Keywords: One, Two", "Comments: Comments", "Template: x64;1033", "Last author: Somebody",
            "Revision number (UUID): {11111111-2222-3333-4444-555555555555}", "Version: 500 (1f4)", "Source: 2 (2)", "Application: Creator", "Security: 4 (4)",
        })
        {
            Assert.Contains(expected, lines, string.Join('\n', lines));
        }
    }

    /// <summary>Types and order as in the packages of WiX: VT_I2 for the code page, VT_LPSTR, VT_FILETIME, VT_I4; by number.</summary>
    [TestMethod]
    public void Properties_have_the_types_that_Windows_Installer_expects()
    {
        var properties = Properties(Create());
        CollectionAssert.AreEqual(
            new[]
            {
                (1, 2), (2, 30), (3, 30), (4, 30), (5, 30), (6, 30), (7, 30), (8, 30), (9, 30), (11, 64), (12, 64), (13, 64),
                (14, 3), (15, 3), (16, 3), (18, 30), (19, 3),
            },
            properties.Select(property => (property.Id, property.Type)).ToArray());
        Assert.AreEqual((short)1252, BitConverter.ToInt16(properties[0].Value));
        var created = BitConverter.ToInt64(properties.Single(property => property.Id == 12).Value);
        Assert.AreEqual(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).ToFileTimeUtc(), created);
    }

    [TestMethod]
    public void A_property_without_a_value_is_not_stored()
    {
        var database = new MsiDatabase();
        database.Summary.WordCount = 0;
        Assert.AreEqual((15, 3), Properties(database).Select(property => (property.Id, property.Type)).Single());
    }

    [TestMethod]
    [DataRow(65001, -535)]
    [DataRow(0, 0)]
    [DataRow(932, 932)]
    public void The_code_page_is_stored_in_two_bytes(int codepage, int stored)
    {
        var database = new MsiDatabase();
        database.Summary.Codepage = codepage;
        database.Summary.Title = codepage == 0 ? "ASCII" : "日本語";
        var properties = Properties(database);
        Assert.AreEqual((short)stored, BitConverter.ToInt16(properties[0].Value));
        DatabaseComparison.AssertSame(database, Read());
    }

    [TestMethod]
    public void Times_do_not_depend_on_where_the_machine_stands()
    {
        var utc = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);
        foreach (var time in new[] { utc, DateTime.SpecifyKind(utc, DateTimeKind.Unspecified), utc.ToLocalTime() })
        {
            var database = new MsiDatabase();
            database.Summary.CreateTime = time;
            Write(database);
            Assert.AreEqual(utc, Read().Summary.CreateTime);
        }
    }

    [TestMethod]
    public void Values_that_cannot_be_stored_are_errors()
    {
        void Refused(string expected, Action<SummaryInformation> set)
        {
            var database = new MsiDatabase();
            set(database.Summary);
            StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => Write(database)).Message, expected);
        }

        Refused("Author: code page 0 (ASCII only) has no character 'ü' (U+00FC)", summary => summary.Author = "Müller");
        Refused("Title: code page 1252 has no character '日' (U+65E5)", summary => (summary.Codepage, summary.Title) = (1252, "日"));
        Refused("65536", summary => summary.Codepage = 65536);
        Refused("-5", summary => summary.Codepage = -5);
        Refused("LastSaveTime is before the year 1601", summary => summary.LastSaveTime = new DateTime(1600, 1, 1));
        Refused("Comments contains U+0000", summary => summary.Comments = "a\0b");
    }

    private static MsiDatabase Create()
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var database = new MsiDatabase();
        var summary = database.Summary;
        (summary.Codepage, summary.Title, summary.Subject, summary.Author) = (1252, "Title", "Subject", "Author");
        (summary.Keywords, summary.Comments, summary.Template, summary.LastSavedBy) = ("One, Two", "Comments", "x64;1033", "Somebody");
        (summary.RevisionNumber, summary.LastPrinted) = ("{11111111-2222-3333-4444-555555555555}", time.AddDays(1));
        (summary.CreateTime, summary.LastSaveTime) = (time, time.AddHours(1));
        (summary.PageCount, summary.WordCount, summary.CharacterCount, summary.CreatingApplication, summary.Security) = (500, 2, 7, "Creator", 4);
        return database;
    }

    private List<(int Id, int Type, byte[] Value)> Properties(MsiDatabase database)
    {
        Write(database);
        var bytes = new DatabaseProbe(File.ReadAllBytes(folder.PathOf("test.msi"))).Streams[StreamName];
        Assert.AreEqual(0xFFFE, BitConverter.ToUInt16(bytes));
        Assert.AreEqual(new Guid("F29F85E0-4FF9-1068-AB91-08002B27B3D9"), new Guid(bytes.AsSpan(28, 16)));
        var section = BitConverter.ToInt32(bytes, 44);
        Assert.AreEqual(bytes.Length - section, BitConverter.ToInt32(bytes, section));
        var offsets = Enumerable.Range(0, BitConverter.ToInt32(bytes, section + 4))
            .Select(i => (Id: BitConverter.ToInt32(bytes, section + 8 + (i * 8)), Offset: BitConverter.ToInt32(bytes, section + 12 + (i * 8)))).ToArray();
        Assert.IsTrue(offsets.All(property => property.Offset % 4 == 0), "Values are padded to four bytes.");
        return [.. offsets.Select(property => (property.Id, BitConverter.ToInt32(bytes, section + property.Offset), bytes[(section + property.Offset + 4)..]))];
    }

    private void Write(MsiDatabase database)
    {
        using var output = File.Create(folder.PathOf("test.msi"));
        MsiDatabaseWriter.Write(database, output);
    }

    private MsiDatabase Read() => MsiDatabaseReader.Read(new MemoryStream(File.ReadAllBytes(folder.PathOf("test.msi"))));
}
