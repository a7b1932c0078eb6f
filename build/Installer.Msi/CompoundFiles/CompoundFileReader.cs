using System.Buffers.Binary;
using System.Collections;

namespace Installer.Msi.CompoundFiles;

/// <summary>Reads compound files, version 3 and 4 (MS-CFB).</summary>
/// <remarks>Every number in the file is checked before it is used, and no sector is taken twice, so that a file that was made to harm costs
/// no more than its length.</remarks>
public sealed partial class CompoundFileReader
{
    private readonly Stream input;
    private readonly long length;
    private readonly int sectorShift;
    private readonly int sectorCount;
    private readonly BitArray takenSectors;
    private readonly byte[] header;
    private readonly List<uint> fatSectors;
    private readonly uint[] fat;
    private readonly uint[] miniFat;
    private readonly uint[] miniStreamSectors;
    private readonly BitArray takenMiniSectors;
    private readonly byte[] directory;
    private readonly uint[] directorySectors;

    private CompoundFileReader(Stream input)
    {
        this.input = input;
        length = input.Length;
        header = ReadHeader(out sectorShift);
        sectorCount = (int)Math.Min(Math.Max(0, (length + SectorLength - 1) / SectorLength - 1), CompoundFileFormat.MaxRegularSector / 2);
        takenSectors = new BitArray(sectorCount);
        fatSectors = ReadFatSectorNumbers();
        fat = ReadTable(fatSectors);

        directorySectors = ReadChainFromHeader(CompoundFileFormat.Header.FirstDirectorySector, "directory");
        directory = ReadSectors(directorySectors);
        if (directory.Length == 0 || directory[CompoundFileFormat.DirectoryEntry.Type] != CompoundFileFormat.EntryType.Root)
        {
            throw Error(CompoundFileFormat.Header.FirstDirectorySector, "the directory does not start with a root storage.");
        }

        miniFat = ReadTable(ReadChainFromHeader(CompoundFileFormat.Header.FirstMiniFatSector, "mini FAT"));
        var miniStreamLength = EntryStreamLength(0);
        miniStreamSectors = miniStreamLength == 0
            ? []
            : ReadChain(
                EntryNumber(0, CompoundFileFormat.DirectoryEntry.FirstSector),
                EntryOffset(0) + CompoundFileFormat.DirectoryEntry.FirstSector,
                miniStreamLength,
                "mini stream");
        var miniSectorCount = (miniStreamLength + CompoundFileFormat.MiniSectorLength - 1) / CompoundFileFormat.MiniSectorLength;
        takenMiniSectors = new BitArray((int)Math.Min(miniSectorCount, miniFat.Length));
    }

    private int SectorLength => 1 << sectorShift;

    private uint EntriesPerSector => (uint)SectorLength / sizeof(uint);

