using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Installer.Msi.Cabinets;

/// <content>The bytes that matches may refer back to, and where the same bytes were before.</content>
internal sealed partial class LzxEncoder
{
    // Places are found by a hash of the four bytes there. Its first bits choose a row, which holds the last places of that row, and the next ones are a tag,
    // which is compared for all places of a row at once: so hardly a place is looked at in vain, and far less of memory than if places were chained.
    private const int RowLength = 16;
    private const int TagBits = 8;
    private const int RowBits = 15;
    private const int ShortHashBits = 14;
    private const int HashMultiplier = unchecked((int)0x9E3779B1);
    private const int HashedLength = sizeof(uint);
    private const int None = -1;

    // The window's bytes and as many behind them; when it is full, its second half becomes the first.
    private readonly byte[] window;
    private readonly int windowLength;

    private readonly int[] rows = new int[RowLength << RowBits];
    private readonly byte[] tags = new byte[RowLength << RowBits];

    // Where the latest place of each row stands; the one before it stands behind it, and so round.
    private readonly byte[] rowStarts = new byte[1 << RowBits];

    // Where each hash of three bytes occurred last.
    private readonly int[] shortHeads = new int[1 << ShortHashBits];
    private int windowEnd;
    private int inserted;

    private void ResetWindow()
    {
        rows.AsSpan().Fill(None);
        shortHeads.AsSpan().Fill(None);
        (windowEnd, inserted) = (0, 0);
    }

    private void Append(ReadOnlySpan<byte> raw)
    {
        if (windowEnd + raw.Length > window.Length)
        {
            window.AsSpan(windowEnd - windowLength, windowLength).CopyTo(window);
            MoveBack(rows);
            MoveBack(shortHeads);
            windowEnd -= windowLength;
            inserted -= windowLength;
        }

        var frame = window.AsSpan(windowEnd, raw.Length);
        raw.CopyTo(frame);
        if (translatesCalls)
        {
            LzxCallTranslation.Encode(frame, (int)position);
        }

        windowEnd += raw.Length;
        position += raw.Length;
    }

    private void MoveBack(int[] places)
    {
        var distance = new Vector<int>(windowLength);
        var none = new Vector<int>(None);
        for (var i = 0; i < places.Length; i += Vector<int>.Count)
        {
            Vector.Max(new Vector<int>(places, i) - distance, none).CopyTo(places, i);
        }
    }

    private static (int Row, byte Tag) Hash(uint bytes)
    {
        var hash = bytes * unchecked((uint)HashMultiplier);
        return ((int)(hash >> (32 - RowBits)), (byte)(hash >> (32 - RowBits - TagBits)));
    }

    /// <summary>Of three bytes.</summary>
    private static uint ShortHash(uint bytes) => ((bytes << 8) * unchecked((uint)HashMultiplier)) >> (32 - ShortHashBits);

    /// <summary>Which places of a row have a tag: bit by bit, the latest one the lowest.</summary>
    private uint FindTag(int row, byte tag)
    {
        var found = Vector128.Equals(Vector128.Create(tags, row * RowLength), Vector128.Create(tag)).ExtractMostSignificantBits();
        var start = rowStarts[row];
        return ((found >> start) | (found << (RowLength - start))) & ((1u << RowLength) - 1);
    }

    /// <summary>Makes the bytes before a place known as what a match may refer to.</summary>
    private void InsertTo(int end)
    {
        end = Math.Min(end, windowEnd - HashedLength + 1);
        for (var place = inserted; place < end; place++)
        {
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(window.AsSpan(place));
            var (row, tag) = Hash(bytes);
            var start = (rowStarts[row] - 1) & (RowLength - 1);
            rowStarts[row] = (byte)start;
            tags[(row * RowLength) + start] = tag;
            rows[(row * RowLength) + start] = place;
            shortHeads[ShortHash(bytes)] = place;
        }

        inserted = Math.Max(inserted, end);
    }

    /// <summary>How many bytes are the same at two places.</summary>
    private int CommonLength(int place, int other, int maximum)
    {
        var first = window.AsSpan(place, maximum);
        var second = window.AsSpan(other, maximum);
        var length = 0;
        while (length + sizeof(ulong) <= maximum)
        {
            var difference = BinaryPrimitives.ReadUInt64LittleEndian(first[length..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(second[length..]);
            if (difference != 0)
            {
                return length + (BitOperations.TrailingZeroCount(difference) / 8);
            }

            length += sizeof(ulong);
        }

        while (length < maximum && first[length] == second[length])
        {
            length++;
        }

        return length;
    }
}
