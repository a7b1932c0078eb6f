namespace Installer.Msi.Cabinets;

/// <summary>A literal or a match in 32 bits: a literal is its byte, a match its length and formatted offset behind a mark.</summary>
internal static class LzxToken
{
    private const uint MatchMark = 1u << 31;
    private const int OffsetBits = LzxFormat.MaxWindowBits;
    private const int LengthMask = 0xFF;

    /// <summary>Makes the token of a match.</summary>
    public static uint OfMatch(int length, int formattedOffset) =>
        MatchMark | ((uint)(length - LzxFormat.MinMatchLength) << OffsetBits) | (uint)formattedOffset;

    /// <summary>Whether a token is a match.</summary>
    public static bool IsMatch(uint token) => (token & MatchMark) != 0;

    /// <summary>The formatted offset of a match.</summary>
    public static int FormattedOffset(uint token) => (int)(token & ((1 << OffsetBits) - 1));

    /// <summary>The main symbol of a match.</summary>
    public static int MainSymbol(uint token) =>
        LzxFormat.LiteralCount + (LzxFormat.SlotOf(FormattedOffset(token)) << LzxFormat.LengthHeaderBits) + Math.Min(LengthOver(token), LzxFormat.LongLengthHeader);

    /// <summary>The length symbol of a match; below 0 when the main symbol tells its length.</summary>
    public static int LengthSymbol(uint token) => LengthOver(token) - LzxFormat.LongLengthHeader;

    private static int LengthOver(uint token) => (int)(token >> OffsetBits) & LengthMask;
}
