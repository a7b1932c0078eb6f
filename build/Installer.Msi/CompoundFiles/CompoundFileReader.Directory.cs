using System.Buffers.Binary;
using System.Collections;
using System.Text;

using Installer.Msi.Streams;

namespace Installer.Msi.CompoundFiles;

/// <content>The directory and its streams.</content>
public sealed partial class CompoundFileReader
{
    private CompoundFileStorage ReadRootStorage()
    {
        var root = new CompoundFileStorage { ClassId = EntryClassId(0) };
        var visited = new BitArray(directory.Length / CompoundFileFormat.DirectoryEntryLength);
        visited[0] = true;
        var pending = new Stack<(uint Entry, long NamedAt, CompoundFileStorage Parent)>();
        pending.Push((EntryNumber(0, CompoundFileFormat.DirectoryEntry.Child), EntryOffset(0) + CompoundFileFormat.DirectoryEntry.Child, root));
        while (pending.TryPop(out var item))
        {
            var (number, namedAt, parent) = item;
            if (number == CompoundFileFormat.NoStream)
            {
                continue;
            }

            if (number >= visited.Length || visited[(int)number])
            {
                throw Error(namedAt, number >= visited.Length ? $"the directory has no entry {number}." : $"directory entry {number} is linked twice.");
            }

            var entry = (int)number;
            visited[entry] = true;
            foreach (var sibling in (ReadOnlySpan<int>)[CompoundFileFormat.DirectoryEntry.LeftSibling, CompoundFileFormat.DirectoryEntry.RightSibling])
            {
                pending.Push((EntryNumber(entry, sibling), EntryOffset(entry) + sibling, parent));
            }

            if (AddEntry(parent, entry) is { } storage)
            {
                const int child = CompoundFileFormat.DirectoryEntry.Child;
                pending.Push((EntryNumber(entry, child), EntryOffset(entry) + child, storage));
            }
        }

        return root;
    }

    /// <summary>Adds an entry to its storage.</summary>
    /// <returns>The new storage, if it is one.</returns>
    private CompoundFileStorage? AddEntry(CompoundFileStorage parent, int entry)
    {
        var name = EntryName(entry);
        var type = Entry(entry)[CompoundFileFormat.DirectoryEntry.Type];
        if (type is not (CompoundFileFormat.EntryType.Storage or CompoundFileFormat.EntryType.Stream))
        {
            throw Error(EntryOffset(entry) + CompoundFileFormat.DirectoryEntry.Type, $"directory entry {entry} is linked, but of type {type}.");
        }

        var storage = type == CompoundFileFormat.EntryType.Storage ? new CompoundFileStorage { ClassId = EntryClassId(entry) } : null;

        var stream = storage is null ? ReadStream(entry, name) : null;
        try
        {
            if (storage is not null)
            {
                parent.AddStorage(name, storage);
            }
            else
            {
                parent.AddStream(name, stream!);
            }
        }
        catch (MsiException e)
        {
            throw Error(EntryOffset(entry), e.Message);
        }

        return storage;
    }

    private ExtentStreamSource ReadStream(int entry, string name)
    {
        var streamLength = EntryStreamLength(entry);
        var extents = new List<StreamExtent>();
        if (streamLength == 0)
        {
            return new ExtentStreamSource(input, extents, 0);
        }

        var first = EntryNumber(entry, CompoundFileFormat.DirectoryEntry.FirstSector);
        if (streamLength < CompoundFileFormat.MiniStreamCutoff)
        {
            AddMiniExtents(extents, first, streamLength, entry, name);
        }
        else
        {
            foreach (var sector in ReadChain(first, EntryOffset(entry) + CompoundFileFormat.DirectoryEntry.FirstSector, streamLength, $"stream '{name}'"))
            {
                AddExtent(extents, SectorOffset(sector), SectorLength);
            }
        }

        return new ExtentStreamSource(input, extents, streamLength);
    }

    private void AddMiniExtents(List<StreamExtent> extents, uint first, long streamLength, int entry, string name)
    {
        var sector = first;
        for (long covered = 0; covered < streamLength; covered += CompoundFileFormat.MiniSectorLength)
        {
            if (sector >= takenMiniSectors.Length || takenMiniSectors[(int)sector])
            {
                var what = sector < takenMiniSectors.Length ? "is in use already" : "is not in the mini stream";
                throw Error(EntryOffset(entry), $"mini sector {sector} of the stream '{name}' {what}.");
            }

            takenMiniSectors[(int)sector] = true;
            var position = (long)sector * CompoundFileFormat.MiniSectorLength;
            AddExtent(extents, SectorOffset(miniStreamSectors[position >> sectorShift]) + (position & (SectorLength - 1)), CompoundFileFormat.MiniSectorLength);
            sector = miniFat[sector];
        }
    }

    private static void AddExtent(List<StreamExtent> extents, long offset, long extentLength)
    {
        if (extents.Count > 0 && extents[^1].Offset + extents[^1].Length == offset)
        {
            extents[^1] = extents[^1] with { Length = extents[^1].Length + extentLength };
        }
        else
        {
            extents.Add(new StreamExtent(offset, extentLength));
        }
    }

    private ReadOnlySpan<byte> Entry(int entry) => directory.AsSpan(entry * CompoundFileFormat.DirectoryEntryLength, CompoundFileFormat.DirectoryEntryLength);

    private long EntryOffset(int entry)
    {
        var position = (long)entry * CompoundFileFormat.DirectoryEntryLength;
        return SectorOffset(directorySectors[position >> sectorShift]) + (position & (SectorLength - 1));
    }

    private uint EntryNumber(int entry, int position) => BinaryPrimitives.ReadUInt32LittleEndian(Entry(entry)[position..]);

    private Guid EntryClassId(int entry) => new(Entry(entry).Slice(CompoundFileFormat.DirectoryEntry.ClassId, 16));

    private string EntryName(int entry)
    {
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(Entry(entry)[CompoundFileFormat.DirectoryEntry.NameLength..]);
        if (nameLength is < 2 * sizeof(char) or > CompoundFileFormat.DirectoryEntry.NameLength || nameLength % sizeof(char) != 0)
        {
            throw Error(EntryOffset(entry) + CompoundFileFormat.DirectoryEntry.NameLength, $"{nameLength} is not the length of a name.");
        }

        var name = new StringBuilder();
        for (var i = 0; i < nameLength - sizeof(char); i += sizeof(char))
        {
            name.Append((char)BinaryPrimitives.ReadUInt16LittleEndian(Entry(entry)[i..]));
        }

        return name.ToString();
    }

    private long EntryStreamLength(int entry)
    {
        var bytes = Entry(entry)[CompoundFileFormat.DirectoryEntry.StreamLength..];

        // In version 3 the upper half may hold anything.
        var streamLength = sectorShift == CompoundFileFormat.SectorShift
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (streamLength > (ulong)length)
        {
            var offset = EntryOffset(entry) + CompoundFileFormat.DirectoryEntry.StreamLength;
            throw Error(offset, $"a stream of {streamLength} bytes does not fit the file of {length}.");
        }

        return (long)streamLength;
    }
}
