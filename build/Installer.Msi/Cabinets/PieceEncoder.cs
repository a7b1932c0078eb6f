using System.Buffers.Binary;
using System.Security.Cryptography;

using Installer.Msi.Streams;

namespace Installer.Msi.Cabinets;

/// <summary>Turns pieces of folders into blocks. One encoder serves one thread, piece after piece.</summary>
internal sealed class PieceEncoder(CabinetOptions options)
{
    private readonly byte[] raw = new byte[CabinetFormat.BlockLength];
    private readonly byte[] packed = new byte[CabinetFormat.MaxPackedLength];

    /// <summary>Reads and packs a piece.</summary>
    /// <exception cref="MsiException">A file cannot be read, or changed while it was read.</exception>
    public IEnumerable<CabinetBlock> Encode(CabinetPiece piece)
    {
        using var mszip = options.Compression == CabinetCompression.Mszip ? new MszipEncoder(options.CompressionLevel) : null;
        var historyLength = mszip is not null && piece.Start > 0 ? CabinetFormat.BlockLength : 0;
        var left = piece.Length ?? long.MaxValue;
        var filled = 0;
        foreach (var (entry, expectedHash) in piece.Contents)
        {
            using var reader = new ExactLengthReader(entry.Content, $"file '{entry.Name}'", piece.Start - historyLength);
            using var hash = expectedHash is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            if (historyLength > 0)
            {
                mszip!.Prime(raw.AsSpan(0, reader.Read(raw.AsSpan(0, historyLength))));
            }

            int read;
            while ((read = reader.Read(raw.AsSpan(filled, (int)Math.Min(raw.Length - filled, left)))) > 0)
            {
                hash?.AppendData(raw, filled, read);
                filled += read;
                left -= read;
                if (filled == raw.Length)
                {
                    yield return Pack(filled, mszip);
                    filled = 0;
                }
            }

            if (hash is not null && !hash.GetHashAndReset().AsSpan().SequenceEqual(expectedHash))
            {
                throw new MsiException($"The file '{entry.Name}' ({entry.Content.Name}) changed while it was read.");
            }
        }

        if (filled > 0)
        {
            yield return Pack(filled, mszip);
        }
    }

    private CabinetBlock Pack(int rawLength, MszipEncoder? mszip)
    {
        var content = mszip is null ? raw.AsSpan(0, rawLength) : packed.AsSpan(0, mszip.Encode(raw.AsSpan(0, rawLength), packed));
        var block = new byte[CabinetFormat.BlockHeaderLength + content.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(CabinetFormat.Block.PackedLength), (ushort)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(CabinetFormat.Block.RawLength), (ushort)rawLength);
        content.CopyTo(block.AsSpan(CabinetFormat.BlockHeaderLength));
        var lengths = block.AsSpan(CabinetFormat.Block.PackedLength, sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(CabinetFormat.Block.Checksum), CabinetChecksum.Compute(lengths, [], content));
        return new CabinetBlock(block, rawLength);
    }
}
