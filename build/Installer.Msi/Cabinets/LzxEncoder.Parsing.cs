using System.Buffers.Binary;
using System.Numerics;

namespace Installer.Msi.Cabinets;

/// <content>What becomes a match and what a literal.</content>
/// <remarks>Each match is weighed by the bits that it saves, by the codes of the frames before. Before a match is taken the next byte is looked at: if a better
/// one begins there, this byte is a literal.</remarks>
internal sealed partial class LzxEncoder
{
    // A match of that length is taken without looking further.
    private const int GoodLength = 64;

    // Matches that are shorter must not be that far away to be worth anything.
    private const int MaxShortDistance = 1 << 14;

    // What a code is taken for that the frames before did not need.
    private const byte UnusedLiteralCost = 11;
    private const byte UnusedMatchCost = 12;

    private readonly byte[] mainCosts;
    private readonly byte[] lengthCosts = new byte[LzxFormat.LengthSymbolCount];

    // For each byte of the frame what all literals before it would cost.
    private readonly int[] literalCosts = new int[LzxFormat.FrameLength + 1];
    private LzxOffsets offsets;
    private int frameStart;

    private void ResetCosts()
    {
        mainCosts.AsSpan(0, LzxFormat.LiteralCount).Fill(8);
        mainCosts.AsSpan(LzxFormat.LiteralCount).Fill(8);
        lengthCosts.AsSpan().Fill(6);
    }

    private void SetCosts()
    {
        for (var i = 0; i < mainCosts.Length; i++)
        {
            mainCosts[i] = codes.Main.Lengths[i] is > 0 and var length ? length : i < LzxFormat.LiteralCount ? UnusedLiteralCost : UnusedMatchCost;
        }

        for (var i = 0; i < lengthCosts.Length; i++)
        {
            lengthCosts[i] = codes.Length.Lengths[i] is > 0 and var length ? length : UnusedMatchCost;
        }
    }

    private void Parse(LzxFrame frame)
    {
        var end = windowEnd - frame.Raw.Length + frame.ParsedLength;
        var place = frameStart = windowEnd - frame.Raw.Length;
        var cost = 0;
        for (var i = 0; i < frame.ParsedLength; i++)
        {
            literalCosts[i] = cost;
            cost += mainCosts[window[place + i]];
        }

        literalCosts[frame.ParsedLength] = cost;
        while (place < end)
        {
            var match = FindMatch(place, end);
            while (match.Length is > 0 and < GoodLength && place + 1 < end)
            {
                var next = FindMatch(place + 1, end);
                if (next.Saving <= match.Saving)
                {
                    break;
                }

                frame.AddLiteral(window[place++]);
                match = next;
            }

            if (match.Length == 0)
            {
                frame.AddLiteral(window[place++]);
                continue;
            }

            frame.AddMatch(match.Length, match.FormattedOffset);
            offsets = offsets.Behind(match.FormattedOffset);
            place += match.Length;
            InsertTo(place);
        }

        frame.OffsetsBehind = offsets;
    }

    /// <summary>The match at a place that saves the most bits, or one without length.</summary>
    private LzxMatch FindMatch(int place, int end)
    {
        InsertTo(place);
        var maximum = Math.Min(end - place, LzxFormat.MaxMatchLength);
        var best = default(LzxMatch);
        if (maximum < LzxFormat.MinMatchLength)
        {
            return best;
        }

        for (var i = 0; i < LzxFormat.RepeatedOffsetCount; i++)
        {
            var other = place - offsets[i];
            if (other >= 0 && window[other] == window[place] && window[other + 1] == window[place + 1])
            {
                best = Better(best, place, CommonLength(place, other, maximum), i);
            }
        }

        if (best.Length >= GoodLength || maximum < HashedLength)
        {
            return best;
        }

        var bytes = BinaryPrimitives.ReadUInt32LittleEndian(window.AsSpan(place));
        var oldest = Math.Max(0, place - (windowLength - LzxFormat.OffsetBias - 1));
        var nearest = shortHeads[ShortHash(bytes)];
        var longest = 0;
        if (nearest >= oldest && place - nearest < MaxShortDistance)
        {
            var length = CommonLength(place, nearest, maximum);
            if (length > LzxFormat.MinMatchLength)
            {
                best = Better(best, place, length, place - nearest + LzxFormat.OffsetBias);
                longest = length;
            }
        }

        var (row, tag) = Hash(bytes);
        var start = rowStarts[row];
        for (var found = FindTag(row, tag); found != 0 && longest < maximum; found &= found - 1)
        {
            var candidate = rows[(row * RowLength) + ((BitOperations.TrailingZeroCount(found) + start) & (RowLength - 1))];
            if (candidate < oldest)
            {
                break;
            }

            if (window[candidate + longest] == window[place + longest])
            {
                var length = CommonLength(place, candidate, maximum);
                if (length > longest && length >= HashedLength)
                {
                    best = Better(best, place, length, place - candidate + LzxFormat.OffsetBias);
                    longest = length;
                    if (length >= GoodLength)
                    {
                        break;
                    }
                }
            }
        }

        return best;
    }

    private LzxMatch Better(LzxMatch best, int place, int length, int formattedOffset)
    {
        var over = length - LzxFormat.MinMatchLength;
        var slot = LzxFormat.SlotOf(formattedOffset);
        var header = Math.Min(over, LzxFormat.LongLengthHeader);
        var cost = mainCosts[LzxFormat.LiteralCount + (slot << LzxFormat.LengthHeaderBits) + header] + LzxFormat.ExtraBits(slot);
        if (header == LzxFormat.LongLengthHeader)
        {
            cost += lengthCosts[over - LzxFormat.LongLengthHeader];
        }

        var saving = literalCosts[place - frameStart + length] - literalCosts[place - frameStart] - cost;
        return saving > best.Saving ? new LzxMatch(length, formattedOffset, saving) : best;
    }
}
