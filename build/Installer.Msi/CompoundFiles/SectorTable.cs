using System.Buffers.Binary;

namespace Installer.Msi.CompoundFiles;

/// <summary>A FAT or mini FAT that is to be written: for each sector the next one of its chain. Chains are made of consecutive sectors.</summary>
internal sealed class SectorTable
{
    private readonly uint[] next;
    private int count;

    /// <summary>Makes a table of free sectors.</summary>
    /// <param name="capacity">How many sectors it describes.</param>
    public SectorTable(int capacity)
    {
        next = new uint[capacity];
        Array.Fill(next, CompoundFileFormat.FreeSector);
    }

    /// <summary>Takes the next sectors for a chain.</summary>
    /// <returns>The chain's first sector, or the end-of-chain mark when it has none.</returns>
    public uint AddChain(int length)
    {
        if (length == 0)
        {
            return CompoundFileFormat.EndOfChain;
        }

        var first = count;
        for (var i = 1; i < length; i++)
        {
            next[count] = (uint)++count;
        }

        next[count++] = CompoundFileFormat.EndOfChain;
        return (uint)first;
    }

    /// <summary>Marks the next sectors as belonging to the FAT or DIFAT itself.</summary>
    /// <returns>The first of them, or the end-of-chain mark when there is none.</returns>
    public uint AddMarks(int length, uint mark)
    {
        var first = (uint)count;
        next.AsSpan(count, length).Fill(mark);
        count += length;
        return length == 0 ? CompoundFileFormat.EndOfChain : first;
    }

    /// <summary>The table as it is stored.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[next.Length * sizeof(uint)];
        for (var i = 0; i < next.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), next[i]);
        }

        return bytes;
    }
}
