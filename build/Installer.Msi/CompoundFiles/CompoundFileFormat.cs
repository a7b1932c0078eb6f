namespace Installer.Msi.CompoundFiles;

/// <summary>Sizes, positions and marks of the compound file format (MS-CFB 2).</summary>
internal static class CompoundFileFormat
{
    /// <summary>The first eight bytes of a compound file.</summary>
    public const ulong Signature = 0xE11AB1A1E011CFD0;

    /// <summary>The header's length in version 3; in version 4 zeros fill the rest of its sector.</summary>
    public const int HeaderLength = 512;

    /// <summary>The sector length of version 3.</summary>
    public const int SectorLength = 1 << SectorShift;

    /// <summary>The sector length of version 3 as a power of two.</summary>
    public const int SectorShift = 9;

    /// <summary>The sector length of version 4 as a power of two.</summary>
    public const int SectorShiftVersion4 = 12;

    /// <summary>The length of a sector of the mini stream.</summary>
    public const int MiniSectorLength = 1 << MiniSectorShift;

    /// <summary>The length of a sector of the mini stream as a power of two.</summary>
    public const int MiniSectorShift = 6;

    /// <summary>A shorter stream lies in the mini stream.</summary>
    public const int MiniStreamCutoff = 4096;

    /// <summary>How many FAT sectors the header names; DIFAT sectors name the rest.</summary>
    public const int HeaderDifatCount = 109;

    /// <summary>The length of a directory entry.</summary>
    public const int DirectoryEntryLength = 128;

    /// <summary>UTF-16 units in a directory entry's name, the terminating null not counted.</summary>
    public const int MaxNameLength = 31;

    /// <summary>The largest file written here. Sectors of 512 bytes are for files of up to 2 GB; Windows locks ranges above that offset.</summary>
    public const long MaxFileLength = int.MaxValue;

    /// <summary>The highest number of a sector; the numbers above it are marks.</summary>
    public const uint MaxRegularSector = 0xFFFFFFFA;

    /// <summary>In the FAT: the sector belongs to the DIFAT.</summary>
    public const uint DifatSector = 0xFFFFFFFC;

    /// <summary>In the FAT: the sector belongs to the FAT.</summary>
    public const uint FatSector = 0xFFFFFFFD;

    /// <summary>Ends a chain of sectors.</summary>
    public const uint EndOfChain = 0xFFFFFFFE;

    /// <summary>In the FAT: the sector is not used.</summary>
    public const uint FreeSector = 0xFFFFFFFF;

    /// <summary>No sibling or child in the directory.</summary>
    public const uint NoStream = 0xFFFFFFFF;

    /// <summary>Positions in the header.</summary>
    public static class Header
    {
        public const int Signature = 0;
        public const int MinorVersion = 24;
        public const int MajorVersion = 26;
        public const int ByteOrder = 28;
        public const int SectorShift = 30;
        public const int MiniSectorShift = 32;
        public const int FatSectorCount = 44;
        public const int FirstDirectorySector = 48;
        public const int MiniStreamCutoff = 56;
        public const int FirstMiniFatSector = 60;
        public const int MiniFatSectorCount = 64;
        public const int FirstDifatSector = 68;
        public const int DifatSectorCount = 72;
        public const int Difat = 76;
    }

    /// <summary>Positions in a directory entry.</summary>
    public static class DirectoryEntry
    {
        public const int Name = 0;
        public const int NameLength = 64;
        public const int Type = 66;
        public const int Color = 67;
        public const int LeftSibling = 68;
        public const int RightSibling = 72;
        public const int Child = 76;
        public const int ClassId = 80;
        public const int FirstSector = 116;
        public const int StreamLength = 120;
    }

    /// <summary>Types of directory entries.</summary>
    public static class EntryType
    {
        public const byte Unused = 0;
        public const byte Storage = 1;
        public const byte Stream = 2;
        public const byte Root = 5;
    }

    /// <summary>Colors of directory entries.</summary>
    public static class EntryColor
    {
        public const byte Red = 0;
        public const byte Black = 1;
    }
}
