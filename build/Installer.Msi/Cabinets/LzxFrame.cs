namespace Installer.Msi.Cabinets;

/// <summary>A frame that was parsed and waits to be written.</summary>
internal sealed class LzxFrame(int mainSymbolCount)
{
    private readonly uint[] tokens = new uint[LzxFormat.FrameLength];
    private readonly byte[] raw = new byte[LzxFormat.FrameLength];
    private int tokenCount;
    private int rawLength;

    /// <summary>Its literals and matches, each a <see cref="LzxToken"/>.</summary>
    public ReadOnlySpan<uint> Tokens => tokens.AsSpan(0, tokenCount);

    /// <summary>Its bytes.</summary>
    public ReadOnlySpan<byte> Raw => raw.AsSpan(0, rawLength);

    /// <summary>How many of its bytes the tokens stand for: all but those that end a piece.</summary>
    public int ParsedLength { get; set; }

    /// <summary>Whether another piece of the folder follows.</summary>
    public bool EndsPiece => ParsedLength < rawLength;

    /// <summary>The last three offsets behind its last token.</summary>
    public LzxOffsets OffsetsBehind { get; set; }

    /// <summary>What its tokens are.</summary>
    public LzxStatistics Statistics { get; } = new(mainSymbolCount);

    /// <summary>Takes a new frame.</summary>
    public void Reset(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(raw);
        rawLength = bytes.Length;
        tokenCount = 0;
        Statistics.Clear();
    }

    /// <summary>Adds a literal.</summary>
    public void AddLiteral(byte value)
    {
        tokens[tokenCount++] = value;
        Statistics.Main[value]++;
    }

    /// <summary>Adds a match.</summary>
    public void AddMatch(int length, int formattedOffset)
    {
        var token = LzxToken.OfMatch(length, formattedOffset);
        tokens[tokenCount++] = token;
        Statistics.Main[LzxToken.MainSymbol(token)]++;
        if (LzxToken.LengthSymbol(token) is >= 0 and var lengthSymbol)
        {
            Statistics.Length[lengthSymbol]++;
        }

        var extraBits = LzxFormat.ExtraBits(LzxFormat.SlotOf(formattedOffset));
        if (extraBits >= LzxFormat.AlignedBits)
        {
            extraBits -= LzxFormat.AlignedBits;
            Statistics.Aligned[formattedOffset & (LzxFormat.AlignedSymbolCount - 1)]++;
        }

        Statistics.ExtraBits += extraBits;
    }
}
