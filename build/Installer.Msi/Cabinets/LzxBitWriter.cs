using System.Buffers.Binary;

namespace Installer.Msi.Cabinets;

/// <summary>Writes the bits of one packed frame: 16-bit words, low byte first, filled from the highest bit down.</summary>
internal sealed class LzxBitWriter(int capacity)
{
    private readonly byte[] bytes = new byte[capacity];
    private ulong pending;
    private int pendingBits;
    private int length;

    /// <summary>What was written, up to the last whole word.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Begins a new frame.</summary>
    public void Clear() => (pending, pendingBits, length) = (0, 0, 0);

    /// <summary>Writes bits.</summary>
    /// <param name="value">The bits, nothing above them.</param>
    /// <param name="count">How many, at most 32.</param>
    public void Write(uint value, int count)
    {
        pending = (pending << count) | value;
        pendingBits += count;
        while (pendingBits >= LzxFormat.WordBits)
        {
            pendingBits -= LzxFormat.WordBits;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(length), (ushort)(pending >> pendingBits));
            length += sizeof(ushort);
        }
    }

    /// <summary>Fills the last word.</summary>
    public void Align()
    {
        if (pendingBits > 0)
        {
            Write(0, LzxFormat.WordBits - pendingBits);
        }
    }

    /// <summary>Goes to the bytes of an uncompressed block: fills the last word, or adds an empty one where none is begun.</summary>
    public void AlignForBytes() => Write(0, LzxFormat.WordBits - pendingBits);

    /// <summary>Writes a number of four bytes; only at a whole word.</summary>
    public void WriteNumber(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(length), value);
        length += sizeof(uint);
    }

    /// <summary>Writes bytes and fills the last word; only at a whole word.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(bytes.AsSpan(length));
        length += value.Length;
        if (value.Length % sizeof(ushort) != 0)
        {
            bytes[length++] = 0;
        }
    }
}
