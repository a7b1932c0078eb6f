using System.Text;

namespace Installer.Msi.Tests.TestSupport;

/// <summary>An independent view of a compound file of version 3: everything as the bytes say, and checked against MS-CFB.</summary>
internal sealed class CompoundFileProbe
{
    public const uint EndOfChain = 0xFFFFFFFE;
    public const uint None = 0xFFFFFFFF;

    private readonly byte[] file;

    public CompoundFileProbe(byte[] file)
    {
        this.file = file;
        Assert.AreEqual(0, file.Length % 512, "The file must be whole sectors.");
        CollectionAssert.AreEqual(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, file[..8]);
        Assert.IsTrue(file[8..24].All(b => b == 0), "The header's CLSID must be zero.");
        Assert.AreEqual(0x003E, U16(24));
        Assert.AreEqual(3, U16(26));
        Assert.AreEqual(0xFFFE, U16(28));
        Assert.AreEqual(9, U16(30));
        Assert.AreEqual(6, U16(32));
        Assert.IsTrue(file[34..44].All(b => b == 0), "Reserved bytes and, in version 3, the number of directory sectors must be zero.");
        Assert.AreEqual(4096u, U32(56));
        FatSectors = ReadFatSectors();
        Fat = [.. FatSectors.SelectMany(sector => Enumerable.Range(0, 128).Select(i => U32(Offset(sector) + (i * 4))))];
        Entries = [.. Chain(U32(48)).SelectMany(sector => Enumerable.Range(0, 4).Select(i => new Entry(file, Offset(sector) + (i * 128))))];
        MiniFat = [.. Chain(U32(60)).SelectMany(sector => Enumerable.Range(0, 128).Select(i => U32(Offset(sector) + (i * 4))))];
    }

    public uint[] FatSectors { get; }

    public List<uint> DifatSectors { get; } = [];

    public uint[] Fat { get; }

    public uint[] MiniFat { get; }

    public Entry[] Entries { get; }

    public int SectorCount => (file.Length / 512) - 1;

    public byte[] Content(Entry entry)
    {
        if (entry.Length == 0)
        {
            return [];
        }

        if (entry.Length >= 4096 || entry.Type == 5)
        {
            return [.. Chain(entry.FirstSector).SelectMany(sector => file[Offset(sector)..(Offset(sector) + 512)]).Take((int)entry.Length)];
        }

        var miniStream = Content(Entries[0]);
        var content = new List<byte>();
        for (var sector = entry.FirstSector; sector != EndOfChain; sector = MiniFat[sector])
        {
            content.AddRange(miniStream[((int)sector * 64)..(((int)sector + 1) * 64)]);
        }

        return [.. content.Take((int)entry.Length)];
    }

    /// <summary>Every sector belongs to one chain of the right length, to the FAT or to the DIFAT, and the FAT says so.</summary>
    public void CheckSectors()
    {
        var owners = new string?[Fat.Length];
        void Own(uint sector, string owner)
        {
            Assert.IsTrue(sector < SectorCount, $"{owner}: sector {sector} of {SectorCount}");
            Assert.IsNull(owners[sector], $"Sector {sector} belongs to {owner} and {owners[sector]}.");
            owners[sector] = owner;
        }

        void OwnChain(uint first, long length, string owner)
        {
            var chain = Chain(first);
            Assert.HasCount((int)((length + 511) / 512), chain, owner);
            chain.ForEach(sector => Own(sector, owner));
        }

        foreach (var sector in FatSectors)
        {
            Own(sector, "FAT");
            Assert.AreEqual(0xFFFFFFFD, Fat[sector]);
        }

        foreach (var sector in DifatSectors)
        {
            Own(sector, "DIFAT");
            Assert.AreEqual(0xFFFFFFFC, Fat[sector]);
        }

        OwnChain(U32(48), Entries.Length * 128L, "directory");
        OwnChain(U32(60), U32(64) * 512L, "mini FAT");
        OwnChain(Entries[0].FirstSector, Entries[0].Length, "mini stream");
        foreach (var entry in Entries.Where(entry => entry.Type == 2 && entry.Length >= 4096))
        {
            OwnChain(entry.FirstSector, entry.Length, entry.Name);
        }

        for (var sector = 0; sector < Fat.Length; sector++)
        {
            Assert.AreEqual(sector < SectorCount, owners[sector] is not null, $"Sector {sector} of {SectorCount}");
            Assert.AreEqual(sector < SectorCount, Fat[sector] != None, $"FAT entry {sector}");
        }

        CheckMiniSectors();
    }

