using System.Globalization;

using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

[TestClass]
public sealed class MsiDatabaseWriterTests : IDisposable
{
    private static readonly Guid DatabaseClassId = new("000C1084-0000-0000-C000-000000000046");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Msitools_reads_every_kind_of_value()
    {
        var content = StreamSource.FromBytes("content"u8.ToArray());
        var database = new MsiDatabase { Codepage = 1252 };
        SmallPackage.AddTable(database, "Kinds", ["Key s72 key", "Small I2 key", "Text L255", "Unlimited S0", "Number i4", "Optional I4", "Data V0"],
            ["zeta", -32767, "eins ä €", "x", -2147483647, null, content],
            ["alpha", 32767, null, "two words", 2147483647, 0, content],
            ["alpha", 1, "text", null, 0, -1, content]);
        SmallPackage.AddTable(database, "Empty", ["Key s72 key"]);
        Write(database);

        Assert.AreEqual(
            "Key\tSmall\tText\tUnlimited\tNumber\tOptional\tData\r\n"
            + "s72\tI2\tL255\tS0\ti4\tI4\tV0\r\n"
            + "Kinds\tKey\tSmall\r\n"
            + "alpha\t1\ttext\t\t0\t-1\tKinds.alpha.1\r\n"
            + "alpha\t32767\t\ttwo words\t2147483647\t0\tKinds.alpha.32767\r\n"
            + "zeta\t-32767\teins ä €\tx\t-2147483647\t\tKinds.zeta.-32767\r\n",
            SortRows(Export("Kinds")));
        Assert.AreEqual("Key\r\ns72\r\nEmpty\tKey\r\n", Export("Empty"));
        var tables = ExternalTool.Run(folder.FullName, "msiinfo", "tables", "test.msi").Split('\n');
        Assert.Contains("Kinds", tables);
        Assert.Contains("Empty", tables);
        Assert.AreEqual("content", ExternalTool.Run(folder.FullName, "msiinfo", "extract", "test.msi", "Kinds.alpha.32767"));
    }

    [TestMethod]
    public void Column_types_are_stored_as_msitools_stores_them()
    {
        string[] notations = ["s72", "l255", "i2", "i4", "s0", "S0", "L0", "l0", "S255", "L64", "I2", "I4", "v0", "V0", "s1", "S38"];
        var columns = notations.Select((notation, i) => string.Create(CultureInfo.InvariantCulture, $"C{i:D2} {notation}{(i < 4 ? " key" : "")}")).ToArray();
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "Types", columns);
        Write(database);
        File.WriteAllText(folder.PathOf("Types.idt"), Export("Types"));

        ExternalTool.Run(folder.FullName, "msibuild", "theirs.msi", "-i", "Types.idt");

