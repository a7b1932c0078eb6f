using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

using Installer.Msi.Streams;

namespace Installer.Msi.CompoundFiles;

/// <summary>The directory of a compound file that is to be written: one entry for each storage and stream, those of a storage linked
/// as a red-black tree (MS-CFB 2.6).</summary>
internal sealed class CompoundFileDirectory
{
    private const int EntriesPerSector = CompoundFileFormat.SectorLength / CompoundFileFormat.DirectoryEntryLength;

    private readonly List<Entry> entries = [];

    /// <summary>Makes the directory of a file.</summary>
    public CompoundFileDirectory(CompoundFileStorage root)
    {
        Root = new Entry("Root Entry", CompoundFileFormat.EntryType.Root, root.ClassId, null);
        entries.Add(Root);
        AddContent(Root, root);
    }

    /// <summary>The root's entry; its stream is the mini stream.</summary>
    public Entry Root { get; }

    /// <summary>The entries of streams.</summary>
    public IEnumerable<Entry> Streams => entries.Where(entry => entry.Content is not null);

    /// <summary>The sectors that the directory takes.</summary>
    public int SectorCount => (entries.Count + EntriesPerSector - 1) / EntriesPerSector;

    /// <summary>The directory's bytes, whole sectors.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[SectorCount * CompoundFileFormat.SectorLength];
        for (var i = 0; i < bytes.Length / CompoundFileFormat.DirectoryEntryLength; i++)
        {
            var target = bytes.AsSpan(i * CompoundFileFormat.DirectoryEntryLength, CompoundFileFormat.DirectoryEntryLength);
            if (i < entries.Count)
            {
                entries[i].Write(target);
            }
            else
            {
                Entry.WriteUnused(target);
            }
        }

        return bytes;
    }

    private void AddContent(Entry parent, CompoundFileStorage storage)
    {
        var first = entries.Count;
        var children = storage.Streams.Select(stream => (stream.Key, Stream: (StreamSource?)stream.Value, Storage: (CompoundFileStorage?)null))
            .Concat(storage.Storages.Select(child => (child.Key, Stream: (StreamSource?)null, Storage: (CompoundFileStorage?)child.Value)))
            .OrderBy(child => child.Key, CompoundFileNameComparer.Instance)
            .ToArray();
        foreach (var (name, stream, child) in children)
        {
            entries.Add(stream is not null
                ? new Entry(name, CompoundFileFormat.EntryType.Stream, Guid.Empty, stream)
                : new Entry(name, CompoundFileFormat.EntryType.Storage, child!.ClassId, null));
        }

        parent.Child = Link(first, children.Length, BitOperations.Log2((uint)children.Length + 1));
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i].Storage is { } child)
            {
                AddContent(entries[first + i], child);
            }
        }
    }

    /// <summary>Links a sorted range of entries as a balanced tree. All levels but the last are full, so black entries there and red
    /// ones in a last level that is not full give every path the same number of black entries and no red entry a red child.</summary>
    /// <param name="first">The range's first entry.</param>
    /// <param name="count">How many entries it has.</param>
    /// <param name="levelsToRed">How many levels further down the entries are red.</param>
    /// <returns>The entry at the top.</returns>
    private uint Link(int first, int count, int levelsToRed)
    {
        if (count == 0)
        {
            return CompoundFileFormat.NoStream;
        }

        var middle = count / 2;
        var entry = entries[first + middle];
        entry.Color = levelsToRed == 0 ? CompoundFileFormat.EntryColor.Red : CompoundFileFormat.EntryColor.Black;
        entry.Left = Link(first, middle, levelsToRed - 1);
        entry.Right = Link(first + middle + 1, count - middle - 1, levelsToRed - 1);
        return (uint)(first + middle);
    }

    /// <summary>An entry of the directory.</summary>
    internal sealed class Entry(string name, byte type, Guid classId, StreamSource? content)
    {
        public string Name => name;

        public StreamSource? Content => content;

        public byte Color { get; set; } = CompoundFileFormat.EntryColor.Black;

        public uint Left { get; set; } = CompoundFileFormat.NoStream;

        public uint Right { get; set; } = CompoundFileFormat.NoStream;

        public uint Child { get; set; } = CompoundFileFormat.NoStream;

        public uint FirstSector { get; set; } = type == CompoundFileFormat.EntryType.Storage ? 0 : CompoundFileFormat.EndOfChain;

        public long Length { get; set; } = content?.Length ?? 0;

        public static void WriteUnused(Span<byte> target)
        {
            target.Clear();
            target[CompoundFileFormat.DirectoryEntry.LeftSibling..CompoundFileFormat.DirectoryEntry.ClassId].Fill(0xFF);
        }

        public void Write(Span<byte> target)
        {
            target.Clear();
            MemoryMarshal.AsBytes<char>(name).CopyTo(target);
            BinaryPrimitives.WriteUInt16LittleEndian(target[CompoundFileFormat.DirectoryEntry.NameLength..], (ushort)((name.Length + 1) * sizeof(char)));
            target[CompoundFileFormat.DirectoryEntry.Type] = type;
            target[CompoundFileFormat.DirectoryEntry.Color] = Color;
            BinaryPrimitives.WriteUInt32LittleEndian(target[CompoundFileFormat.DirectoryEntry.LeftSibling..], Left);
            BinaryPrimitives.WriteUInt32LittleEndian(target[CompoundFileFormat.DirectoryEntry.RightSibling..], Right);
            BinaryPrimitives.WriteUInt32LittleEndian(target[CompoundFileFormat.DirectoryEntry.Child..], Child);
            classId.TryWriteBytes(target[CompoundFileFormat.DirectoryEntry.ClassId..]);
            BinaryPrimitives.WriteUInt32LittleEndian(target[CompoundFileFormat.DirectoryEntry.FirstSector..], FirstSector);
            BinaryPrimitives.WriteInt64LittleEndian(target[CompoundFileFormat.DirectoryEntry.StreamLength..], Length);
        }
    }
}
