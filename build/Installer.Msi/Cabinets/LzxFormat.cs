using System.Numerics;

namespace Installer.Msi.Cabinets;

/// <summary>Numbers of LZX as cabinets use it (MS-PATCH, "LZX compression format").</summary>
internal static class LzxFormat
{
    /// <summary>The smallest window: 2 to that power bytes.</summary>
    public const int MinWindowBits = 15;

    /// <summary>The largest window: 2 MB.</summary>
    public const int MaxWindowBits = 21;

    /// <summary>Where the window's size stands in a folder's compression type.</summary>
    public const int WindowBitsShift = 8;

    /// <summary>A frame: what a block of the cabinet holds. The bits of each begin at a whole 16-bit word, and no match goes from one into the next.</summary>
    public const int FrameLength = CabinetFormat.BlockLength;

    /// <summary>The longest packed frame.</summary>
    public const int MaxPackedLength = FrameLength + 6144;

    /// <summary>Bits of a word of the bit stream.</summary>
    public const int WordBits = 16;

    public const int BlockTypeBits = 3;
    public const int BlockLengthBits = 24;
    public const int MaxBlockLength = (1 << BlockLengthBits) - 1;

    /// <summary>The first symbols of the main tree are the bytes; behind them stand offset slots by length headers.</summary>
    public const int LiteralCount = 256;

    public const int MinMatchLength = 2;
    public const int MaxMatchLength = MinMatchLength + LongLengthHeader + LengthSymbolCount - 1;

    /// <summary>A match's length header, 0 to 7, is a part of its main symbol.</summary>
    public const int LengthHeaderBits = 3;

    /// <summary>The header that says that the length tree tells the rest.</summary>
    public const int LongLengthHeader = 7;

    public const int LengthSymbolCount = 249;
    public const int AlignedSymbolCount = 8;
    public const int PretreeSymbolCount = 20;

    /// <summary>Bits of an offset that the aligned tree tells in blocks that have one.</summary>
    public const int AlignedBits = 3;

    public const int MaxCodeLength = 16;
    public const int MaxPretreeCodeLength = 15;
    public const int MaxAlignedCodeLength = 7;
    public const int PretreeLengthBits = 4;
    public const int AlignedLengthBits = 3;

    /// <summary>The last offsets are kept and told by slots 0 to 2; other offsets are told with that much added.</summary>
    public const int RepeatedOffsetCount = 3;

    public const int OffsetBias = RepeatedOffsetCount - 1;

    /// <summary>Bytes at a frame's end in which no call is translated.</summary>
    public const int UntranslatedTail = 10;

    /// <summary>Frames of a folder in which calls may be translated.</summary>
    public const int MaxTranslatedFrames = 32768;

    private const int LastGrowingSlot = 36;
    private const int MaxExtraBits = 17;

    /// <summary>Types of blocks.</summary>
    public enum BlockType
    {
        Verbatim = 1,
        Aligned = 2,
        Uncompressed = 3,
    }

    /// <summary>Symbols with which a tree's code lengths are told; those below <see cref="ZeroRun"/> are differences to the block before.</summary>
    public static class Pretree
    {
        public const int Modulus = MaxCodeLength + 1;
        public const int ZeroRun = 17;
        public const int ZeroRunBits = 4;
        public const int ZeroRunMinimum = 4;
        public const int LongZeroRun = 18;
        public const int LongZeroRunBits = 5;
        public const int LongZeroRunMinimum = ZeroRunMinimum + (1 << ZeroRunBits);
        public const int SameRun = 19;
        public const int SameRunBits = 1;
        public const int SameRunMinimum = 4;
    }

    /// <summary>How many offset slots a window has.</summary>
    public static int SlotCount(int windowBits) => SlotOf((1 << windowBits) - 1) + 1;

    /// <summary>How many symbols the main tree has.</summary>
    public static int MainSymbolCount(int windowBits) => LiteralCount + (SlotCount(windowBits) << LengthHeaderBits);

    /// <summary>The slot of an offset, given with <see cref="OffsetBias"/> added, or of a repeated one, given as its number.</summary>
    public static int SlotOf(int formattedOffset)
    {
        if (formattedOffset >= 1 << (MaxExtraBits + 1))
        {
            return LastGrowingSlot - 2 + (formattedOffset >> MaxExtraBits);
        }

        var log = BitOperations.Log2((uint)formattedOffset | 1);
        return log == 0 ? formattedOffset : (2 * log) + ((formattedOffset >> (log - 1)) & 1);
    }

    /// <summary>How many bits follow a slot.</summary>
    public static int ExtraBits(int slot) => slot < 4 ? 0 : Math.Min((slot / 2) - 1, MaxExtraBits);

    /// <summary>The first offset of a slot, <see cref="OffsetBias"/> added.</summary>
    public static int SlotBase(int slot) => slot < 4 ? slot : slot < LastGrowingSlot ? (2 + (slot & 1)) << ((slot / 2) - 1) : (slot - LastGrowingSlot + 2) << MaxExtraBits;
}
