namespace Installer.Msi.Cabinets;

/// <summary>Packs the blocks of folders, or of pieces of folders, with LZX.</summary>
/// <remarks>Frames are parsed into literals and matches one after the other (<c>LzxEncoder.Parsing</c>) and collected while they are alike; each such group
/// becomes an LZX block with codes of its own (<c>LzxEncoder.Writing</c>).
/// LZX has no place to start anew within a folder: a block tells its codes as differences to those of the block before, and the last three offsets go on.
/// So each piece but a folder's last ends with two tiny blocks that leave known offsets and known codes, whatever was there before; the
/// next piece begins with these, and pieces can be packed side by side.</remarks>
internal sealed partial class LzxEncoder : IBlockEncoder
{
    // Frames that are alike share a block up to that many.
    private const int MaxGroupedFrames = 16;

    private readonly PackedBlockSink sink;
    private readonly bool translatesCalls;
    private readonly LzxFrame[] frames;
    private readonly LzxBlockCodes codes;
    private LzxStatistics groupStatistics;
    private LzxStatistics trialStatistics;
    private int frameCount;
    private long groupBits;
    private long position;

    /// <summary>Makes an encoder.</summary>
    /// <param name="windowBits">The window's size as a power of two, 15 to 21.</param>
    /// <param name="translatesCalls">Whether targets of x86 calls are made absolute.</param>
    /// <param name="sink">Takes the packed blocks.</param>
    public LzxEncoder(int windowBits, bool translatesCalls, PackedBlockSink sink)
    {
        this.sink = sink;
        this.translatesCalls = translatesCalls;
        windowLength = 1 << windowBits;
        window = new byte[2 * windowLength];
        var mainSymbolCount = LzxFormat.MainSymbolCount(windowBits);
        frames = new LzxFrame[MaxGroupedFrames];
        for (var i = 0; i < frames.Length; i++)
        {
            frames[i] = new LzxFrame(mainSymbolCount);
        }

        codes = new LzxBlockCodes(mainSymbolCount);
        groupStatistics = new LzxStatistics(mainSymbolCount);
        trialStatistics = new LzxStatistics(mainSymbolCount);
        lengthsBefore = new byte[mainSymbolCount];
        mainCosts = new byte[mainSymbolCount];
    }

    /// <inheritdoc/>
    public int HistoryLength => windowLength;

    /// <inheritdoc/>
    public void Start(long position, int historyLength)
    {
        this.position = position - historyLength;
        frameCount = 0;
        offsets = LzxOffsets.Initial;
        ResetWindow();
        ResetCosts();
        ResetCodes(isFolderStart: position == 0);
    }

    /// <inheritdoc/>
    public void Prime(ReadOnlySpan<byte> raw)
    {
        Append(raw);
        InsertTo(windowEnd);
    }

    /// <inheritdoc/>
    public void Encode(ReadOnlySpan<byte> raw, bool endsPiece)
    {
        Append(raw);
        var frame = frames[frameCount];
        frame.Reset(window.AsSpan(windowEnd - raw.Length, raw.Length));
        frame.ParsedLength = endsPiece ? raw.Length - PieceEndLength : raw.Length;
        Parse(frame);
        AddToGroup(frame);
        if (endsPiece)
        {
            Finish();
        }
    }

    /// <inheritdoc/>
    public void Finish() => WriteGroup();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>Lets a frame share the block of those before it when that takes fewer bits than a block of its own.</summary>
    private void AddToGroup(LzxFrame frame)
    {
        var aloneBits = codes.SetStatistics(frame.Statistics);
        if (aloneBits >= frame.ParsedLength * 8L)
        {
            WriteGroup();
            WriteStored(frame);
            return;
        }

        trialStatistics.SetSum(groupStatistics, frame.Statistics);
        var bits = aloneBits;
        if (frameCount > 0)
        {
            bits = codes.SetStatistics(trialStatistics);
            if (bits > groupBits + aloneBits)
            {
                // The frames before it are written and forgotten, so that it is the first of the next group.
                var count = frameCount;
                WriteGroup();
                (frames[0], frames[count]) = (frame, frames[0]);
                trialStatistics.SetSum(groupStatistics, frame.Statistics);
                bits = codes.SetStatistics(trialStatistics);
            }
        }

        SetCosts();
        (groupStatistics, trialStatistics) = (trialStatistics, groupStatistics);
        groupBits = bits;
        if (++frameCount == MaxGroupedFrames)
        {
            WriteGroup();
        }
    }
}
