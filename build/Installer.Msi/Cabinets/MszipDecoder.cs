using System.Buffers.Binary;
using System.IO.Compression;

namespace Installer.Msi.Cabinets;

/// <summary>Unpacks the blocks of one folder of MSZIP.</summary>
/// <remarks>A block is a deflate stream whose window already holds the folder's last 32 KB. The framework's decoder cannot be given a
/// window, so these bytes go through it first as a stored block, and what comes out of that is passed over.</remarks>
internal sealed class MszipDecoder : IBlockDecoder
{
    private readonly byte[] input = new byte[CabinetFormat.Mszip.StoredHeaderLength + CabinetFormat.BlockLength + CabinetFormat.MaxPackedLength];
    private readonly byte[] output = new byte[CabinetFormat.BlockLength + CabinetFormat.BlockLength];
    private int windowLength;

    /// <inheritdoc/>
    public int MaxPackedLength => CabinetFormat.MaxPackedLength;

    /// <inheritdoc/>
    public byte[] Decode(ReadOnlySpan<byte> packed, int rawLength)
    {
        if (!packed.StartsWith(CabinetFormat.Mszip.Signature))
        {
            throw new InvalidDataException("it does not start with 'CK'.");
        }

        var inputLength = 0;
        if (windowLength > 0)
        {
            input[0] = 0;
            BinaryPrimitives.WriteUInt16LittleEndian(input.AsSpan(1), (ushort)windowLength);
            BinaryPrimitives.WriteUInt16LittleEndian(input.AsSpan(3), (ushort)~windowLength);
            output.AsSpan(0, windowLength).CopyTo(input.AsSpan(CabinetFormat.Mszip.StoredHeaderLength));
            inputLength = CabinetFormat.Mszip.StoredHeaderLength + windowLength;
        }

        var deflated = packed[CabinetFormat.Mszip.Signature.Length..];
        deflated.CopyTo(input.AsSpan(inputLength));
        inputLength += deflated.Length;
        using var inflate = new DeflateStream(new MemoryStream(input, 0, inputLength, writable: false), CompressionMode.Decompress);
        var wanted = windowLength + rawLength;
        var got = inflate.ReadAtLeast(output.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
        if (got != wanted || inflate.ReadByte() >= 0)
        {
            throw new InvalidDataException($"it unpacks to {(got < wanted ? "fewer" : "more")} than {rawLength} bytes.");
        }

        // The last 32 KB are the window of the next block.
        var end = Math.Min(wanted, CabinetFormat.BlockLength);
        var block = output.AsSpan(windowLength, rawLength).ToArray();
        output.AsSpan(wanted - end, end).CopyTo(output);
        windowLength = end;
        return block;
    }
}
