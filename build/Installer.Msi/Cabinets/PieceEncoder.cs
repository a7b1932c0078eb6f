using System.Buffers.Binary;
using System.Security.Cryptography;

using Installer.Msi.Streams;

namespace Installer.Msi.Cabinets;

/// <summary>Turns pieces of folders into blocks. One encoder serves one thread, piece after piece.</summary>
internal sealed class PieceEncoder : IDisposable
{
    private readonly byte[] raw = new byte[CabinetFormat.BlockLength];
    private readonly Queue<CabinetBlock> packed = new();
    private readonly IBlockEncoder encoder;

    /// <summary>Makes an encoder.</summary>
    public PieceEncoder(CabinetOptions options) => encoder = options.Compression switch
    {
        CabinetCompression.Mszip => new MszipEncoder(options.CompressionLevel, AddBlock),
        CabinetCompression.Lzx => new LzxEncoder(options.LzxWindowBits, options.TranslatesCalls, AddBlock),
        _ => new StoredEncoder(AddBlock),
    };

    /// <summary>Reads and packs a piece.</summary>
    /// <exception cref="MsiException">A file cannot be read, or changed while it was read.</exception>
    public IEnumerable<CabinetBlock> Encode(CabinetPiece piece)
    {
        packed.Clear();
        var history = (int)Math.Min(piece.Start, encoder.HistoryLength);
        encoder.Start(piece.Start, history);
        var left = piece.Length ?? long.MaxValue;
        var filled = 0;
        var isWhole = piece is { Start: 0, Length: null };
        foreach (var (entry, expectedHash) in piece.Contents)
        {
            using var reader = new ExactLengthReader(entry.Content, $"file '{entry.Name}'", piece.Start - history);
            using var hash = isWhole && expectedHash is not null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
            for (; history > 0; history -= raw.Length)
            {
                reader.Read(raw);
                encoder.Prime(raw);
            }

            int read;
            while ((read = reader.Read(raw.AsSpan(filled, (int)Math.Min(raw.Length - filled, left)))) > 0)
            {
                hash?.AppendData(raw, filled, read);
                filled += read;
                left -= read;
                if (filled == raw.Length)
                {
                    encoder.Encode(raw, endsPiece: left == 0);
                    filled = 0;
                }

                while (packed.TryDequeue(out var block))
                {
                    yield return block;
                }
            }

            // A piece has no hash of its own; there the file's time must do.
            if (hash is null ? !isWhole && entry.Content.HasChanged : !hash.GetHashAndReset().AsSpan().SequenceEqual(expectedHash))
            {
                throw new MsiException($"The file '{entry.Name}' ({entry.Content.Name}) changed while it was read.");
            }
        }

        if (filled > 0)
        {
            encoder.Encode(raw.AsSpan(0, filled), endsPiece: false);
        }

        encoder.Finish();
        while (packed.TryDequeue(out var block))
        {
            yield return block;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => encoder.Dispose();

    private void AddBlock(ReadOnlySpan<byte> content, int rawLength)
    {
        var block = new byte[CabinetFormat.BlockHeaderLength + content.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(CabinetFormat.Block.PackedLength), (ushort)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(CabinetFormat.Block.RawLength), (ushort)rawLength);
        content.CopyTo(block.AsSpan(CabinetFormat.BlockHeaderLength));
        var lengths = block.AsSpan(CabinetFormat.Block.PackedLength, sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(CabinetFormat.Block.Checksum), CabinetChecksum.Compute(lengths, [], content));
        packed.Enqueue(new CabinetBlock(block, rawLength));
    }
}
