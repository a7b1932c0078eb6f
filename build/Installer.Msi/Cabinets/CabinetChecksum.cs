using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Installer.Msi.Cabinets;

/// <summary>The checksum of a cabinet's block (MS-CAB 3.1): the exclusive or of its 32-bit words, bytes and lengths both.</summary>
internal static class CabinetChecksum
{
    /// <summary>The checksum of a block.</summary>
    /// <param name="lengths">The four bytes of its packed and raw length.</param>
    /// <param name="reserved">The bytes that the cabinet reserves in every block.</param>
    /// <param name="packed">Its packed bytes.</param>
    public static uint Compute(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> reserved, ReadOnlySpan<byte> packed) =>
        Compute(lengths) ^ Compute(reserved) ^ Compute(packed);

    private static uint Compute(ReadOnlySpan<byte> bytes)
    {
        ulong wide = 0;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            wide ^= BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
        }

        var sum = (uint)wide ^ (uint)(wide >> 32);
        var rest = bytes[(bytes.Length & ~(sizeof(ulong) - 1))..];
        if (rest.Length >= sizeof(uint))
        {
            sum ^= BinaryPrimitives.ReadUInt32LittleEndian(rest);
            rest = rest[sizeof(uint)..];
        }

        // The last one to three bytes count as one big-endian number.
        uint last = 0;
        foreach (var value in rest)
        {
            last = (last << 8) | value;
        }

        return sum ^ last;
    }
}
