namespace Installer.Msi.Cabinets;

/// <summary>Sizes, positions and limits of the cabinet format (MS-CAB 2) and of MSZIP (MS-MCI).</summary>
internal static class CabinetFormat
{
    /// <summary>The first four bytes: <c>MSCF</c>.</summary>
    public const uint Signature = 0x4643534D;

    /// <summary>The most files in a cabinet.</summary>
    public const int MaxFiles = ushort.MaxValue;

    /// <summary>The most folders in a cabinet: their numbers are kept clear of the marks for continued files.</summary>
    public const int MaxFolders = 0x7FFF;

    /// <summary>Uncompressed bytes of every block of a folder but the last, which may have fewer.</summary>
    public const int BlockLength = 32768;

    /// <summary>A block may be that much longer packed than raw.</summary>
    public const int MaxPackedOverhead = 12;

    /// <summary>The longest packed block.</summary>
    public const int MaxPackedLength = BlockLength + MaxPackedOverhead;

    /// <summary>The most uncompressed bytes in a folder: its blocks are counted in 16 bits.</summary>
    public const long MaxFolderLength = (long)ushort.MaxValue * BlockLength;

    /// <summary>The largest cabinet.</summary>
    public const long MaxCabinetLength = int.MaxValue;

    /// <summary>The longest name of a file in bytes, the terminating null not counted.</summary>
    public const int MaxNameLength = 255;

    /// <summary>The length of the header when it reserves no space and names no other cabinet.</summary>
    public const int HeaderLength = 36;

    /// <summary>The length of a folder's entry when it reserves no space.</summary>
    public const int FolderLength = 8;

    /// <summary>The length of a file's entry without its name.</summary>
    public const int FileLength = 16;

    /// <summary>The length of a block's header when it reserves no space.</summary>
    public const int BlockHeaderLength = 8;

    /// <summary>The version of the format.</summary>
    public const byte MajorVersion = 1;

    /// <summary>The version of the format.</summary>
    public const byte MinorVersion = 3;

    /// <summary>The part of a folder's compression type that names the method.</summary>
    public const int CompressionMask = 0x000F;

    /// <summary>Positions in the header.</summary>
    public static class Header
    {
        public const int Signature = 0;
        public const int CabinetLength = 8;
        public const int FirstFile = 16;
        public const int MinorVersion = 24;
        public const int MajorVersion = 25;
        public const int FolderCount = 26;
        public const int FileCount = 28;
        public const int Flags = 30;
    }

    /// <summary>Flags of the header.</summary>
    [Flags]
    public enum HeaderFlags
    {
        HasPrevious = 1,
        HasNext = 2,
        HasReserve = 4,
    }

    /// <summary>Positions in a folder's entry.</summary>
    public static class Folder
    {
        public const int FirstBlock = 0;
        public const int BlockCount = 4;
        public const int Compression = 6;
    }

    /// <summary>Positions in a file's entry.</summary>
    public static class File
    {
        public const int Length = 0;
        public const int FolderOffset = 4;
        public const int FolderIndex = 8;
        public const int Date = 10;
        public const int Time = 12;
        public const int Attributes = 14;
    }

    /// <summary>Positions in a block's header.</summary>
    public static class Block
    {
        public const int Checksum = 0;
        public const int PackedLength = 4;
        public const int RawLength = 6;
    }

    /// <summary>What stands around the deflated bytes of an MSZIP block.</summary>
    public static class Mszip
    {
        /// <summary>Starts every block.</summary>
        public static ReadOnlySpan<byte> Signature => "CK"u8;

        /// <summary>An empty last deflate block of fixed codes.</summary>
        public static ReadOnlySpan<byte> EmptyLastBlock => [0x03, 0x00];

        /// <summary>The type and two lengths before the bytes of a stored deflate block.</summary>
        public const int StoredHeaderLength = 5;
    }
}
