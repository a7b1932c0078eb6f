using System.Buffers.Binary;

namespace Installer.Msi.Cabinets;

/// <summary>Unpacks the blocks of one folder of LZX.</summary>
internal sealed class LzxDecoder : IBlockDecoder
{
    private readonly byte[] window;
    private readonly LzxPrefixDecoder main;
    private readonly LzxPrefixDecoder lengths = new(LzxFormat.LengthSymbolCount, LzxFormat.MaxCodeLength);
    private readonly LzxPrefixDecoder aligned = new(LzxFormat.AlignedSymbolCount, LzxFormat.MaxAlignedCodeLength);
    private readonly LzxPrefixDecoder pretree = new(LzxFormat.PretreeSymbolCount, LzxFormat.MaxPretreeCodeLength);
    private LzxOffsets offsets = LzxOffsets.Initial;
    private LzxFormat.BlockType blockType;
    private int blockLeft;
    private bool blockIsOdd;
    private long position;
    private int translationRange;

    /// <summary>Makes a decoder.</summary>
    /// <param name="windowBits">The window's size as a power of two, 15 to 21.</param>
    public LzxDecoder(int windowBits)
    {
        window = new byte[1 << windowBits];
        main = new LzxPrefixDecoder(LzxFormat.MainSymbolCount(windowBits), LzxFormat.MaxCodeLength);
    }

    /// <inheritdoc/>
    public int MaxPackedLength => LzxFormat.MaxPackedLength;

    /// <inheritdoc/>
    public byte[] Decode(ReadOnlySpan<byte> packed, int rawLength)
    {
        if (position % LzxFormat.FrameLength != 0)
        {
            throw new InvalidDataException("a shorter one stands before it.");
        }

        var reader = new LzxBitReader(packed);
        if (position == 0 && reader.Read(1) != 0)
        {
            translationRange = (int)reader.Read(32);
        }

        var frameStart = position;
        var frameEnd = position + rawLength;
        while (position < frameEnd)
        {
            if (blockLeft == 0)
            {
                ReadBlockHeader(ref reader);
            }

            var count = (int)Math.Min(frameEnd - position, blockLeft);
            if (blockType == LzxFormat.BlockType.Uncompressed)
            {
                Copy(ref reader, count);
            }
            else
            {
                DecodeTokens(ref reader, position + count);
            }

            blockLeft -= count;
        }

        // The window is whole frames long, so a frame lies in it in one piece.
        var frame = window.AsSpan((int)(frameStart % window.Length), rawLength).ToArray();
        if (translationRange != 0 && frameStart < (long)LzxFormat.MaxTranslatedFrames * LzxFormat.FrameLength)
        {
            LzxCallTranslation.Decode(frame, (int)frameStart, translationRange);
        }

        return frame;
    }

    private void ReadBlockHeader(ref LzxBitReader reader)
    {
        blockType = (LzxFormat.BlockType)reader.Read(LzxFormat.BlockTypeBits);
        blockLeft = (int)reader.Read(LzxFormat.BlockLengthBits);
        switch (blockType)
        {
            case LzxFormat.BlockType.Uncompressed:
                reader.AlignForBytes();
                var numbers = reader.ReadBytes(LzxFormat.RepeatedOffsetCount * sizeof(int));
                offsets = new LzxOffsets(
                    BinaryPrimitives.ReadInt32LittleEndian(numbers),
                    BinaryPrimitives.ReadInt32LittleEndian(numbers[sizeof(int)..]),
                    BinaryPrimitives.ReadInt32LittleEndian(numbers[(2 * sizeof(int))..]));
                blockIsOdd = blockLeft % 2 != 0;
                break;
            case LzxFormat.BlockType.Verbatim or LzxFormat.BlockType.Aligned:
                if (blockType == LzxFormat.BlockType.Aligned)
                {
                    for (var i = 0; i < LzxFormat.AlignedSymbolCount; i++)
                    {
                        aligned.Lengths[i] = (byte)reader.Read(LzxFormat.AlignedLengthBits);
                    }

                    aligned.Build("aligned offset");
                }

                ReadLengths(ref reader, main.Lengths.AsSpan(0, LzxFormat.LiteralCount));
                ReadLengths(ref reader, main.Lengths.AsSpan(LzxFormat.LiteralCount));
                main.Build("main");
                ReadLengths(ref reader, lengths.Lengths);
                lengths.Build("length", mayBeEmpty: true);
                break;
            default:
                throw new InvalidDataException($"{(int)blockType} is not the type of an LZX block.");
        }

        if (blockLeft == 0)
        {
            throw new InvalidDataException("an LZX block is empty.");
        }
    }

