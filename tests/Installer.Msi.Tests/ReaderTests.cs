using System.Buffers.Binary;

using Installer.Msi.Cabinets;
using Installer.Msi.CompoundFiles;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

/// <summary>What the readers give for sound files, also of others, and say of broken ones.</summary>
[TestClass]
public sealed class ReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void A_written_database_reads_back_the_same()
    {
        var database = SmallPackage.Create([("a.txt", new GeneratedStreamSource(100_000, 1)), ("b.txt", new GeneratedStreamSource(10, 2))], new());
        SmallPackage.AddTable(database, "Binary", ["Name s72 key", "Data v0"],
            ["Big", new GeneratedStreamSource(10_000, 3)],
            ["Small", new GeneratedStreamSource(100, 4)],
            ["None", StreamSource.FromBytes(default)]);
        SmallPackage.AddTable(database, "Empty", ["Name s72 key", "Value L0"]);
        SmallPackage.AddTable(database, "Long", ["Key I4 key", "Value L0"], [null, new string('x', 70_000)], [int.MaxValue, null], [-int.MaxValue, "y"]);
        var transform = new CompoundFileStorage { ClassId = new Guid("000C1082-0000-0000-C000-000000000046") };
        transform.AddStream("content", new GeneratedStreamSource(5000, 6));
        database.AddStorage("1031", transform);

        DatabaseComparison.AssertSame(database, MsiDatabaseReader.Read(Write(database)));
    }

    [TestMethod]
    public void A_database_of_100000_strings_reads_back_the_same()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "Many", ["Key s72 key", "Number i4"], [.. Enumerable.Range(0, 100_000).Select(i => new object?[] { $"string{i}", i })]);
        DatabaseComparison.AssertSame(database, MsiDatabaseReader.Read(Write(database)));
    }

    [TestMethod]
    public void Streams_open_when_they_are_read_and_seek()
    {
        var database = new MsiDatabase();
        database.AddStream("large", new GeneratedStreamSource(1_000_000, 1));
        database.AddStream("small", new GeneratedStreamSource(1000, 2));
        var read = MsiDatabaseReader.Read(Write(database));
        using var large = read.Streams["large"].Open();
        using var small = read.Streams["small"].Open();
        foreach (var position in new[] { 999_999, 0, 512, 511, 65_537 })
        {
            large.Position = position;
            small.Seek(position % 1000, SeekOrigin.Begin);
            Assert.AreEqual(GeneratedStreamSource.ByteAt(position, 1), (byte)large.ReadByte());
            Assert.AreEqual(GeneratedStreamSource.ByteAt(position % 1000, 2), (byte)small.ReadByte());
        }

        large.Seek(0, SeekOrigin.End);
        Assert.AreEqual(-1, large.ReadByte());
    }

    [TestMethod]
    public void Of_two_spellings_of_a_stream_s_name_the_one_that_Windows_Installer_looks_for_counts()
    {
        var database = new MsiDatabase();
        database.Summary.Title = "right";
        database.AddStream("abc", StreamSource.FromBytes(new byte[] { 1 }));
        using var written = new MemoryStream();
        MsiDatabaseWriter.Write(database, written);
        written.Position = 0;
        var storage = CompoundFileReader.Read(written);
        storage.AddStream("abc", StreamSource.FromBytes(new byte[] { 2 }));
        storage.AddStream("\u0005" + StreamName.Pack("SummaryInformation"), StreamSource.FromBytes(new byte[] { 3 }));
        using var twice = new MemoryStream();
        CompoundFileWriter.Write(twice, storage);
        twice.Position = 0;

        var read = MsiDatabaseReader.Read(twice);

        Assert.AreEqual("right", read.Summary.Title);
        Assert.AreEqual((byte)1, Contents.All(read.Streams["abc"]).Single());
        Assert.HasCount(1, read.Streams);
    }

    [TestMethod]
    public void A_database_of_wixl_is_read()
    {
        File.WriteAllText(folder.PathOf("payload.txt"), "the payload");
        File.WriteAllText(folder.PathOf("source.wxs"), """
            <Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
              <Product Id="*" Name="Theirs" UpgradeCode="DABA1AAC-26D1-4E0B-B68E-C35FBE6D4F3E" Language="1033" Codepage="1252" Version="1.0.0" Manufacturer="M">
                <Package InstallerVersion="200" Compressed="yes" />
                <Media Id="1" Cabinet="theirs.cab" EmbedCab="yes" />
                <Icon Id="TheIcon" SourceFile="payload.txt" />
                <Directory Id="TARGETDIR" Name="SourceDir">
                  <Component Id="TheComponent" Guid="DABA1AAC-26D1-4E0B-B68E-C35FBE6D4F3F">
                    <File Id="TheFile" Name="payload.txt" Source="payload.txt" KeyPath="yes" />
                  </Component>
                </Directory>
                <Feature Id="TheFeature" Level="1"><ComponentRef Id="TheComponent" /></Feature>
              </Product>
            </Wix>
            """);
        ExternalTool.Run(folder.FullName, "wixl", "-o", "theirs.msi", "source.wxs");
        using var file = File.OpenRead(folder.PathOf("theirs.msi"));
        var database = MsiDatabaseReader.Read(file);

        CollectionAssert.Contains(database.Tables["Property"].Rows.Select(row => $"{row[0]}={row[1]}").ToArray(), "ProductName=Theirs");
        Assert.AreEqual("TheFile", database.Tables["File"].Rows.Single()[0]);
        Assert.AreEqual("the payload", System.Text.Encoding.ASCII.GetString(Contents.All((StreamSource)database.Tables["Icon"].Rows.Single()[1]!)));
        Assert.AreEqual("s72", database.Tables["File"].Columns[0].Notation);
        Assert.AreEqual("Installation Database", database.Summary.Title);

        using var cabinet = database.Streams["theirs.cab"].Open();
        var extracted = new MemoryStream();
        var reader = new CabinetReader(cabinet);
        reader.Extract(_ => extracted);
        Assert.AreEqual("TheFile", reader.Files.Single().Name);
        Assert.AreEqual("the payload", System.Text.Encoding.ASCII.GetString(extracted.ToArray()));

        // And what was read can be written: msitools then sees the same rows.
        using (var output = File.Create(folder.PathOf("ours.msi")))
        {
            MsiDatabaseWriter.Write(database, output);
        }

        // The types of their columns too, bit by bit.
        foreach (var table in database.Tables.Keys.Append("_Columns").Append("_Tables"))
        {
            CollectionAssert.AreEquivalent(Export("theirs.msi", table), Export("ours.msi", table), table);
        }
    }

    [TestMethod]
    public void A_database_of_msibuild_is_read()
    {
        File.WriteAllText(
            folder.PathOf("Things.idt"),
            "Key\tNumber\tWide\tText\r\ns72\tI2\ti4\tL0\r\nThings\tKey\tNumber\r\nb\t-5\t100000\tsome text\r\na\t\t-1\t\r\n");
        ExternalTool.Run(folder.FullName, "msibuild", "theirs.msi", "-i", "Things.idt");
        using var file = File.OpenRead(folder.PathOf("theirs.msi"));
        var table = MsiDatabaseReader.Read(file).Tables["Things"];
        CollectionAssert.AreEqual(new[] { "s72", "I2", "i4", "L0" }, table.Columns.Select(column => column.Notation).ToArray());
        CollectionAssert.AreEqual(new[] { true, true, false, false }, table.Columns.Select(column => column.IsPrimaryKey).ToArray());
        CollectionAssert.AreEquivalent(new[] { "b,-5,100000,some text", "a,,-1," }, table.Rows.Select(row => string.Join(',', row)).ToArray());
    }

    /// <summary>Sectors of 4,096 bytes are not written here, but they are read.</summary>
    [TestMethod]
    public void A_compound_file_of_version_4_is_read()
    {
        var file = new byte[4096 * 5];
        void Set(int offset, params uint[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(offset + (i * 4)), values[i]);
            }
        }

        Set(0, 0xE011CFD0, 0xE11AB1A1);
        Set(24, 0x0004003E, 0x000CFFFE, 0x00000006);
        Set(40, 1, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0);
        Set(80, [.. Enumerable.Repeat(0xFFFFFFFF, 108)]);
        Set(4096, 0xFFFFFFFD, 0xFFFFFFFE, 3, 0xFFFFFFFE);
        Set(4096 + 16, [.. Enumerable.Repeat(0xFFFFFFFF, 1020)]);
        void Entry(int offset, string name, byte type, uint child, uint first, uint length)
        {
            System.Text.Encoding.Unicode.GetBytes(name, file.AsSpan(offset));
            file[offset + 64] = (byte)((name.Length + 1) * 2);
            (file[offset + 66], file[offset + 67]) = (type, 1);
            Set(offset + 68, 0xFFFFFFFF, 0xFFFFFFFF, child);
            Set(offset + 116, first, length);
        }

        Entry(8192, "Root Entry", 5, 1, 0xFFFFFFFE, 0);
        Entry(8192 + 128, "data", 2, 0xFFFFFFFF, 2, 5000);
        file.AsSpan(4096 * 3, 5000).Fill(7);

        var root = CompoundFileReader.Read(new MemoryStream(file));
        CollectionAssert.AreEqual(Enumerable.Repeat((byte)7, 5000).ToArray(), Contents.All(root.Streams["data"]));
    }

    [TestMethod]
    public void Broken_compound_files_are_refused_with_the_offset()
    {
        var root = new CompoundFileStorage();
        root.AddStream("large", new GeneratedStreamSource(10_000, 1));
        root.AddStream("small", new GeneratedStreamSource(200, 1));
        var output = new MemoryStream();
        CompoundFileWriter.Write(output, root);
        var sound = output.ToArray();
        var probe = new CompoundFileProbe(sound);
        var entry = Array.FindIndex(probe.Entries, e => e.Name == "large");
        var first = probe.Entries[entry].FirstSector;
        const int fat = 512;
        const int directory = 1024;

        void Refused(string expected, Action<byte[]> spoil)
        {
            var bytes = sound[..];
            spoil(bytes);
            var error = Assert.ThrowsExactly<MsiException>(() => CompoundFileReader.Read(new MemoryStream(bytes)), expected);
            StringAssert.Contains(error.Message, expected);
            StringAssert.Contains(error.Message, "offset 0x");
        }

        void RefusedNumber(string expected, long offset, uint value) =>
            Refused(expected, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((int)offset), value));
        RefusedNumber("signature", 0, 0);
        RefusedNumber("version", 24, 0x0009003E);
        RefusedNumber("byte order", 28, 0x00090000);
        RefusedNumber("mini stream", 56, 8192);
        RefusedNumber("more than the file has", 44, 0x7FFFFFFF);
        RefusedNumber("behind the file's end", 76, 0x1000);
        RefusedNumber("in use already", 48, 0);
        RefusedNumber("behind the file's end", fat + (first * 4), 0x12345);
        RefusedNumber("in use already", fat + (first * 4), first);
        RefusedNumber("ends too early", fat + (first * 4), 0xFFFFFFFE);
        RefusedNumber("does not fit the file", directory + (entry * 128) + 120, 0x7FFFFFFF);
        RefusedNumber("linked twice", directory + (entry * 128) + 68, (uint)entry);
        RefusedNumber("no entry", directory + (entry * 128) + 72, 1000);
        RefusedNumber("not the length of a name", directory + (entry * 128) + 64, 0x01020000 | 67);
        RefusedNumber("of type 9", directory + (entry * 128) + 64, 0x0109000C);
        RefusedNumber("root storage", directory + 64, 0x01020016);
        var cut = sound[..^600];
        StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => CompoundFileReader.Read(new MemoryStream(cut))).Message, "offset 0x");
        Assert.ThrowsExactly<MsiException>(() => CompoundFileReader.Read(new MemoryStream(sound[..100])));
    }

    /// <summary>What a database says of itself must hold together; nothing is passed over.</summary>
    [TestMethod]
    public void Databases_that_contradict_themselves_are_refused()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "Binary", ["Name s72 key", "Data v0"], ["Key", StreamSource.FromBytes(new byte[10])]);
        var sound = CompoundFileReader.Read(Write(database));

        void Refused(string expected, string without, params (string Name, byte[] Content)[] with)
        {
            var root = new CompoundFileStorage();
            foreach (var (name, content) in sound.Streams.Where(stream => StreamName.Unpack(stream.Key, out _) != without))
            {
                root.AddStream(name, content);
            }

            foreach (var (name, content) in with)
            {
                root.AddStream(name, StreamSource.FromBytes(content));
            }

            var file = new MemoryStream();
            CompoundFileWriter.Write(file, root);
            StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => MsiDatabaseReader.Read(file)).Message, expected);
        }

        Refused("the stream 'Binary.Key' is missing", "Binary.Key");
        Refused("rows of a table 'Other'", "", (StreamName.PackTable("Other"), [1, 0]));
        Refused("columns of a table 'Binary'", "_Tables");
        Refused("the columns of table Binary are not numbered", "_Columns");
        Refused("it has no stream _StringPool", "_StringPool");
        Refused("beyond the 0 bytes", "_StringData", (StreamName.PackTable("_StringData"), []));
        Refused("3 bytes are not a number of rows", "Binary", (StreamName.PackTable("Binary"), [1, 0, 1]));
        Refused("refers to string 999", "Binary", (StreamName.PackTable("Binary"), [0xE7, 0x03, 1, 0]));
        Refused("not a property set", "\u0005SummaryInformation", ("\u0005SummaryInformation", new byte[100]));
    }

    [TestMethod]
    public void A_neutral_database_that_is_not_ASCII_is_read_as_Western_European()
    {
        var database = new MsiDatabase { Codepage = 1252 };
        SmallPackage.AddTable(database, "Property", ["Property s72 key", "Value l0"], ["Name", "naïve €"]);
        var root = CompoundFileReader.Read(Write(database));
        var neutral = new CompoundFileStorage();
        foreach (var (name, content) in root.Streams)
        {
            var bytes = Contents.All(content);
            if (name == StreamName.PackTable("_StringPool"))
            {
                bytes.AsSpan(0, 4).Clear();
            }

            neutral.AddStream(name, StreamSource.FromBytes(bytes));
        }

        var file = new MemoryStream();
        CompoundFileWriter.Write(file, neutral);
        var read = MsiDatabaseReader.Read(file);
        Assert.AreEqual(0, read.Codepage);
        Assert.AreEqual("naïve €", read.Tables["Property"].Rows.Single()[1]);
    }

    [TestMethod]
    public void Transforms_and_patches_are_not_databases()
    {
        foreach (var (classId, expected) in new[] { ("000C1082", "transform"), ("000C1086", "patch"), ("00000000", "_StringPool") })
        {
            var output = new MemoryStream();
            CompoundFileWriter.Write(output, new CompoundFileStorage { ClassId = new Guid($"{classId}-0000-0000-C000-000000000046") });
            StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => MsiDatabaseReader.Read(output)).Message, expected);
        }
    }

    [TestMethod]
    [DataRow(CabinetCompression.Mszip)]
    [DataRow(CabinetCompression.Lzx)]
    [DataRow(CabinetCompression.None)]
    public void A_written_cabinet_reads_back_the_same(CabinetCompression compression)
    {
        var shared = Contents.Text(90_000, 9);
        byte[][] contents = [[], Contents.Text(70_000, 1), shared, Contents.Noise(70_000, 2), [], [1], shared, Contents.Text(200_000, 3), []];
        var time = new DateTime(2026, 1, 2, 3, 4, 6);
        const CabinetFileAttributes attributes = CabinetFileAttributes.ReadOnly;
        CabinetEntry[] entries = [.. contents.Select((content, i) => new CabinetEntry($"file ä {i}", StreamSource.FromBytes(content), time, attributes))];
        using var cabinet = new MemoryStream();
        cabinet.Write("bytes before the cabinet"u8);
        var start = cabinet.Position;
        CabinetWriter.Write(cabinet, entries, new CabinetOptions { Compression = compression, FolderLength = 100_000 }, null, CancellationToken.None);
        cabinet.Position = start;

        var reader = new CabinetReader(cabinet);

        Assert.HasCount(entries.Length, reader.Files);
        for (var i = 0; i < entries.Length; i++)
        {
            var file = reader.Files[i];
            Assert.AreEqual((entries[i].Name, (DateTime?)time, (long)contents[i].Length), (file.Name, file.LastWriteTime, file.Length));
            Assert.AreEqual(attributes | CabinetFileAttributes.NameIsUtf8, file.Attributes);
        }

        var extracted = new Dictionary<string, MemoryStream>();
        reader.Extract(file => file.Name == "file ä 3" ? null : extracted[file.Name] = new MemoryStream());
        CollectionAssert.AreEquivalent(entries.Select(entry => entry.Name).Where(name => name != "file ä 3").ToArray(), extracted.Keys);
        for (var i = 0; i < entries.Length; i++)
        {
            if (i != 3)
            {
                CollectionAssert.AreEqual(contents[i], extracted[entries[i].Name].ToArray(), entries[i].Name);
            }
        }
    }

    [TestMethod]
    public void Broken_cabinets_are_refused_with_the_offset()
    {
        using var output = new MemoryStream();
        CabinetEntry[] entries = [new("file", StreamSource.FromBytes(Contents.Text(50_000, 1)), new DateTime(2026, 1, 1), CabinetFileAttributes.None)];
        CabinetWriter.Write(output, entries, new CabinetOptions(), null, CancellationToken.None);
        var sound = output.ToArray();
        var block = new CabinetProbe(sound).Folders[0].Blocks[0].Position;

        void Refused(string expected, int offset, params byte[] values)
        {
            var bytes = sound[..];
            values.CopyTo(bytes, offset);
            var error = Assert.ThrowsExactly<MsiException>(() => new CabinetReader(new MemoryStream(bytes)).Extract(_ => Stream.Null), expected);
            StringAssert.Contains(error.Message, expected);
            StringAssert.Contains(error.Message, "offset 0x");
        }

        Refused("MSCF", 0, 0);
        Refused("version 2", 25, 2);
        Refused("announces", 8, 0xFF, 0xFF, 0xFF);
        Refused("ends too early", 8, 40, 0, 0, 0);
        Refused("one of a set", 30, 1);
        Refused("a window of 2^22", 42, 3, 22);
        Refused("a window of 2^14", 42, 3, 14);
        Refused("Quantum", 42, 2);
        Refused("is in folder 5", 36 + 8 + 8, 5);
        Refused("goes beyond the 2 blocks", 36 + 8, 0xFF, 0xFF, 0xFF);
        Refused("a name of 1 to 255", 36 + 8 + 16, 0);
        Refused("checksum", block + 100, 0xAA, 0x55);
        Refused("cannot hold", block + 6, 0, 0);
        Refused("cannot be unpacked", block, 0, 0, 0, 0, sound[block + 4], sound[block + 5], 10, 0);
        Refused("does not start with 'CK'", block, 0, 0, 0, 0, sound[block + 4], sound[block + 5], sound[block + 6], sound[block + 7], (byte)'X');
    }

    private string[] Export(string database, string table) => ExternalTool.Run(folder.FullName, "msiinfo", "export", database, table).Split("\r\n");

    private static MemoryStream Write(MsiDatabase database)
    {
        var output = new MemoryStream();
        MsiDatabaseWriter.Write(database, output);
        return output;
    }
}
