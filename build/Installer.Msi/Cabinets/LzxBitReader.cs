using System.Buffers.Binary;

namespace Installer.Msi.Cabinets;

/// <summary>Reads the bits of one packed frame: 16-bit words, low byte first, from the highest bit down.</summary>
internal ref struct LzxBitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;
    private ulong pending;
    private int pendingBits;

    /// <summary>Shows the next bits, the first one the highest; zeros behind the end.</summary>
    /// <param name="count">How many, 1 to 16.</param>
    public uint Peek(int count)
    {
        while (pendingBits < count)
        {
            var word = position + sizeof(ushort) <= bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[position..]) : (ushort)0;
            pending = (pending << LzxFormat.WordBits) | word;
            pendingBits += LzxFormat.WordBits;
            position += sizeof(ushort);
        }

        return (uint)(pending >> (pendingBits - count)) & ((1u << count) - 1);
    }

    /// <summary>Passes over bits that were shown.</summary>
    /// <exception cref="InvalidDataException">They lie behind the end.</exception>
    public void Skip(int count)
    {
        pendingBits -= count;
        if (position - (pendingBits / 8) > bytes.Length)
        {
            throw new InvalidDataException("its bits end too early.");
        }
    }

    /// <summary>Reads bits.</summary>
    /// <param name="count">How many, 0 to 32.</param>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public uint Read(int count)
    {
        uint value = 0;
        for (; count > LzxFormat.WordBits; count -= LzxFormat.WordBits)
        {
            value = (value << LzxFormat.WordBits) | Read(LzxFormat.WordBits);
        }

        if (count > 0)
        {
            value = (value << count) | Peek(count);
            Skip(count);
        }

        return value;
    }

    /// <summary>Goes to the bytes of an uncompressed block: passes over the rest of the word, or over a whole one where none is begun.</summary>
    /// <exception cref="InvalidDataException">The frame ends before.</exception>
    public void AlignForBytes()
    {
        var rest = pendingBits % LzxFormat.WordBits;
        Read(rest == 0 ? LzxFormat.WordBits : rest);

        // Whole words that were only shown are given back.
        position -= pendingBits / 8;
        pendingBits = 0;
    }

    /// <summary>Passes over the padding byte behind an odd number of bytes.</summary>
    public void AlignBytes() => position += position % sizeof(ushort);

    /// <summary>Reads bytes; only where <see cref="AlignForBytes"/> or this was called last.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > bytes.Length - position)
        {
            throw new InvalidDataException("its bytes end too early.");
        }

        var result = bytes.Slice(position, count);
        position += count;
        return result;
    }
}
