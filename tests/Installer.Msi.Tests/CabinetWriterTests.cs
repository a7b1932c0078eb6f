using System.Globalization;

using Installer.Msi.Cabinets;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

[TestClass]
public sealed class CabinetWriterTests : IDisposable
{
    private static readonly DateTime Time = new(2026, 1, 2, 3, 4, 6);

    private static readonly StreamSource OneByte = StreamSource.FromBytes(new byte[1]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(CabinetCompression.Mszip)]
    [DataRow(CabinetCompression.None)]
    public void Cabextract_extracts_every_byte(CabinetCompression compression)
    {
        (string Name, byte[] Content)[] files =
        [
            ("empty first", []), ("one byte", [7]), ("text", Contents.Text(100_000, 1)), ("noise", Contents.Noise(100_000, 2)), ("zeros", new byte[1_000_000]),
            ("empty between", []), ("block", Contents.Text(32768, 3)), ("shared a", Contents.Text(150_000, 4)), ("block and one", Contents.Text(32769, 5)),
            ("shared b", Contents.Text(150_000, 4)), ("empty behind shared", []),
            ("mixed", [.. Contents.Text(40_000, 6), .. Contents.Noise(40_000, 7), .. Contents.Text(40_000, 6)]),
            ("shared c", Contents.Text(150_000, 4)), ("last", Contents.Text(10, 8)), ("empty last", []),
        ];
        var probe = Write(files, new CabinetOptions { Compression = compression, FolderLength = 120_000 });

        CollectionAssert.AreEqual(files.Select(file => file.Name).ToArray(), probe.Files.Select(file => file.Name).ToArray(), "The files keep their order.");
        Assert.IsGreaterThan(3, probe.Folders.Count);
        foreach (var unpacked in probe.Folders)
        {
            Assert.AreEqual((int)compression, unpacked.Compression);
        }

        ExternalTool.Run(folder.FullName, "cabextract", "-q", "-t", "test.cab");
        ExternalTool.Run(folder.FullName, "cabextract", "-q", "-d", "out", "test.cab");
        Assert.HasCount(files.Length, Directory.GetFiles(folder.PathOf("out")));
        foreach (var (name, content) in files)
        {
            CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.PathOf("out/" + name)), name);
            Assert.AreEqual(Time, File.GetLastWriteTime(folder.PathOf("out/" + name)));
        }
    }

    [TestMethod]
    public void Blocks_are_whole_but_for_the_last_of_a_folder_and_never_too_long()
    {
        var probe = Write(
            [
                ("text", Contents.Text(100_000, 1)), ("noise", Contents.Noise(100_000, 2)),
                ("zeros", new byte[200_000]), ("noise again", Contents.Noise(33_000, 3)),
            ],
            new CabinetOptions { FolderLength = 250_000 });

        Assert.HasCount(2, probe.Folders);
        foreach (var blocks in probe.Folders.Select(packed => packed.Blocks))
        {
            Assert.IsTrue(blocks.SkipLast(1).All(block => block.RawLength == 32768));
            Assert.IsTrue(blocks.All(block => block.Packed.Length <= block.RawLength + 12));
            Assert.IsTrue(blocks.All(block => block.RawLength is > 0 and <= 32768));
        }

        // What does not get smaller is stored: two bytes of signature and five of a stored deflate block come before it.
        Assert.IsTrue(probe.Folders[0].Blocks.Any(block => block.Packed.Length == block.RawLength + 7));
    }

    /// <summary>A strict reader refuses incomplete Huffman codes (error 1335) and unpacks each block by itself, the folder's last 32 KB its window.</summary>
    [TestMethod]
    public void Blocks_are_deflate_streams_of_complete_codes_that_refer_back_within_the_folder()
    {
        (string Name, byte[] Content)[] files =
        [
            ("text", Contents.Text(200_000, 1)),
            ("noise", Contents.Noise(50_000, 2)),
            ("text after noise", [.. Contents.Noise(50_000, 2)[40_000..], .. Contents.Text(20_000, 1)]),
            ("one letter", [.. Enumerable.Repeat((byte)'x', 100_000)]),
            ("two letters", [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i % 2 == 0 ? 'x' : 'y'))]),
            ("one match", [.. Contents.Noise(32, 3), .. Contents.Noise(32, 3)]),
            ("no match", [.. Enumerable.Range(0, 256).Select(i => (byte)i)]),
        ];
        foreach (var level in new[] { 1, 4, 6, 9 })
        {
            var probe = Write(files, new CabinetOptions { CompressionLevel = level });
            var inflater = new DeflateProbe();
            CollectionAssert.AreEqual(files.SelectMany(file => file.Content).ToArray(), inflater.Inflate(probe.Folders.Single().Blocks));
            Assert.IsGreaterThan(100, inflater.ReferencesIntoHistory, "A folder is one deflate stream.");
        }

        foreach (var (name, content) in files.Skip(3))
        {
            var probe = Write([(name, content)], new CabinetOptions());
            CollectionAssert.AreEqual(content, new DeflateProbe().Inflate(probe.Folders.Single().Blocks), name);
        }
    }

    [TestMethod]
    public void The_same_content_is_stored_once_and_in_a_folder_by_itself()
    {
        var shared = Contents.Noise(50_000, 1);
        var almost = shared[..];
        almost[^1]++;
        var probe = Write(
            [
                ("before", Contents.Text(1000, 2)), ("a", shared), ("between", Contents.Text(1000, 3)), ("almost", almost),
                ("b", shared[..]), ("behind", Contents.Text(1000, 4)), ("c", shared),
            ],
            new CabinetOptions());

        Assert.AreEqual(1000u + 50_000 + 51_000 + 1000, (uint)probe.Folders.Sum(packed => packed.Blocks.Sum(block => block.RawLength)));
        var copies = probe.Files.Where(file => file.Name is "a" or "b" or "c").ToArray();
        Assert.HasCount(1, copies.Select(file => (file.Folder, file.Offset, file.Length)).Distinct().ToArray());
        Assert.AreEqual(0u, copies[0].Offset);
        Assert.AreEqual(3, probe.Files.Count(file => file.Folder == copies[0].Folder), "Nothing else is in that folder.");

        // An extractor that goes through the files never comes back to a folder, but for the shared one.
        int[] visited = [.. probe.Files.Select(file => file.Folder).Where(number => number != copies[0].Folder)];
        CollectionAssert.AreEqual(visited.Order().ToArray(), visited);
        Assert.AreNotEqual(probe.Files[2].Folder, probe.Files[5].Folder);
    }

    [TestMethod]
    public void Short_files_of_the_same_content_stay_among_their_neighbours()
    {
        var probe = Write([("a", Contents.Text(30_000, 1)), ("b", Contents.Text(30_000, 1))], new CabinetOptions());
        Assert.HasCount(1, probe.Folders);
        Assert.AreEqual(30_000u, probe.Files[1].Offset);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(7)]
    public void The_bytes_do_not_depend_on_the_number_of_threads(int threads)
    {
        (string Name, byte[] Content)[] files = [.. Enumerable.Range(0, 60).Select(i => ($"file{i}", Contents.Text((i * 3571) % 60_000, i % 50)))];
        files[10].Content = Contents.Text(700_000, 10);
        var options = new CabinetOptions { FolderLength = 100_000, MaxDegreeOfParallelism = threads };
        Write(files, options with { MaxDegreeOfParallelism = 3 });
        var expected = File.ReadAllBytes(folder.PathOf("test.cab"));
        Write(files, options);
        CollectionAssert.AreEqual(expected, File.ReadAllBytes(folder.PathOf("test.cab")));
    }

    [TestMethod]
    public void A_file_longer_than_a_folder_is_a_folder_by_itself_and_not_held_in_memory()
    {
        const long length = 300_000_000;
        var entries = new[]
        {
            Entry("before", StreamSource.FromBytes(Contents.Text(100, 1))),
            Entry("large", new GeneratedStreamSource(length)),
            Entry("behind", StreamSource.FromBytes(Contents.Text(100, 2))),
        };
        var reported = new List<long>();
        using (var output = File.Create(folder.PathOf("test.cab")))
        {
            CabinetWriter.Write(output, entries, new CabinetOptions { CompressionLevel = 1 }, new Reports(reported), CancellationToken.None);
        }

        var probe = new CabinetProbe(File.ReadAllBytes(folder.PathOf("test.cab")));
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, probe.Files.Select(file => file.Folder).ToArray());
        Assert.HasCount((int)((length + 32767) / 32768), probe.Folders[1].Blocks);
        Assert.AreEqual(length + 200, reported[^1]);
        CollectionAssert.AreEqual(reported.Order().ToArray(), reported);
        ExternalTool.Run(folder.FullName, "cabextract", "-q", "-t", "test.cab");
    }

    /// <summary>The pieces are packed side by side, but to a reader they are one folder, each piece referring back to the one before it.</summary>
    [TestMethod]
    [DataRow(CabinetCompression.Mszip)]
    [DataRow(CabinetCompression.None)]
    public void A_long_file_is_packed_in_pieces_of_one_folder(CabinetCompression compression)
    {
        // Nothing in 20,000 bytes is like anything else in them, so only a reference to what came before makes a block short.
        var period = Contents.Noise(20_000, 1);
        byte[] content = [.. Enumerable.Range(0, 1_000_001).Select(i => period[i % period.Length])];
        var options = new CabinetOptions { Compression = compression, FolderLength = 70_000, MaxDegreeOfParallelism = 3 };
        var probe = Write([("long", content), ("behind", Contents.Text(10, 2))], options);

        Assert.HasCount(2, probe.Folders);
        Assert.HasCount(31, probe.Folders[0].Blocks);
        if (compression == CabinetCompression.Mszip)
        {
            var inflater = new DeflateProbe();
            CollectionAssert.AreEqual(content, inflater.Inflate(probe.Folders[0].Blocks));

            Assert.IsTrue(probe.Folders[0].Blocks.Skip(1).All(block => block.Packed.Length < 2000));
            Assert.IsGreaterThan(20_000, probe.Folders[0].Blocks[0].Packed.Length);
        }

        ExternalTool.Run(folder.FullName, "cabextract", "-q", "-d", "out", "test.cab");
        CollectionAssert.AreEqual(content, File.ReadAllBytes(folder.PathOf("out/long")));
    }

    [TestMethod]
    public void A_long_file_that_changes_its_length_is_named()
    {
        foreach (var length in new[] { 900_000, 1_100_000 })
        {
            var path = folder.PathOf("changing");
            File.WriteAllBytes(path, new byte[1_000_000]);
            var source = StreamSource.FromFile(path);
            File.WriteAllBytes(path, new byte[length]);
            var options = new CabinetOptions { FolderLength = 70_000 };
            var error = Assert.ThrowsExactly<MsiException>(() => Write([Entry("long", source)], options));
            StringAssert.Contains(error.Message, $"file 'long' ({path}) changed while it was read");
        }
    }

    [TestMethod]
    public void Names_times_and_attributes_are_stored()
    {
        const CabinetFileAttributes lowest = CabinetFileAttributes.ReadOnly | CabinetFileAttributes.Hidden;
        const CabinetFileAttributes others = CabinetFileAttributes.Archive | CabinetFileAttributes.Execute | CabinetFileAttributes.System;
        CabinetEntry[] entries =
        [
            Entry("ascii.txt", OneByte) with { LastWriteTime = new DateTime(1980, 1, 1) },
            Entry("wörter 日本.txt", OneByte) with { LastWriteTime = new DateTime(2107, 12, 31, 23, 59, 59), Attributes = lowest },
            Entry(new string('n', 255), OneByte) with { Attributes = others },
        ];
        var probe = Write(entries, new CabinetOptions());

        CollectionAssert.AreEqual(entries.Select(entry => entry.Name).ToArray(), probe.Files.Select(file => file.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0x83, 0x64 }, probe.Files.Select(file => file.Attributes).ToArray());
        CollectionAssert.AreEqual(new[] { 0x0021, 0xFF9F, 0x5C22 }, probe.Files.Select(file => file.Date).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0xBF7D, 0x1883 }, probe.Files.Select(file => file.Time).ToArray());
        var listing = ExternalTool.Run(folder.FullName, "cabextract", "-q", "-l", "test.cab");
        StringAssert.Contains(listing, "wörter 日本.txt");
        StringAssert.Contains(listing, new string('n', 255));
    }

    [TestMethod]
    public void Names_and_times_that_the_format_cannot_hold_are_errors()
    {
        void Refused(string expected, params CabinetEntry[] entries)
        {
            var output = new MemoryStream();
            var error = Assert.ThrowsExactly<MsiException>(() => CabinetWriter.Write(output, entries, new(), null, CancellationToken.None));
            StringAssert.Contains(error.Message, expected);
            Assert.AreEqual(0, output.Length);
        }

        static CabinetEntry Of(int year) => Entry("name", OneByte) with { LastWriteTime = new DateTime(year, 1, 1) };
        Refused("255 bytes", Entry(new string('n', 256), OneByte));
        Refused("255 bytes", Entry(new string('ü', 128), OneByte));
        Refused("255 bytes", Entry("", OneByte));
        Refused("two files named 'same'", Entry("same", OneByte), Entry("other", OneByte), Entry("same", OneByte));
        Refused("1979-01-01", Of(1979));
        Refused("1980 to 2107", Of(2108));
        Refused("up to 65,535 files, not 65,536", [.. Enumerable.Range(0, 65536).Select(i => Entry(i.ToString(CultureInfo.InvariantCulture), OneByte))]);
        Refused("at most 2,147,450,880", Entry("huge", new GeneratedStreamSource(2_147_450_881)));
    }

    [TestMethod]
    public void A_cabinet_without_files_is_its_header()
    {
        var output = new MemoryStream();
        CabinetWriter.Write(output, [], new(), null, CancellationToken.None);

        // MS-CAB 2.1: signature, length and first file of 36 bytes, version 1.3, no folder, no file.
        CollectionAssert.AreEqual(
            Convert.FromHexString("4D534346" + "00000000" + "24000000" + "00000000" + "24000000" + "00000000" + "0301" + "0000" + "0000" + "0000" + "0000" + "0000"),
            output.ToArray());
        output.Position = 0;
        Assert.IsEmpty(new CabinetReader(output).Files);
    }

    [TestMethod]
    public void Symbolic_link_is_stored_as_the_file_that_it_leads_to()
    {
        var target = folder.PathOf("target.bin");
        File.WriteAllBytes(target, Contents.Text(70_000, 3));
        File.CreateSymbolicLink(folder.PathOf("second"), target);
        File.CreateSymbolicLink(folder.PathOf("first"), folder.PathOf("second"));

        var source = StreamSource.FromFile(folder.PathOf("first"));
        Assert.AreEqual(70_000, source.Length);
        Write([Entry("linked", source)], new CabinetOptions());

        ExternalTool.Run(folder.FullName, "cabextract", "-q", "-d", "out", "test.cab");
        CollectionAssert.AreEqual(File.ReadAllBytes(target), File.ReadAllBytes(folder.PathOf("out/linked")));
    }

    [TestMethod]
    public void The_most_files_are_stored()
    {
        var empty = StreamSource.FromBytes(default);
        var probe = Write([.. Enumerable.Range(0, 65535).Select(i => Entry($"f{i}", empty))], new CabinetOptions());
        Assert.HasCount(65535, probe.Files);
        ExternalTool.Run(folder.FullName, "cabextract", "-q", "-F", "f65534", "-t", "test.cab");
    }

    [TestMethod]
    public void More_than_two_gigabytes_are_refused()
    {
        CabinetEntry[] entries = [.. Enumerable.Range(1, 3).Select(i => Entry($"f{i}", new GeneratedStreamSource(1_000_000_000 + i)))];
        var options = new CabinetOptions { Compression = CabinetCompression.None };
        using var output = new LengthOnlyStream();
        var error = Assert.ThrowsExactly<MsiException>(() => CabinetWriter.Write(output, entries, options, null, CancellationToken.None));
        StringAssert.Contains(error.Message, "2,147,483,647");
    }

    [TestMethod]
    public void Files_that_cannot_be_read_or_change_are_named()
    {
        void Fails(string expected, params StreamSource[] contents)
        {
            CabinetEntry[] entries = [.. contents.Select((content, i) => Entry($"file{i}", content))];
            var options = new CabinetOptions { FolderLength = 10_000 };
            var error = Assert.ThrowsExactly<MsiException>(() => CabinetWriter.Write(new MemoryStream(), entries, options, null, CancellationToken.None));
            StringAssert.Contains(error.Message, expected);
        }

        var fine = new GeneratedStreamSource(20_000, 5);
        var path = folder.PathOf("gone");
        File.WriteAllText(path, "content");
        var gone = StreamSource.FromFile(path);
        File.Delete(path);
        Fails("file 'file1' (generated 9) became shorter", fine, new GeneratedStreamSource(10, 9, announcedLength: 20), fine);
        Fails("file 'file1' (generated 9) became longer", fine, new GeneratedStreamSource(40_000, 9, announcedLength: 32768), fine);
        Fails($"file 'file1' ({path}) cannot be read", fine, gone, fine);

        // Of several the first.
        Fails("file 'file2'", fine, new GeneratedStreamSource(20_000, 6), new GeneratedStreamSource(10, 9, announcedLength: 20), gone);

        // One that two files share, and that is another one when it is read again to be stored.
        Fails("changed while it was read", new ChangingStreamSource(), new GeneratedStreamSource(40_000, 1));
        Fails("changed while it was read", new GeneratedStreamSource(40_000, 7), new ChangingStreamSource(), new GeneratedStreamSource(40_000, 1));
    }

    [TestMethod]
    public void Cancellation_ends_the_writing()
    {
        using var cancelled = new CancellationTokenSource();
        CabinetEntry[] entries = [.. Enumerable.Range(1, 50).Select(i => Entry($"f{i}", new GeneratedStreamSource(100_000 + i, i)))];
        var progress = new Reports([], cancelled.Cancel);
        var options = new CabinetOptions { FolderLength = 1000 };
        Assert.Throws<OperationCanceledException>(() => CabinetWriter.Write(new MemoryStream(), entries, options, progress, cancelled.Token));
    }

    private static CabinetEntry Entry(string name, StreamSource content) => new(name, content, Time, CabinetFileAttributes.None);

    private CabinetProbe Write((string Name, byte[] Content)[] files, CabinetOptions options) =>
        Write([.. files.Select(file => Entry(file.Name, StreamSource.FromBytes(file.Content)))], options);

    private CabinetProbe Write(CabinetEntry[] entries, CabinetOptions options)
    {
        using (var output = File.Create(folder.PathOf("test.cab")))
        {
            CabinetWriter.Write(output, entries, options, null, CancellationToken.None);
        }

        return new CabinetProbe(File.ReadAllBytes(folder.PathOf("test.cab")));
    }

    private sealed class Reports(List<long> values, Action? then = null) : IProgress<long>
    {
        public void Report(long value)
        {
            values.Add(value);
            then?.Invoke();
        }
    }

    /// <summary>Gives the bytes of another source the first time and different ones later.</summary>
    private sealed class ChangingStreamSource : StreamSource
    {
        private int opened;

        public override long Length => 40_000;

        public override Stream Open() => new GeneratedStreamSource(Length, Interlocked.Increment(ref opened)).Open();
    }
}