        var ours = Export("_Columns");
        Assert.AreEqual(ExternalTool.Run(folder.FullName, "msiinfo", "export", "theirs.msi", "_Columns"), ours);
        (string Column, int Word)[] known =
        [
            ("C00", 0x2D48), ("C01", 0x2FFF), ("C02", 0x2502), ("C03", 0x2104), ("C05", 0x1D00),
            ("C06", 0x1F00), ("C10", 0x1502), ("C11", 0x1104), ("C12", 0x0900), ("C13", 0x1900),
        ];
        foreach (var (column, word) in known)
        {
            StringAssert.Contains(ours, $"\t{column}\t{word}\r\n");
        }
    }

    [TestMethod]
    public void Rows_are_stored_in_the_order_of_their_keys()
    {
        var database = new MsiDatabase();
        var random = new Random(1);
        string[] words = [.. Enumerable.Range(0, 200).Select(i => $"word{(i * 7919) % 200}")];
        SmallPackage.AddTable(database, "Texts", ["Key s72 key", "Value s72"], [.. words.Select((word, i) => new object?[] { word, words[^(i + 1)] })]);
        SmallPackage.AddTable(database, "Numbers", ["Key i2 key", "Key2 I4 key"],
            [.. Enumerable.Range(0, 200).Select(i => new object?[] { random.Next(-3, 3), i == 7 ? null : (i * 7919 % 200) - 100 })]);
        SmallPackage.AddTable(database, "Another", ["Key s72 key", "Key2 i2 key", "Key3 s72 key"],
            [.. words.Select(word => new object?[] { words[random.Next(5)], random.Next(2), word })]);
        var probe = Probe(database);

        foreach (var (table, _, keys, rows) in probe.AllTables(database))
        {
            for (var i = 1; i < rows.Length; i++)
            {
                var (before, after) = (rows[i - 1][..keys], rows[i][..keys]);
                var order = before.AsSpan().SequenceCompareTo(after);
                Assert.IsLessThan(0, order, $"{table}: row {i}: {string.Join(',', before)} before {string.Join(',', after)}");
            }
        }

        // As numbers: empty first, then from the lowest.
        var numbers = probe.Rows("Numbers", "i2", "I4");
        CollectionAssert.AreEqual(numbers.Select(row => row[0]).Order().ToArray(), numbers.Select(row => row[0]).ToArray());
        Assert.AreEqual(-3, (int)numbers[0][0] - 0x8000);
        Assert.AreEqual(1, numbers.Count(row => row[1] == 0));
    }

    [TestMethod]
    public void References_to_strings_are_counted()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "T1", ["Key s72 key", "Value S72", "Number i2"], ["a", "b", 1], ["b", "b", 2], ["c", null, 3]);
        SmallPackage.AddTable(database, "T2", ["Key s72 key", "a S72"], ["T1", "a"]);
        var probe = Probe(database);

        var counts = new Dictionary<uint, int>();
        foreach (var (_, types, _, rows) in probe.AllTables(database))
        {
            var references = rows.SelectMany(row => row.Where((_, i) => char.ToLowerInvariant(types[i][0]) is 's' or 'l'));
            foreach (var reference in references.Where(reference => reference != 0))
            {
                counts[reference] = counts.GetValueOrDefault(reference) + 1;
            }
        }

        Assert.HasCount(probe.Strings.Count, counts);
        for (var i = 0; i < probe.Strings.Count; i++)
        {
            Assert.AreEqual(counts[(uint)i + 1], probe.Strings[i].References, probe.Strings[i].Text);
        }

        Assert.HasCount(probe.Strings.Count, probe.Strings.Select(text => text.Text).Distinct().ToArray(), "Every string is stored once.");
    }

    [TestMethod]
    public void A_reference_count_beyond_16_bits_stays_at_the_highest_number()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "Many", ["Key i4 key", "Value s72"], [.. Enumerable.Range(0, 65536 + 10).Select(i => new object?[] { i, "same" })]);
        var probe = Probe(database);
        Assert.AreEqual(65535, probe.Strings.Single(text => text.Text == "same").References);
        Assert.AreEqual(65536 + 10 + 3, Export("Many").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>Besides the rows' strings the pool holds the table's and the column's name.</summary>
    [TestMethod]
    [DataRow(65535 - 2, 2)]
    [DataRow(65536 - 2, 3)]
    [DataRow(100_000, 3)]
    public void More_than_65535_strings_take_references_of_three_bytes(int strings, int referenceLength)
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "Many", ["Key s72 key"], [.. Enumerable.Range(0, strings).Select(i => new object?[] { $"string{i}" })]);
        var probe = Probe(database);

        Assert.AreEqual(referenceLength, probe.ReferenceLength);
        Assert.AreEqual(strings * referenceLength, probe.Streams["!Many"].Length);
        Assert.AreEqual(referenceLength, probe.Streams["!_Tables"].Length);
        Assert.AreEqual((2 * referenceLength) + 4, probe.Streams["!_Columns"].Length);
        var lines = Export("Many").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual("string0", lines[3]);
        Assert.AreEqual($"string{strings - 1}", lines[^1]);
        Assert.HasCount(strings + 3, lines);
    }

    [TestMethod]
    public void Strings_over_65535_bytes_take_two_entries()
    {
        var database = new MsiDatabase { Codepage = 65001 };
        string[] texts = [new('a', 65535), new('b', 65536), new('ü', 40_000), new('c', 200_000), "short"];
        SmallPackage.AddTable(database, "Texts", ["Key i2 key", "Value l0", "After s72"],
            [.. texts.Select((text, i) => new object?[] { i, text, $"after {i}" })]);
        var probe = Probe(database);

        Assert.AreEqual(3, probe.LongStrings);
        var rows = Export("Texts").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[3..];
        CollectionAssert.AreEquivalent(texts.Select((text, i) => $"{i}\t{text}\tafter {i}").ToArray(), rows);
    }

    [TestMethod]
    [DataRow(0, "plain", null)]
    [DataRow(0, "naïve", "'ï' (U+00EF), at position 2")]
    [DataRow(1252, "naïve € ™", null)]
    [DataRow(1252, "Привет", "'П' (U+041F), at position 0")]
    [DataRow(1252, "smile 😀", "'😀' (U+1F600), at position 6")]
    [DataRow(1251, "Привет", null)]
    [DataRow(932, "日本語", null)]
    [DataRow(65001, "日本語 😀", null)]
    public void A_text_is_stored_in_the_code_page_or_refused(int codepage, string text, string? error)
    {
        var database = new MsiDatabase { Codepage = codepage };
        SmallPackage.AddTable(database, "Property", ["Property s72 key", "Value l0"], ["Name", text]);
        if (error is not null)
        {
            var thrown = Assert.ThrowsExactly<MsiException>(() => Write(database));
            StringAssert.StartsWith(thrown.Message, "Table Property, column Value, row 'Name': code page ");
            StringAssert.Contains(thrown.Message, error);
            StringAssert.Contains(thrown.Message, codepage.ToString(CultureInfo.InvariantCulture));
            return;
        }

        var probe = Probe(database);
        Assert.AreEqual(codepage, probe.Codepage);
        StringAssert.EndsWith(Export("Property"), $"Name\t{text}\r\n");
        StringAssert.Contains(Export("_ForceCodepage"), codepage.ToString(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void Half_a_character_is_refused()
    {
        var database = new MsiDatabase { Codepage = 65001 };
        SmallPackage.AddTable(database, "Property", ["Property s72 key", "Value l0"], ["Name", "bad \uD83D"]);
        StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => Write(database)).Message, "unpaired surrogate (U+D83D)");
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(1200)]
    [DataRow(12)]
    [DataRow(123456)]
    public void A_code_page_that_there_is_not_is_refused(int codepage)
    {
        var error = Assert.ThrowsExactly<MsiException>(() => Write(new MsiDatabase { Codepage = codepage }));
        StringAssert.StartsWith(error.Message, codepage.ToString(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void Two_rows_of_one_key_are_refused()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "T", ["Key s72 key", "Key2 i2 key", "Value S72"], ["a", 1, null], ["a", 2, null], ["A", 1, null], ["a", 1, "b"]);
        Assert.AreEqual("Table T has two rows with the key 'a/1'.", Assert.ThrowsExactly<MsiException>(() => Write(database)).Message);
    }

    [TestMethod]
    public void Definitions_that_Windows_Installer_does_not_allow_are_refused()
    {
        void Refused(string expected, string name, params string[] columns)
        {
            var database = new MsiDatabase();
            SmallPackage.AddTable(database, name, columns);
            StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => Write(database)).Message, expected);
        }

        Refused("31", new string('T', 32), "Key s72 key");
        Refused("32 characters", "T", $"{new string('C', 32)} s72 key");
        Refused("two columns named Key", "T", "Key s72 key", "Key s72");
        Refused("must stand at the table's beginning", "T", "Value s72", "Key s72 key");
        Refused("is a stream", "T", "Key v0 key");
        Refused("_Columns", "_Columns", "Key s72 key");
        Refused("_StringData", "_StringData", "Key s72 key");
    }

    [TestMethod]
    [DataRow("i2", -32768)]
    [DataRow("i2", 32768)]
    [DataRow("i4", int.MinValue)]
    [DataRow("i4", "1")]
    [DataRow("s72", 1)]
    [DataRow("v0", "text")]
    [DataRow("s72", null)]
    [DataRow("s72", "")]
    [DataRow("i2", null)]
    public void A_value_that_its_column_cannot_hold_is_refused_with_its_place(string notation, object? value)
    {
        var table = new MsiTable("T", [MsiColumn.Parse("Key", "s72", true), MsiColumn.Parse("Value", notation, false)]);
        var error = Assert.ThrowsExactly<MsiException>(() => table.AddRow("the key", value));
        StringAssert.StartsWith(error.Message, "Table T, column Value, row 'the key': ");
        StringAssert.Contains(error.Message, value is null or "" ? "must not be empty" : $"'{value}'");
        Assert.IsEmpty(table.Rows);
        Assert.AreEqual("Table T has 2 columns, not 1.", Assert.ThrowsExactly<MsiException>(() => table.AddRow("the key")).Message);
    }

    [TestMethod]
    public void The_longest_names_are_stored()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, new string('T', 31), [$"{new string('C', 31)} s72 key"], ["row"]);
        database.AddStream(new string('s', 62), StreamSource.FromBytes("62 characters"u8.ToArray()));
        database.AddStream("with space", StreamSource.FromBytes("space"u8.ToArray()));
        Write(database);
        Assert.AreEqual("62 characters", ExternalTool.Run(folder.FullName, "msiinfo", "extract", "test.msi", new string('s', 62)));
        Assert.AreEqual("space", ExternalTool.Run(folder.FullName, "msiinfo", "extract", "test.msi", "with space"));
        StringAssert.EndsWith(Export(new string('T', 31)), "row\r\n");
    }

    [TestMethod]
    [DataRow("sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss", "32 UTF-16 units")]
    [DataRow("Ein Name mit vielen Leerzeichen und Wörtern darin, die sich nicht packen", "UTF-16 units; a database holds 31")]
    [DataRow("a/b", "U+002F")]
    [DataRow("a䡀b", "U+4840")]
    public void Stream_names_that_do_not_fit_are_refused(string name, string expected)
    {
        var database = new MsiDatabase();
        database.AddStream(name, StreamSource.FromBytes(default));
        var error = Assert.ThrowsExactly<MsiException>(() => Write(database));
        StringAssert.Contains(error.Message, expected);
        StringAssert.Contains(error.Message, name);
    }

    [TestMethod]
    public void Stream_values_are_named_after_table_and_key()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "Binary", ["Name s72 key", "Data v0"],
            ["Big", new GeneratedStreamSource(10_000, 3)],
            ["Small", new GeneratedStreamSource(100, 4)],
            ["None", StreamSource.FromBytes(default)]);
        SmallPackage.AddTable(database, "Two", ["Key s72 key", "Number i2 key", "Data V0"], ["a", -5, new GeneratedStreamSource(70, 5)], ["a", 6, null]);
        var probe = Probe(database);

        Assert.AreEqual(10_000, probe.Streams["Binary.Big"].Length);
        Assert.AreEqual(100, probe.Streams["Binary.Small"].Length);
        Assert.AreEqual(0, probe.Streams["Binary.None"].Length);
        Assert.AreEqual(70, probe.Streams["Two.a.-5"].Length);
        Assert.IsFalse(probe.Streams.ContainsKey("Two.a.6"));
        CollectionAssert.AreEqual(new uint[] { 1, 1, 1 }, probe.Rows("Binary", "s72", "v0").Select(row => row[1]).ToArray());
        CollectionAssert.AreEquivalent(new uint[] { 1, 0 }, probe.Rows("Two", "s72", "i2", "V0").Select(row => row[2]).ToArray());
    }

    [TestMethod]
    public void A_table_without_rows_has_no_stream()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "Empty", ["Key s72 key"]);
        SmallPackage.AddTable(database, "_Validation", ["Table s32 key", "Column s32 key"], ["Empty", "Key"]);
        var probe = Probe(database);
        Assert.IsFalse(probe.Streams.ContainsKey("!Empty"));
        Assert.IsTrue(probe.Streams.ContainsKey("!_Validation"));
        Assert.AreEqual(DatabaseClassId, probe.CompoundFile.Entries[0].ClassId);
        Assert.AreEqual("Root Entry", probe.CompoundFile.Entries[0].Name);
    }

    [TestMethod]
    public void The_same_database_gives_the_same_bytes()
    {
        static byte[] Make()
        {
            var output = new MemoryStream();
            var database = SmallPackage.Create([("a.txt", new GeneratedStreamSource(100_000, 1)), ("b.txt", new GeneratedStreamSource(10, 2))], new());
            MsiDatabaseWriter.Write(database, output);
            return output.ToArray();
        }

        CollectionAssert.AreEqual(Make(), Make());
    }

    [TestMethod]
    public void Msitools_reads_a_database_that_needs_a_DIFAT()
    {
        var database = new MsiDatabase();
        SmallPackage.AddTable(database, "T", ["Key s72 key"], ["row"]);
        database.AddStream("large", new GeneratedStreamSource(8_000_000));
        database.AddStream("small", StreamSource.FromBytes("behind it"u8.ToArray()));
        var probe = Probe(database);
        Assert.HasCount(1, probe.CompoundFile.DifatSectors);
        StringAssert.EndsWith(Export("T"), "row\r\n");
        Assert.AreEqual("behind it", ExternalTool.Run(folder.FullName, "msiinfo", "extract", "test.msi", "small"));
        Assert.AreEqual(8_000_000, ExternalTool.Run(folder.FullName, "msiinfo", "extract", "test.msi", "large").Length);
    }

    [TestMethod]
    public void Msitools_installs_the_payload_of_a_package()
    {
        (string Name, StreamSource Content)[] files =
        [
            ("one.bin", new GeneratedStreamSource(200_000, 1)), ("empty", StreamSource.FromBytes(default)),
            ("two.bin", new GeneratedStreamSource(70_000, 2)), ("again.bin", new GeneratedStreamSource(200_000, 1)),
        ];
        Write(SmallPackage.Create(files, new() { FolderLength = 100_000 }));
        ExternalTool.Run(folder.FullName, "msiextract", "-C", "out", "test.msi");
        foreach (var (name, content) in files)
        {
            using var expected = content.Open();
            var bytes = new byte[content.Length];
            expected.ReadExactly(bytes);
            CollectionAssert.AreEqual(bytes, File.ReadAllBytes(folder.PathOf($"out/PFiles64/SmallPackage/{name}")), name);
        }
    }

    private static string SortRows(string export)
    {
        var lines = export.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return string.Concat([.. lines[..3].Concat(lines[3..].Order(StringComparer.Ordinal)).Select(line => line + "\r\n")]);
    }

    private void Write(MsiDatabase database)
    {
        using var output = File.Create(folder.PathOf("test.msi"));
        MsiDatabaseWriter.Write(database, output);
    }

    private DatabaseProbe Probe(MsiDatabase database)
    {
        Write(database);
        return new DatabaseProbe(File.ReadAllBytes(folder.PathOf("test.msi")));
    }

    private string Export(string table) => ExternalTool.Run(folder.FullName, "msiinfo", "export", "test.msi", table);
}
