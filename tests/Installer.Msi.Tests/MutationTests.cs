using System.Buffers.Binary;
using System.Globalization;

using Installer.Msi.Cabinets;
using Installer.Msi.CompoundFiles;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

namespace Installer.Msi.Tests;

/// <summary>Whatever is done to a sound file, a reader gives something or says in an <see cref="MsiException"/> what is wrong.</summary>
[TestClass]
public sealed class MutationTests
{
    // Together with those of the tables over 2,000 in each run.
    private const int Mutations = 500;
    private const int NightlyMutations = 25_000;

    private static readonly uint[] TellingNumbers =
    [
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000,
        0xFFFFFFFA, 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF,
    ];

    [TestMethod]
    public void Database_reader() => MutateDatabase(Mutations);

    [TestMethod]
    [TestCategory("Nightly")]
    public void Database_reader_at_length() => MutateDatabase(NightlyMutations);

    [TestMethod]
    [DataRow(CabinetCompression.Mszip)]
    [DataRow(CabinetCompression.Lzx)]
    [DataRow(CabinetCompression.None)]
    public void Cabinet_reader(CabinetCompression compression) => MutateCabinet(compression, Mutations);

    [TestMethod]
    [TestCategory("Nightly")]
    [DataRow(CabinetCompression.Mszip)]
    [DataRow(CabinetCompression.Lzx)]
    [DataRow(CabinetCompression.None)]
    public void Cabinet_reader_at_length(CabinetCompression compression) => MutateCabinet(compression, NightlyMutations);

    private static void MutateDatabase(int count)
    {
        var database = SmallPackage.Create([("a.txt", new GeneratedStreamSource(5000, 1)), ("b.txt", new GeneratedStreamSource(10, 2))], new());
        SmallPackage.AddTable(database, "Binary", ["Name s72 key", "Data v0"],
            ["Big", new GeneratedStreamSource(5000, 3)], ["Small", new GeneratedStreamSource(100, 4)]);
        var output = new MemoryStream();
        MsiDatabaseWriter.Write(database, output);
        Mutate(output.ToArray(), 1, bytes =>
        {
            var read = MsiDatabaseReader.Read(new MemoryStream(bytes));
            var values = read.Tables.Values.SelectMany(table => table.Rows).SelectMany(row => row.OfType<StreamSource>());
            foreach (var content in read.Streams.Values.Concat(values))
            {
                using var stream = content.Open();
                stream.CopyTo(Stream.Null);
            }
        }, count);
    }

    /// <summary>The streams of a database are changed, not the file around them, so that what is in them is reached.</summary>
    [TestMethod]
    public void Tables_string_pool_and_summary_information()
    {
        var output = new MemoryStream();
        MsiDatabaseWriter.Write(SmallPackage.Create([("a.txt", new GeneratedStreamSource(50, 1))], new()), output);
        var root = CompoundFileReader.Read(output);
        var refused = 0;
        foreach (var (name, content) in root.Streams.Where(stream => stream.Value.Length > 0))
        {
            refused += Mutate(Contents.All(content), name.Length, bytes =>
            {
                var changed = new CompoundFileStorage { ClassId = root.ClassId };
                foreach (var (other, source) in root.Streams)
                {
                    changed.AddStream(other, other == name ? StreamSource.FromBytes(bytes) : source);
                }

                var file = new MemoryStream();
                CompoundFileWriter.Write(file, changed);
                MsiDatabaseReader.Read(file);
            }, Mutations / 7);
        }

        Assert.IsGreaterThan(100, refused);
    }

    private static void MutateCabinet(CabinetCompression compression, int count)
    {
        using var cabinet = new MemoryStream();
        var time = new DateTime(2026, 1, 2);
        StreamSource[] contents = [.. Enumerable.Range(0, 5).Select(i => StreamSource.FromBytes(Contents.Text(i * 9000, i)))];
        CabinetEntry[] entries = [.. contents.Select((content, i) => new CabinetEntry($"file{i}", content, time, CabinetFileAttributes.None))];
        CabinetWriter.Write(cabinet, entries, new CabinetOptions { Compression = compression, FolderLength = 40_000 }, null, CancellationToken.None);
        var sound = cabinet.ToArray();
        var blocks = new CabinetProbe(sound).Folders.SelectMany(folder => folder.Blocks).Select(block => block.Position).ToArray();
        var number = 0;
        Mutate(sound, (int)compression + 2, bytes =>
        {
            // Without checksums, every other time, the changed bytes reach the decoder.
            if (number++ % 2 == 0)
            {
                foreach (var position in blocks.Where(position => position + 4 <= bytes.Length))
                {
                    bytes.AsSpan(position, 4).Clear();
                }
            }

            new CabinetReader(new MemoryStream(bytes)).Extract(file => new BoundedStream(file.Length));
        }, count);
    }

    /// <returns>How many of the changed files were refused.</returns>
    private static int Mutate(byte[] sound, int seed, Action<byte[]> read, int count = Mutations)
    {
        read(sound[..]);
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < count; i++)
        {
            var (bytes, what) = Change(sound, random);
            try
            {
                read(bytes);
            }
            catch (MsiException e)
            {
                Assert.IsTrue(e.Message.Length > 10, e.Message);
                refused++;
            }
            catch (Exception e)
            {
                throw new AssertFailedException(string.Create(CultureInfo.InvariantCulture, $"Mutation {i} ({what}): {e}"), e);
            }
        }

        return refused;
    }

    private static (byte[] Bytes, string What) Change(byte[] sound, Random random)
    {
        var bytes = sound[..];

        // The tables of a format stand at its beginning, so half of the changes go there.
        int Position() => random.Next(random.Next(2) == 0 ? bytes.Length : Math.Min(bytes.Length, 2048));
        var position = Position();
        switch (random.Next(6))
        {
            case 0:
                bytes[position] ^= (byte)(1 << random.Next(8));
                return (bytes, $"bit at {position}");
            case 1:
                bytes[position] = (byte)random.Next(256);
                return (bytes, $"byte at {position}");
            case 2:
                var number = TellingNumbers[random.Next(TellingNumbers.Length)];
                var place = Math.Max(0, Math.Min(position & ~3, bytes.Length - 4));
                if (bytes.Length >= 4)
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(place), number);
                }

                return (bytes, $"number 0x{number:X} at {place}");
            case 3:
                return (bytes[..position], $"cut at {position}");
            case 4:
                var length = random.Next(1, Math.Min(600, bytes.Length));
                var (from, to) = (random.Next(bytes.Length - length), random.Next(bytes.Length - length));
                bytes.AsSpan(from, length).CopyTo(bytes.AsSpan(to));
                return (bytes, $"{length} bytes from {from} to {to}");
            default:
                for (var i = 0; i < 10; i++)
                {
                    bytes[Position()] = (byte)random.Next(256);
                }

                return (bytes, "ten bytes");
        }
    }

    /// <summary>Takes as many bytes as the cabinet announced for the file, and no more.</summary>
    private sealed class BoundedStream(long length) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Assert.IsLessThanOrEqualTo(length, Length + buffer.Length);
            base.Write(buffer);
        }
    }
}