    private void ReadLengths(ref LzxBitReader reader, Span<byte> codeLengths)
    {
        for (var i = 0; i < LzxFormat.PretreeSymbolCount; i++)
        {
            pretree.Lengths[i] = (byte)reader.Read(LzxFormat.PretreeLengthBits);
        }

        pretree.Build("pretree");
        for (var i = 0; i < codeLengths.Length;)
        {
            var symbol = pretree.Decode(ref reader);
            var run = symbol switch
            {
                LzxFormat.Pretree.ZeroRun => LzxFormat.Pretree.ZeroRunMinimum + (int)reader.Read(LzxFormat.Pretree.ZeroRunBits),
                LzxFormat.Pretree.LongZeroRun => LzxFormat.Pretree.LongZeroRunMinimum + (int)reader.Read(LzxFormat.Pretree.LongZeroRunBits),
                LzxFormat.Pretree.SameRun => LzxFormat.Pretree.SameRunMinimum + (int)reader.Read(LzxFormat.Pretree.SameRunBits),
                _ => 1,
            };
            if (run > codeLengths.Length - i)
            {
                throw new InvalidDataException("a run of code lengths is too long.");
            }

            byte length = 0;
            if (symbol is not (LzxFormat.Pretree.ZeroRun or LzxFormat.Pretree.LongZeroRun))
            {
                var difference = symbol == LzxFormat.Pretree.SameRun ? pretree.Decode(ref reader) : symbol;
                if (difference > LzxFormat.MaxCodeLength)
                {
                    throw new InvalidDataException("a run of code lengths has no length.");
                }

                length = (byte)((codeLengths[i] - difference + LzxFormat.Pretree.Modulus) % LzxFormat.Pretree.Modulus);
            }

            codeLengths.Slice(i, run).Fill(length);
            i += run;
        }
    }

    private void Copy(ref LzxBitReader reader, int count)
    {
        reader.ReadBytes(count).CopyTo(window.AsSpan((int)(position % window.Length), count));
        position += count;
        if (count == blockLeft && blockIsOdd)
        {
            reader.AlignBytes();
        }
    }

    private void DecodeTokens(ref LzxBitReader reader, long end)
    {
        var mask = window.Length - 1;
        while (position < end)
        {
            var symbol = main.Decode(ref reader);
            if (symbol < LzxFormat.LiteralCount)
            {
                window[(int)position & mask] = (byte)symbol;
                position++;
                continue;
            }

            symbol -= LzxFormat.LiteralCount;
            var length = LzxFormat.MinMatchLength + (symbol & LzxFormat.LongLengthHeader);
            if (length == LzxFormat.MinMatchLength + LzxFormat.LongLengthHeader)
            {
                length += lengths.Decode(ref reader);
            }

            var formattedOffset = ReadOffset(ref reader, symbol >> LzxFormat.LengthHeaderBits);
            offsets = offsets.Behind(formattedOffset);
            var offset = offsets.Latest;
            if (offset <= 0 || offset > position || offset > window.Length)
            {
                throw new InvalidDataException($"a match refers {offset} bytes back at {position}.");
            }

            if (length > end - position)
            {
                throw new InvalidDataException("a match goes beyond the end of its block or frame.");
            }

            for (; length > 0; length--, position++)
            {
                window[(int)position & mask] = window[(int)(position - offset) & mask];
            }
        }
    }

    private int ReadOffset(ref LzxBitReader reader, int slot)
    {
        var extraBits = LzxFormat.ExtraBits(slot);
        if (blockType != LzxFormat.BlockType.Aligned || extraBits < LzxFormat.AlignedBits)
        {
            return LzxFormat.SlotBase(slot) + (int)reader.Read(extraBits);
        }

        var upper = (int)reader.Read(extraBits - LzxFormat.AlignedBits) << LzxFormat.AlignedBits;
        return LzxFormat.SlotBase(slot) + upper + aligned.Decode(ref reader);
    }
}