    /// <summary>The entries of each storage are a binary search tree by name and a red-black tree.</summary>
    public void CheckTrees()
    {
        var reached = new HashSet<uint> { 0 };
        var storages = new Queue<uint>([0]);
        while (storages.TryDequeue(out var storage))
        {
            if (Entries[storage].Child == None)
            {
                continue;
            }

            Assert.IsTrue(Entries[Entries[storage].Child].IsBlack, "The top of a tree must be black.");
            var names = new List<string>();
            CheckTree(Entries[storage].Child, reached, names, storages);
            for (var i = 1; i < names.Count; i++)
            {
                Assert.IsTrue(IsBefore(names[i - 1], names[i]), $"'{names[i - 1]}' must come before '{names[i]}'.");
            }
        }

        for (var i = 0u; i < Entries.Length; i++)
        {
            Assert.AreEqual(Entries[i].Type != 0, reached.Contains(i), $"Entry {i} is reached from the root if and only if it is used.");
        }
    }

    private static bool IsBefore(string x, string y)
    {
        // By length, then by upper-cased UTF-16 units.
        if (x.Length != y.Length)
        {
            return x.Length < y.Length;
        }

        var (upperX, upperY) = (x.ToUpperInvariant(), y.ToUpperInvariant());
        return string.CompareOrdinal(upperX, upperY) < 0;
    }

    private int CheckTree(uint index, HashSet<uint> reached, List<string> names, Queue<uint> storages)
    {
        if (index == None)
        {
            return 0;
        }

        Assert.IsTrue(reached.Add(index), $"Entry {index} is linked twice.");
        var entry = Entries[index];
        if (!entry.IsBlack)
        {
            Assert.IsTrue(entry.Left == None || Entries[entry.Left].IsBlack, $"{entry.Name}: a red entry with a red child.");
            Assert.IsTrue(entry.Right == None || Entries[entry.Right].IsBlack, $"{entry.Name}: a red entry with a red child.");
        }

        var left = CheckTree(entry.Left, reached, names, storages);
        names.Add(entry.Name);
        var right = CheckTree(entry.Right, reached, names, storages);
        Assert.AreEqual(left, right, $"{entry.Name}: paths with different numbers of black entries.");
        if (entry.Type == 1)
        {
            storages.Enqueue(index);
        }
        else
        {
            Assert.AreEqual(None, entry.Child, $"{entry.Name}: a stream has no child.");
        }

        return left + (entry.IsBlack ? 1 : 0);
    }

    private void CheckMiniSectors()
    {
        var used = new HashSet<uint>();
        foreach (var entry in Entries.Where(entry => entry.Type == 2 && entry.Length is > 0 and < 4096))
        {
            var count = 0;
            for (var sector = entry.FirstSector; sector != EndOfChain; sector = MiniFat[sector])
            {
                Assert.IsTrue(used.Add(sector), $"Mini sector {sector} is used twice.");
                count++;
            }

            Assert.AreEqual((entry.Length + 63) / 64, count, entry.Name);
        }

        Assert.AreEqual(used.Count * 64L, Entries[0].Length, "The mini stream's length is that of its sectors.");
        Assert.AreEqual(used.Count, MiniFat.Count(next => next != None), "Mini sectors that no stream uses are free.");
    }

    private uint[] ReadFatSectors()
    {
        var sectors = Enumerable.Range(0, 109).Select(i => U32(76 + (i * 4))).ToList();
        for (var sector = U32(68); sector != EndOfChain; sector = U32(Offset(sector) + 508))
        {
            DifatSectors.Add(sector);
            sectors.AddRange(Enumerable.Range(0, 127).Select(i => U32(Offset(sector) + (i * 4))));
        }

        Assert.AreEqual(U32(72), (uint)DifatSectors.Count);
        var count = (int)U32(44);
        Assert.IsTrue(sectors.Skip(count).All(sector => sector == None), "Places behind the last FAT sector must be free.");
        return [.. sectors.Take(count)];
    }

    private List<uint> Chain(uint first)
    {
        var chain = new List<uint>();
        for (var sector = first; sector != EndOfChain; sector = Fat[sector])
        {
            chain.Add(sector);
            Assert.IsTrue(chain.Count <= SectorCount, "A chain goes round in a circle.");
        }

        return chain;
    }

    private static int Offset(uint sector) => (int)(sector + 1) * 512;

    private int U16(int offset) => BitConverter.ToUInt16(file, offset);

    private uint U32(int offset) => BitConverter.ToUInt32(file, offset);

    internal sealed class Entry(byte[] file, int offset)
    {
        public int NameLength => BitConverter.ToUInt16(file, offset + 64);

        public string Name => NameLength == 0 ? "" : Encoding.Unicode.GetString(file, offset, NameLength - 2);

        public byte Type => file[offset + 66];

        public bool IsBlack => file[offset + 67] == 1;

        public uint Left => BitConverter.ToUInt32(file, offset + 68);

        public uint Right => BitConverter.ToUInt32(file, offset + 72);

        public uint Child => BitConverter.ToUInt32(file, offset + 76);

        public Guid ClassId => new(file.AsSpan(offset + 80, 16));

        public uint FirstSector => BitConverter.ToUInt32(file, offset + 116);

        public long Length => BitConverter.ToInt64(file, offset + 120);
    }
}