    /// <summary>Reads a compound file's directory and tables of sectors. Its streams are read from <paramref name="input"/> when they are opened.</summary>
    /// <param name="input">A stream that can seek, the file from its start; it stays open and must outlive what is returned.</param>
    /// <exception cref="MsiException">The file is not a well-formed compound file.</exception>
    public static CompoundFileStorage Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.CanSeek
            ? new CompoundFileReader(input).ReadRootStorage()
            : throw new ArgumentException("A compound file can only be read where one can seek.", nameof(input));
    }

    private static MsiException Error(long offset, string what) => new($"Compound file, offset 0x{offset:X}: {what}");

    private byte[] ReadHeader(out int shift)
    {
        if (length < CompoundFileFormat.HeaderLength)
        {
            throw Error(0, $"the file has {length} bytes, fewer than a header.");
        }

        var bytes = ReadAt(0, CompoundFileFormat.HeaderLength);
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != CompoundFileFormat.Signature)
        {
            throw Error(0, "the signature of a compound file is missing.");
        }

        ushort Number(int position) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(position));
        shift = Number(CompoundFileFormat.Header.SectorShift);
        var version = Number(CompoundFileFormat.Header.MajorVersion);
        if ((version, shift) is not ((3, CompoundFileFormat.SectorShift) or (4, CompoundFileFormat.SectorShiftVersion4)))
        {
            throw Error(CompoundFileFormat.Header.MajorVersion, $"version {version} with sectors of 2^{shift} bytes is not known.");
        }

        if (Number(CompoundFileFormat.Header.ByteOrder) != 0xFFFE)
        {
            throw Error(CompoundFileFormat.Header.ByteOrder, "the byte order mark is wrong.");
        }

        if (Number(CompoundFileFormat.Header.MiniSectorShift) != CompoundFileFormat.MiniSectorShift
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(CompoundFileFormat.Header.MiniStreamCutoff)) != CompoundFileFormat.MiniStreamCutoff)
        {
            throw Error(CompoundFileFormat.Header.MiniSectorShift, "the mini stream is not of sectors of 64 bytes for streams below 4,096.");
        }

        return bytes;
    }

    private uint HeaderNumber(int position) => BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(position));

    /// <summary>The sectors of the FAT, named by the header and by the chain of DIFAT sectors.</summary>
    private List<uint> ReadFatSectorNumbers()
    {
        var wanted = HeaderNumber(CompoundFileFormat.Header.FatSectorCount);
        if (wanted > sectorCount)
        {
            throw Error(CompoundFileFormat.Header.FatSectorCount, $"{wanted} FAT sectors are more than the file has sectors.");
        }

        var sectors = new List<uint>();
        void AddAll(ReadOnlySpan<byte> numbers, long offset)
        {
            for (var i = 0; i + sizeof(uint) <= numbers.Length && sectors.Count < wanted; i += sizeof(uint))
            {
                var sector = BinaryPrimitives.ReadUInt32LittleEndian(numbers[i..]);
                Take(sector, offset + i, "FAT");
                sectors.Add(sector);
            }
        }

        AddAll(header.AsSpan(CompoundFileFormat.Header.Difat), CompoundFileFormat.Header.Difat);
        var next = HeaderNumber(CompoundFileFormat.Header.FirstDifatSector);
        long nextOffset = CompoundFileFormat.Header.FirstDifatSector;
        while (sectors.Count < wanted)
        {
            Take(next, nextOffset, "DIFAT");
            var numbers = ReadSectors([next]);
            AddAll(numbers.AsSpan(0, numbers.Length - sizeof(uint)), SectorOffset(next));
            nextOffset = SectorOffset(next) + numbers.Length - sizeof(uint);
            next = BinaryPrimitives.ReadUInt32LittleEndian(numbers.AsSpan(numbers.Length - sizeof(uint)));
        }

        return sectors;
    }

    private uint[] ReadTable(IReadOnlyList<uint> sectors)
    {
        var bytes = ReadSectors(sectors);
        var table = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        return table;
    }

    private uint[] ReadChainFromHeader(int position, string what) => ReadChain(HeaderNumber(position), position, null, what);

    /// <summary>Follows a chain of sectors.</summary>
    /// <param name="first">Its first sector.</param>
    /// <param name="namedAt">The offset where the first sector is named, for an error.</param>
    /// <param name="streamLength">The bytes that it must hold, or <c>null</c> to follow it to its end.</param>
    /// <param name="what">What it is, for an error.</param>
    private uint[] ReadChain(uint first, long namedAt, long? streamLength, string what)
    {
        var wanted = streamLength is { } bytes ? (bytes + SectorLength - 1) / SectorLength : long.MaxValue;
        var chain = new List<uint>();
        for (var sector = first; chain.Count < wanted && (streamLength is not null || sector != CompoundFileFormat.EndOfChain); sector = fat[sector])
        {
            Take(sector, namedAt, what);
            if (sector >= fat.Length)
            {
                throw Error(namedAt, $"sector {sector} of the {what} is not in the FAT.");
            }

            chain.Add(sector);
            namedAt = SectorOffset(fatSectors[(int)(sector / EntriesPerSector)]) + (sector % EntriesPerSector * sizeof(uint));
        }

        return [.. chain];
    }

    private void Take(uint sector, long offset, string what)
    {
        if (sector >= sectorCount)
        {
            throw Error(offset, sector > CompoundFileFormat.MaxRegularSector
                ? $"the chain of the {what} ends too early."
                : $"sector {sector} of the {what} lies behind the file's end.");
        }

        if (takenSectors[(int)sector])
        {
            throw Error(offset, $"sector {sector} of the {what} is in use already.");
        }

        takenSectors[(int)sector] = true;
    }

    private long SectorOffset(uint sector) => ((long)sector + 1) << sectorShift;

    private byte[] ReadSectors(IReadOnlyList<uint> sectors)
    {
        var total = (long)sectors.Count << sectorShift;
        if (total > Array.MaxLength)
        {
            throw Error(0, "a table of sectors or the directory is too large.");
        }

        var bytes = new byte[total];
        for (var i = 0; i < sectors.Count; i++)
        {
            ReadAt(SectorOffset(sectors[i]), bytes.AsSpan(i << sectorShift, SectorLength));
        }

        return bytes;
    }

    private byte[] ReadAt(long offset, int count)
    {
        var bytes = new byte[count];
        ReadAt(offset, bytes);
        return bytes;
    }

    private void ReadAt(long offset, Span<byte> bytes)
    {
        lock (input)
        {
            input.Position = offset;
            if (input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                throw Error(offset, "the file ends too early.");
            }
        }
    }
}
