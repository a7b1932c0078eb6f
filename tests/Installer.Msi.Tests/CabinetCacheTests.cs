using System.Security.Cryptography;

using Installer.Msi.Cabinets;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

/// <summary>What was packed is found again when, and only when, its bytes would be the same.</summary>
[TestClass]
public sealed class CabinetCacheTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string CacheFolder => folder.PathOf("cache");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(CabinetCompression.Mszip)]
    [DataRow(CabinetCompression.Lzx)]
    [DataRow(CabinetCompression.None)]
    public void Unchanged_content_is_not_read_again_and_gives_the_same_bytes(CabinetCompression compression)
    {
        var options = new CabinetOptions { Compression = compression, FolderLength = 70_000 };
        var sources = Sources();
        var expected = Write(sources, options);
        var cached = options with { Cache = new CabinetCache(CacheFolder) };
        CollectionAssert.AreEqual(expected, Write(sources, cached));
        var opened = sources.Sum(source => source.Opened);

        CollectionAssert.AreEqual(expected, Write(sources, cached));

        Assert.AreEqual(opened, sources.Sum(source => source.Opened), "Nothing was read again.");

        sources[1] = new CountingSource(Contents.Text(60_000, 99));
        CollectionAssert.AreEqual(Write(sources, options), Write(sources, cached));
        CollectionAssert.AreEqual(Write(Sources(), options with { CompressionLevel = 1 }), Write(Sources(), cached with { CompressionLevel = 1 }));
        CollectionAssert.AreEqual(Write(Sources(), options with { LzxWindowBits = 15 }), Write(Sources(), cached with { LzxWindowBits = 15 }));
    }

    [TestMethod]
    public void Broken_entries_are_packed_anew()
    {
        var options = new CabinetOptions { FolderLength = 70_000 };
        var expected = Write(Sources(), options);
        var cached = options with { Cache = new CabinetCache(CacheFolder) };
        Write(Sources(), cached);
        var entries = Directory.GetFiles(CacheFolder);
        Assert.IsGreaterThan(3, entries.Length);
        foreach (var change in new Func<byte[], byte[]>[] { bytes => [], bytes => bytes[..^1], bytes => bytes[..10], bytes => [.. bytes, 0], Flip })
        {
            foreach (var entry in entries)
            {
                File.WriteAllBytes(entry, change(File.ReadAllBytes(entry)));
            }

            CollectionAssert.AreEqual(expected, Write(Sources(), cached));
        }

        static byte[] Flip(byte[] bytes)
        {
            bytes[bytes.Length / 2] ^= 1;
            return bytes;
        }
    }

    [TestMethod]
    public void Content_that_is_not_what_was_announced_is_refused_and_not_kept()
    {
        var cache = new CabinetCache(CacheFolder);
        CabinetEntry[] entries = [Entry("file", new CountingSource(Contents.Text(50_000, 1))) with { Sha256 = new byte[32] }];

        var error = Assert.ThrowsExactly<MsiException>(
            () => CabinetWriter.Write(new MemoryStream(), entries, new CabinetOptions { Cache = cache }, null, CancellationToken.None));

        StringAssert.Contains(error.Message, "file 'file'");
        StringAssert.Contains(error.Message, "changed while it was read");
        Assert.IsEmpty(Directory.GetFiles(CacheFolder));
    }

    [TestMethod]
    public void A_long_file_that_changes_while_it_is_packed_in_pieces_is_refused()
    {
        var path = folder.PathOf("long");
        File.WriteAllBytes(path, Contents.Text(300_000, 1));
        var entry = Entry("long", StreamSource.FromFile(path)) with { Sha256 = SHA256.HashData(File.ReadAllBytes(path)) };
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var options = new CabinetOptions { FolderLength = 70_000, Cache = new CabinetCache(CacheFolder) };

        var error = Assert.ThrowsExactly<MsiException>(() => CabinetWriter.Write(new MemoryStream(), [entry], options, null, CancellationToken.None));

        StringAssert.Contains(error.Message, $"'long' ({path}) changed while it was read");
        Assert.IsEmpty(Directory.GetFiles(CacheFolder));
    }

    [TestMethod]
    public void Cache_that_cannot_be_written_fails_no_cabinet_and_says_why()
    {
        CountingSource[] sources = [new CountingSource(Contents.Text(50_000, 1))];
        var expected = Write(sources, new CabinetOptions());
        File.WriteAllText(folder.PathOf("file"), "a file is where the folder should be");

        foreach (var path in new[] { folder.PathOf("file"), CacheFolder })
        {
            var cache = new CabinetCache(path);
            if (path == CacheFolder)
            {
                Assert.IsNull(cache.Failure);
                Directory.Delete(CacheFolder);
            }

            CollectionAssert.AreEqual(expected, Write(sources, new CabinetOptions { Cache = cache }));
            cache.Trim();

            Assert.IsNotNull(cache.Failure);
            StringAssert.Contains(cache.Failure, $"'{path}' cannot be written: ");
        }
    }

    [TestMethod]
    public void What_was_not_used_for_longest_is_deleted()
    {
        var options = new CabinetOptions { Cache = new CabinetCache(CacheFolder) { MaxLength = 110_000 } };
        var names = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            Write([new CountingSource(Contents.Noise(50_000, i))], options);
            names.Add(Directory.GetFiles(CacheFolder).Except(names).Single());
            File.SetLastWriteTimeUtc(names[i], new DateTime(2026, 1, 1 + i, 0, 0, 0, DateTimeKind.Utc));
        }

        Write([new CountingSource(Contents.Noise(50_000, 0))], options);
        options.Cache.Trim();

        CollectionAssert.AreEquivalent(new[] { names[0], names[2] }, Directory.GetFiles(CacheFolder));
    }

    private static CountingSource[] Sources() =>
    [
        new([]), new(Contents.Text(50_000, 1)), new(Contents.Text(40_000, 2)), new(Contents.Noise(40_000, 3)),
        new(Contents.Text(50_000, 1)), new(Contents.Text(200_000, 4)), new([5]),
    ];

    private static CabinetEntry Entry(string name, StreamSource source) => new(name, source, new DateTime(2026, 1, 2), CabinetFileAttributes.None);

    private static byte[] Write(CountingSource[] sources, CabinetOptions options)
    {
        var output = new MemoryStream();
        CabinetEntry[] entries = [.. sources.Select((source, i) => Entry($"file{i}", source) with { Sha256 = SHA256.HashData(source.Content) })];
        CabinetWriter.Write(output, entries, options, null, CancellationToken.None);
        return output.ToArray();
    }

    private sealed class CountingSource(byte[] content) : StreamSource
    {
        private int opened;

        public byte[] Content => content;

        public int Opened => opened;

        public override long Length => content.Length;

        public override bool CanSeek => true;

        public override Stream Open()
        {
            Interlocked.Increment(ref opened);
            return new MemoryStream(content, writable: false);
        }
    }
}
