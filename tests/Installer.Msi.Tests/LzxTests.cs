using Installer.Msi.Cabinets;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

/// <summary>What is packed with LZX is read back byte for byte by libmspack, in <c>cabextract</c>, and by the reader here, which share no code.</summary>
[TestClass]
public sealed class LzxTests : IDisposable
{
    private const int Frame = 32768;

    private static readonly DateTime Time = new(2026, 1, 2, 3, 4, 6);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Each content in a cabinet of its own, so that it starts and ends the bit stream.</summary>
    [TestMethod]
    [DataRow(15, false)]
    [DataRow(18, false)]
    [DataRow(21, false)]
    [DataRow(21, true)]
    public void Every_kind_of_content_is_read_back(int windowBits, bool translatesCalls)
    {
        (string Name, byte[] Content)[] contents =
        [
            ("empty", []), ("one byte", [7]), ("two bytes", [7, 7]), ("three", "abc"u8.ToArray()),
            ("frame less one", Contents.Text(Frame - 1, 1)), ("frame", Contents.Text(Frame, 2)), ("frame and one", Contents.Text(Frame + 1, 3)),
            ("frames", Contents.Text(3 * Frame, 4)), ("noise", Contents.Noise(Frame, 5)), ("noise and one", Contents.Noise((2 * Frame) + 1, 6)),
            ("zeros", new byte[Frame * 40]), ("one letter", [.. Enumerable.Repeat((byte)'x', 1000)]), ("every byte once", [.. Enumerable.Range(0, 256).Select(i => (byte)i)]),
            ("text, noise, text", [.. Contents.Text(100_000, 7), .. Contents.Noise(100_001, 8), .. Contents.Text(100_000, 7)]),
            ("two letters", [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i % 2 == 0 ? 'x' : 'y'))]),
            ("far back", [.. Contents.Noise(100_000, 9), .. new byte[2_000_000], .. Contents.Noise(90_000, 9)]),
            ("as far back as can be told", [.. Contents.Noise(9000, 10), .. new byte[(1 << windowBits) - 9003], .. Contents.Noise(9000, 10)]),
            ("one byte too far back", [.. Contents.Noise(9000, 10), .. new byte[(1 << windowBits) - 9002], .. Contents.Noise(9000, 10)]),
            ("calls", Calls(300_000, 11)), ("only calls", [.. Enumerable.Repeat((byte)0xE8, 200_000)]),
        ];
        foreach (var (name, content) in contents)
        {
            CabinetEntry[] entries = [new(name, StreamSource.FromBytes(content), Time, CabinetFileAttributes.None)];
            var options = new CabinetOptions { Compression = CabinetCompression.Lzx, LzxWindowBits = windowBits, TranslatesCalls = translatesCalls };
            AssertReadBack(entries, options);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Folders_and_pieces_are_read_back_whatever_the_number_of_threads(bool translatesCalls)
    {
        var shared = Contents.Text(90_000, 4);
        byte[] longFile = [.. Contents.Noise(20_000, 1), .. Contents.Text(300_000, 2), .. Contents.Noise(200_000, 3), .. Calls(400_000, 4), .. Contents.Text(77_777, 2)];
        byte[][] contents = [Contents.Text(5000, 1), [], shared, longFile, Contents.Noise(70_000, 5), shared, Contents.Text(200_000, 6), new byte[400_000], shared];
        CabinetEntry[] entries =
            [.. contents.Select((content, i) => new CabinetEntry($"file{i}", StreamSource.FromBytes(content), Time, CabinetFileAttributes.None))];
        var options = new CabinetOptions { Compression = CabinetCompression.Lzx, LzxWindowBits = 17, FolderLength = 3 * Frame, TranslatesCalls = translatesCalls };
        byte[]? expected = null;
        foreach (var threads in new[] { 1, 2, 7 })
        {
            AssertReadBack(entries, options with { MaxDegreeOfParallelism = threads });
            var bytes = File.ReadAllBytes(folder.PathOf("test.cab"));
            CollectionAssert.AreEqual(expected ??= bytes, bytes);
        }

        // The long file is one folder, though it was packed in pieces.
        var probe = new CabinetProbe(expected!);
        var longFolder = probe.Folders[probe.Files[3].Folder];
        Assert.HasCount((longFile.Length + Frame - 1) / Frame, longFolder.Blocks);
        Assert.AreEqual(3 | (17 << 8), longFolder.Compression);
    }

    /// <summary>A piece finds what stands before it, as far back as the window goes.</summary>
    [TestMethod]
    public void A_piece_refers_back_to_the_piece_before_it()
    {
        var period = Contents.Noise(90_000, 1);
        byte[] content = [.. Enumerable.Range(0, 1_000_001).Select(i => period[i % period.Length])];
        CabinetEntry[] entries = [new("long", StreamSource.FromBytes(content), Time, CabinetFileAttributes.None)];
        AssertReadBack(entries, new CabinetOptions { Compression = CabinetCompression.Lzx, LzxWindowBits = 18, FolderLength = 4 * Frame });
        Assert.IsLessThan(2 * period.Length, (int)new FileInfo(folder.PathOf("test.cab")).Length);
    }

    [TestMethod]
    public void A_larger_window_and_the_codes_of_LZX_make_cabinets_smaller()
    {
        byte[] content = [.. Contents.Text(1_000_000, 1), .. Contents.Noise(300_000, 2), .. Contents.Text(1_000_000, 3), .. Contents.Noise(300_000, 2)];
        int Length(CabinetOptions options)
        {
            var output = new MemoryStream();
            CabinetWriter.Write(output, [new("file", StreamSource.FromBytes(content), Time, CabinetFileAttributes.None)], options, null, CancellationToken.None);
            return (int)output.Length;
        }

        var lzx = new CabinetOptions { Compression = CabinetCompression.Lzx };
        var (small, middle, large) = (Length(lzx with { LzxWindowBits = 15 }), Length(lzx with { LzxWindowBits = 18 }), Length(lzx));
        Assert.IsLessThan(Length(new CabinetOptions { CompressionLevel = 9 }), small);
        Assert.IsLessThanOrEqualTo(small, middle);
        Assert.IsLessThan(middle - 290_000, large, "The second noise is found in a window of 2 MB only.");
    }

    private static byte[] Calls(int length, int seed)
    {
        // Calls of a few functions from everywhere, and some numbers at the edges of what is translated.
        var random = new Random(seed);
        int[] edges = [0, -1, 1, 12_000_000, 11_999_999, -12_000_000, int.MaxValue, int.MinValue];
        var bytes = new byte[length];
        for (var i = 0; i + 5 <= length; i += random.Next(1, 40))
        {
            bytes[i] = 0xE8;
            var target = random.Next(4) switch { 0 => edges[random.Next(edges.Length)], 1 => random.Next(-2 * i, length), _ => (random.Next(20) * 1000) - i };
            BitConverter.TryWriteBytes(bytes.AsSpan(i + 1), target);
        }

        return bytes;
    }

    private void AssertReadBack(CabinetEntry[] entries, CabinetOptions options)
    {
        var path = folder.PathOf("test.cab");
        using (var output = File.Create(path))
        {
            CabinetWriter.Write(output, entries, options, null, CancellationToken.None);
        }

        var probe = new CabinetProbe(File.ReadAllBytes(path));
        Assert.IsTrue(probe.Folders.SelectMany(packed => packed.Blocks).All(block => block.Packed.Length <= block.RawLength + 6144 && block.Packed.Length % 2 == 0));
        ExternalTool.Run(folder.FullName, "cabextract", "-q", "-d", "out", "test.cab");
        using var input = File.OpenRead(path);
        var extracted = new Dictionary<string, MemoryStream>();
        new CabinetReader(input).Extract(file => extracted[file.Name] = new MemoryStream());
        foreach (var entry in entries)
        {
            var content = Contents.All(entry.Content);
            Assert.IsTrue(content.AsSpan().SequenceEqual(File.ReadAllBytes(folder.PathOf("out/" + entry.Name))), $"cabextract: {entry.Name}");
            Assert.IsTrue(content.AsSpan().SequenceEqual(extracted[entry.Name].ToArray()), $"CabinetReader: {entry.Name}");
        }
    }
}
