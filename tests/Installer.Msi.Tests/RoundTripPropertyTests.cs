using FsCheck;
using FsCheck.Fluent;

using Installer.Msi.Cabinets;
using Installer.Msi.CompoundFiles;
using Installer.Msi.Database;
using Installer.Msi.Streams;
using Installer.Msi.Tests.TestSupport;

using Microsoft.FSharp.Core;

namespace Installer.Msi.Tests;

/// <summary>What is written reads back the same, for anything that FsCheck thinks of; always the same things, from a fixed seed.</summary>
[TestClass]
public sealed class RoundTripPropertyTests
{
    private const string Letters = "abcXYZ019._- äЖ日㗀";

    private static readonly Gen<string> Texts = Gen.Elements(Letters.ToCharArray()).ArrayOf().Select(letters => new string(letters));

    // Lengths at and around what changes how a stream is stored.
    private static readonly Gen<int> Lengths = Gen.OneOf(Gen.Choose(0, 300), Gen.Elements(511, 512, 513, 4095, 4096, 4097), Gen.Choose(4000, 40_000));

    [TestMethod]
    public void Compound_files() => Check(
        Gen.Elements(Letters.ToCharArray()).NonEmptyListOf().Select(letters => new string([.. letters.Take(31)])).Zip(Lengths).ListOf(),
        streams =>
        {
            var root = new CompoundFileStorage { ClassId = new Guid("11111111-2222-3333-4444-555555555555") };
            foreach (var (name, length) in streams)
            {
                var (storage, stream) = (new CompoundFileStorage(), new GeneratedStreamSource(length, length + 1));
                if (!root.Streams.Keys.Concat(root.Storages.Keys).Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    if (length % 5 == 0)
                    {
                        storage.AddStream(name, stream);
                        root.AddStorage(name, storage);
                    }
                    else
                    {
                        root.AddStream(name, stream);
                    }
                }
            }

            var output = new MemoryStream();
            CompoundFileWriter.Write(output, root);
            var probe = new CompoundFileProbe(output.ToArray());
            probe.CheckSectors();
            probe.CheckTrees();
            DatabaseComparison.AssertSame(root, CompoundFileReader.Read(output));
        });

    [TestMethod]
    public void Databases() => Check(
        Texts.Zip(Gen.Choose(-32767, 32767)).Zip(Gen.Choose(-int.MaxValue, int.MaxValue)).Zip(Texts).Zip(Gen.Choose(0, 3)).ListOf(),
        rows =>
        {
            var database = new MsiDatabase { Codepage = 65001 };
            var table = SmallPackage.AddTable(database, "Table", ["Key s72 key", "Number I2 key", "Wide I4", "Text L0", "Data V0"]);
            var keys = new HashSet<(string, int)>();
            foreach (var ((((key, number), wide), text), kind) in rows)
            {
                // Streams are named after the key, which must be short enough then and unlike any other name.
                var name = $"k{keys.Count}" + (kind == 0 ? key : "");
                if (keys.Add((name, number)))
                {
                    table.AddRow(name, number, kind == 1 ? null : wide, text, kind == 2 ? new GeneratedStreamSource(Math.Abs(number), number) : null);
                }
            }

            var output = new MemoryStream();
            MsiDatabaseWriter.Write(database, output);
            _ = new DatabaseProbe(output.ToArray());
            DatabaseComparison.AssertSame(database, MsiDatabaseReader.Read(output));
        });

    [TestMethod]
    public void Cabinets() => Check(
        Gen.Choose(0, 80_000).Zip(Gen.Choose(0, 20)).NonEmptyListOf().Zip(Gen.Choose(1, 200_000)).Zip(Gen.Choose(0, 9)),
        input =>
        {
            var ((contents, folderLength), level) = input;
            var time = new DateTime(2026, 1, 2);
            var sources = contents.Take(12).Select(content =>
            {
                var (length, seed) = content;
                return StreamSource.FromBytes(seed % 3 == 0 ? Contents.Noise(length, seed) : Contents.Text(length, seed));
            }).ToArray();
            const CabinetFileAttributes attributes = CabinetFileAttributes.None;
            CabinetEntry[] entries = [.. sources.Concat(sources.Take(3)).Select((source, i) => new CabinetEntry($"file {i}", source, time, attributes))];
            var options = new CabinetOptions
            {
                Compression = level == 0 ? CabinetCompression.None : CabinetCompression.Mszip,
                CompressionLevel = Math.Max(1, level),
                FolderLength = folderLength,
                MaxDegreeOfParallelism = 2,
            };
            using var cabinet = new MemoryStream();
            CabinetWriter.Write(cabinet, entries, options, null, CancellationToken.None);
            cabinet.Position = 0;

            var probe = new CabinetProbe(cabinet.ToArray());
            var unpacked = probe.Folders.Select(folder => level == 0
                ? [.. folder.Blocks.SelectMany(block => block.Packed)]
                : new DeflateProbe().Inflate(folder.Blocks)).ToArray();
            var extracted = new Dictionary<string, MemoryStream>();
            new CabinetReader(cabinet).Extract(file => extracted[file.Name] = new MemoryStream());
            foreach (var (entry, file) in entries.Zip(probe.Files))
            {
                var expected = Contents.All(entry.Content);
                CollectionAssert.AreEqual(expected, extracted[entry.Name].ToArray(), entry.Name);
                CollectionAssert.AreEqual(expected, unpacked[file.Folder].AsSpan((int)file.Offset, (int)file.Length).ToArray(), entry.Name);
            }
        },
        count: 15);

    [TestMethod]
    public void Stream_names() => Check(
        Texts,
        name =>
        {
            if (name.Length > 0)
            {
                try
                {
                    Assert.AreEqual(name, StreamName.Unpack(StreamName.Pack(name), out var isTable));
                    Assert.IsFalse(isTable);
                }
                catch (MsiException e)
                {
                    Assert.IsTrue(name.Length > 31 || name.Contains('㗀', StringComparison.Ordinal), e.Message);
                }
            }
        },
        count: 500);

    private static void Check<T>(Gen<T> generator, Action<T> property, int count = 60)
    {
        var seed = new Replay(new Rnd(20261123, 1), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(40).WithReplay(FSharpOption<Replay>.Some(seed));
        FsCheck.Check.One(config, Prop.ForAll(generator.ToArbitrary(), property));
    }
}
