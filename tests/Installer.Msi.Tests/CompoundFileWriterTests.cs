using Installer.Msi.CompoundFiles;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

[TestClass]
public sealed class CompoundFileWriterTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(14)]
    [DataRow(15)]
    [DataRow(16)]
    [DataRow(100)]
    [DataRow(1000)]
    public void Directory_is_a_red_black_tree_by_length_then_upper_case(int count)
    {
        const string letters = "aBcDzZ_[^äÄß䡀㠀";
        var root = new CompoundFileStorage();
        var random = new Random(count);
        while (root.Streams.Count < count)
        {
            var name = new string([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => letters[random.Next(letters.Length)])]);
            if (!root.Streams.ContainsKey(name))
            {
                root.AddStream(name, StreamSource.FromBytes(new byte[random.Next(100)]));
            }
        }

        var probe = Write(root);
        probe.CheckTrees();
        probe.CheckSectors();
        Assert.AreEqual(count, probe.Entries.Count(entry => entry.Type == 2));
    }

    [TestMethod]
    public void Trees_of_every_small_size_are_red_black()
    {
        for (var count = 0; count <= 70; count++)
        {
            var root = new CompoundFileStorage();
            for (var i = 0; i < count; i++)
            {
                root.AddStream($"s{i}", StreamSource.FromBytes(default));
            }

            Write(root).CheckTrees();
        }
    }

    [TestMethod]
    public void Storages_have_trees_of_their_own()
    {
        var classId = new Guid("11111111-2222-3333-4444-555555555555");
        var inner = new CompoundFileStorage { ClassId = classId };
        inner.AddStream("same name", StreamSource.FromBytes(new byte[10]));
        inner.AddStorage("innermost", new CompoundFileStorage());
        var root = new CompoundFileStorage();
        root.AddStream("same name", StreamSource.FromBytes(new byte[5000]));
        root.AddStorage("inner", inner);

        var probe = Write(root);

        probe.CheckTrees();
        probe.CheckSectors();
        var lengths = probe.Entries.Where(entry => entry.Name == "same name").Select(entry => entry.Length).ToArray();
        CollectionAssert.AreEquivalent(new long[] { 10, 5000 }, lengths);
        Assert.AreEqual(classId, probe.Entries.Single(entry => entry.Name == "inner").ClassId);
    }

    [TestMethod]
    public void Short_streams_go_to_the_mini_stream_and_others_to_sectors()
    {
        int[] lengths = [0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 100_000];
        var root = new CompoundFileStorage();
        foreach (var length in lengths)
        {
            root.AddStream($"stream {length}", new GeneratedStreamSource(length, length + 1));
        }

        var probe = Write(root);

        probe.CheckSectors();
        probe.CheckTrees();
        foreach (var length in lengths)
        {
            var content = probe.Content(probe.Entries.Single(entry => entry.Name == $"stream {length}"));
            CollectionAssert.AreEqual(Enumerable.Range(0, length).Select(i => GeneratedStreamSource.ByteAt(i, length + 1)).ToArray(), content);
        }
    }

    /// <summary>One FAT sector describes 64 KB. The header names 109 of them; each DIFAT sector names 127 more.</summary>
    [TestMethod]
    [DataRow(109, 0)]
    [DataRow(110, 1)]
    [DataRow(109 + 127, 1)]
    [DataRow(109 + 128, 2)]
    public void Sectors_of_the_DIFAT_begin_behind_109_sectors_of_the_FAT(int fatSectors, int difatSectors)
    {
        // The FAT, the DIFAT and one sector of directory are described too; the file ends with the last sector that the FAT can describe.
        var contentSectors = (fatSectors * 128) - fatSectors - difatSectors - 1;
        var root = new CompoundFileStorage();
        root.AddStream("large", new GeneratedStreamSource(contentSectors * 512L));

        var probe = Write(root);

        Assert.HasCount(fatSectors, probe.FatSectors);
        Assert.HasCount(difatSectors, probe.DifatSectors);
        probe.CheckSectors();
    }

    [TestMethod]
    public void One_sector_more_takes_one_FAT_sector_more()
    {
        var root = new CompoundFileStorage();
        root.AddStream("large", new GeneratedStreamSource(((109 * 128) - 109 - 1 + 1) * 512L));
        var probe = Write(root);
        Assert.HasCount(110, probe.FatSectors);
        Assert.HasCount(1, probe.DifatSectors);
        probe.CheckSectors();
    }

    [TestMethod]
    public void More_than_two_gigabytes_are_refused_before_anything_is_written()
    {
        var root = new CompoundFileStorage();
        root.AddStream("large", new GeneratedStreamSource(int.MaxValue));
        var output = new MemoryStream();
        var error = Assert.ThrowsExactly<MsiException>(() => CompoundFileWriter.Write(output, root));
        StringAssert.Contains(error.Message, "2,147,483,647");
        Assert.AreEqual(0, output.Length);
    }

    [TestMethod]
    public void More_than_two_gigabytes_that_are_written_ahead_are_refused_as_soon_as_they_are_there()
    {
        using var output = new LengthOnlyStream();
        CompoundFileWriter.WriteAhead(output, stream => stream.Position += 1L << 30);
        var error = Assert.ThrowsExactly<MsiException>(() => CompoundFileWriter.WriteAhead(output, stream => stream.Position += 1L << 30));
        StringAssert.Contains(error.Message, "2,147,483,647");
    }

    [TestMethod]
    public void Payload_is_not_held_in_memory()
    {
        var root = new CompoundFileStorage();
        root.AddStream("large", new GeneratedStreamSource(1L << 30));
        var before = GC.GetAllocatedBytesForCurrentThread();
        CompoundFileWriter.Write(Stream.Null, root);

        // The FAT alone has 8 MB; the writer keeps it as numbers and as bytes.
        Assert.IsLessThan(40L << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DataRow(4999, "shorter")]
    [DataRow(5001, "longer")]
    [DataRow(10, "shorter")]
    public void A_stream_of_another_length_than_announced_is_an_error(int length, string word)
    {
        var root = new CompoundFileStorage();
        root.AddStream("changing", new GeneratedStreamSource(length, announcedLength: 5000));
        var error = Assert.ThrowsExactly<MsiException>(() => CompoundFileWriter.Write(Stream.Null, root));
        StringAssert.Contains(error.Message, "changing");
        StringAssert.Contains(error.Message, word);
    }

    [TestMethod]
    public void Names_that_the_format_cannot_hold_are_errors()
    {
        var root = new CompoundFileStorage();
        root.AddStream(new string('x', 31), StreamSource.FromBytes(default));
        root.AddStream("Name", StreamSource.FromBytes(default));
        StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => root.AddStream(new string('x', 32), StreamSource.FromBytes(default))).Message, "32");
        StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => root.AddStream("a:b", StreamSource.FromBytes(default))).Message, "U+003A");
        StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => root.AddStream("NAME", StreamSource.FromBytes(default))).Message, "NAME");
        StringAssert.Contains(Assert.ThrowsExactly<MsiException>(() => root.AddStorage("name", new CompoundFileStorage())).Message, "name");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(4095)]
    [DataRow(4096)]
    [DataRow(100_000)]
    [DataRow(109 * 128 * 512)]
    public void Content_that_is_written_ahead_stands_before_the_tables_of_sectors(int length)
    {
        using var output = new MemoryStream();
        var root = new CompoundFileStorage();
        int[] lengths = [length, 5000, 10, 5120];
        for (var i = 0; i < lengths.Length; i++)
        {
            var content = new GeneratedStreamSource(lengths[i], i + 1);
            root.AddStream($"ahead {i}", CompoundFileWriter.WriteAhead(output, stream =>
            {
                using var source = content.Open();
                source.CopyTo(stream);
            }));
        }

        root.AddStream("large", new GeneratedStreamSource(6000, 20));
        root.AddStream("small", new GeneratedStreamSource(60, 21));
        CompoundFileWriter.Write(output, root);

        var probe = new CompoundFileProbe(output.ToArray());
        probe.CheckSectors();
        probe.CheckTrees();
        foreach (var (name, expected, seed) in lengths.Select((expected, i) => ($"ahead {i}", expected, i + 1)).Append(("large", 6000, 20)).Append(("small", 60, 21)))
        {
            var content = probe.Content(probe.Entries.Single(entry => entry.Name == name));
            CollectionAssert.AreEqual(Enumerable.Range(0, expected).Select(i => GeneratedStreamSource.ByteAt(i, seed)).ToArray(), content);
        }
    }

    [TestMethod]
    public void Nothing_but_content_that_is_written_ahead_and_short_leaves_an_ordinary_file()
    {
        using var output = new MemoryStream();
        var root = new CompoundFileStorage();
        root.AddStream("short", CompoundFileWriter.WriteAhead(output, stream => stream.Write([1, 2, 3])));
        CompoundFileWriter.Write(output, root);

        var other = new CompoundFileStorage();
        other.AddStream("short", StreamSource.FromBytes(new byte[] { 1, 2, 3 }));
        using var expected = new MemoryStream();
        CompoundFileWriter.Write(expected, other);
        CollectionAssert.AreEqual(expected.ToArray(), output.ToArray());
    }

    [TestMethod]
    public void Content_that_was_written_ahead_and_is_left_out_is_an_error()
    {
        using var output = new MemoryStream();
        CompoundFileWriter.WriteAhead(output, stream => stream.Write(new byte[5000]));
        var root = new CompoundFileStorage();
        root.AddStream("second", CompoundFileWriter.WriteAhead(output, stream => stream.Write(new byte[5000])));
        Assert.ThrowsExactly<InvalidOperationException>(() => CompoundFileWriter.Write(output, root));
    }

    [TestMethod]
    public void Cancellation_ends_the_writing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var root = new CompoundFileStorage();
        root.AddStream("large", new GeneratedStreamSource(1 << 20));
        Assert.ThrowsExactly<OperationCanceledException>(() => CompoundFileWriter.Write(Stream.Null, root, cancelled.Token));
    }

    private static CompoundFileProbe Write(CompoundFileStorage root)
    {
        var output = new MemoryStream();
        CompoundFileWriter.Write(output, root);
        return new CompoundFileProbe(output.ToArray());
    }
}
