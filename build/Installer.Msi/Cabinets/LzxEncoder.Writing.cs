namespace Installer.Msi.Cabinets;

/// <content>The bits of blocks.</content>
internal sealed partial class LzxEncoder
{
    // A piece ends with a stored block, which sets the offsets, and with one of a literal, which sets the codes.
    private const int PieceEndStoredLength = 2;
    private const int PieceEndLength = PieceEndStoredLength + 1;
    private const int PieceEndCodeLength = 8;

    // Twice what a frame of literals with the longest codes takes.
    private readonly LzxBitWriter writer = new(2 * sizeof(ushort) * LzxFormat.FrameLength);
    private readonly LzxPrefixCode pretree = new(LzxFormat.PretreeSymbolCount, LzxFormat.MaxPretreeCodeLength);
    private readonly int[] pretreeFrequencies = new int[LzxFormat.PretreeSymbolCount];
    private readonly List<(int Symbol, int Extra, int ExtraBits)> pretreeSymbols = [];
    private readonly byte[] lengthLengthsBefore = new byte[LzxFormat.LengthSymbolCount];
    private readonly byte[] lengthsBefore;
    private bool isFolderStart;

    private void ResetCodes(bool isFolderStart)
    {
        this.isFolderStart = isFolderStart;
        groupStatistics.Clear();
        Array.Clear(lengthsBefore);
        Array.Clear(lengthLengthsBefore);
        if (!isFolderStart)
        {
            SetPieceEndLengths(lengthsBefore);
        }
    }

    /// <summary>Every byte has a code of eight bits.</summary>
    private static void SetPieceEndLengths(byte[] mainLengths) => mainLengths.AsSpan(0, LzxFormat.LiteralCount).Fill(PieceEndCodeLength);

    /// <summary>Writes the frames that are collected as one block, and forgets them.</summary>
    private void WriteGroup()
    {
        var group = frames.AsSpan(0, frameCount);
        if (frameCount > 0)
        {
            codes.SetStatistics(groupStatistics);
            if (frameCount > 1 && ExceedsFrame(group))
            {
                // Rare: a frame that is unlike the others would get longer than it may, so that each has a block of its own.
                for (var i = 0; i < group.Length; i++)
                {
                    codes.SetStatistics(group[i].Statistics);
                    WriteBlock(group.Slice(i, 1));
                }
            }
            else
            {
                WriteBlock(group);
            }
        }

        frameCount = 0;
        groupStatistics.Clear();
    }

    private bool ExceedsFrame(ReadOnlySpan<LzxFrame> group)
    {
        foreach (var frame in group)
        {
            if (codes.CountBits(frame.Statistics) > LzxFormat.FrameLength * 8L)
            {
                return true;
            }
        }

        return false;
    }

    private void WriteBlock(ReadOnlySpan<LzxFrame> group)
    {
        var length = 0;
        foreach (var frame in group)
        {
            length += frame.ParsedLength;
        }

        codes.Main.AssignCodes();
        codes.Length.AssignCodes();
        codes.Aligned.AssignCodes();
        BeginFrame();
        WriteCodes(length);
        for (var i = 0; i < group.Length; i++)
        {
            if (i > 0)
            {
                BeginFrame();
            }

            WriteTokens(group[i].Tokens);
            EndFrame(group[i]);
        }
    }

    private void WriteStored(LzxFrame frame)
    {
        BeginFrame();
        WriteStoredBlock(frame.Raw[..frame.ParsedLength], frame.OffsetsBehind);
        EndFrame(frame);
    }

    private void BeginFrame()
    {
        writer.Clear();
        if (isFolderStart)
        {
            writer.Write(translatesCalls ? 1u : 0, 1);
            if (translatesCalls)
            {
                writer.Write(LzxCallTranslation.Range, 32);
            }

            isFolderStart = false;
        }
    }

    private void EndFrame(LzxFrame frame)
    {
        if (frame.EndsPiece)
        {
            var rest = frame.Raw[frame.ParsedLength..];
            WriteStoredBlock(rest[..PieceEndStoredLength], LzxOffsets.Initial);
            codes.Clear();
            SetPieceEndLengths(codes.Main.Lengths);
            codes.Main.AssignCodes();
            WriteCodes(1);
            writer.Write(codes.Main.Codes[rest[^1]], PieceEndCodeLength);
        }

        writer.Align();
        sink(writer.Written, frame.Raw.Length);
    }

    private void WriteStoredBlock(ReadOnlySpan<byte> bytes, LzxOffsets behind)
    {
        writer.Write((uint)LzxFormat.BlockType.Uncompressed, LzxFormat.BlockTypeBits);
        writer.Write((uint)bytes.Length, LzxFormat.BlockLengthBits);
        writer.AlignForBytes();
        writer.WriteNumber((uint)behind.Latest);
        writer.WriteNumber((uint)behind.Second);
        writer.WriteNumber((uint)behind.Third);
        writer.WriteBytes(bytes);
    }

    /// <summary>Writes the head of a block with codes.</summary>
    private void WriteCodes(int length)
    {
        writer.Write((uint)(codes.IsAligned ? LzxFormat.BlockType.Aligned : LzxFormat.BlockType.Verbatim), LzxFormat.BlockTypeBits);
        writer.Write((uint)length, LzxFormat.BlockLengthBits);
        if (codes.IsAligned)
        {
            foreach (var codeLength in codes.Aligned.Lengths)
            {
                writer.Write(codeLength, LzxFormat.AlignedLengthBits);
            }
        }

        WriteLengths(codes.Main.Lengths.AsSpan(0, LzxFormat.LiteralCount), lengthsBefore.AsSpan(0, LzxFormat.LiteralCount));
        WriteLengths(codes.Main.Lengths.AsSpan(LzxFormat.LiteralCount), lengthsBefore.AsSpan(LzxFormat.LiteralCount));
        WriteLengths(codes.Length.Lengths, lengthLengthsBefore);
    }

    /// <summary>Writes code lengths as differences to those before, which they then replace.</summary>
    private void WriteLengths(ReadOnlySpan<byte> lengths, Span<byte> before)
    {
        CollectPretreeSymbols(lengths, before);
        lengths.CopyTo(before);
        Array.Clear(pretreeFrequencies);
        foreach (var (symbol, _, _) in pretreeSymbols)
        {
            pretreeFrequencies[symbol]++;
        }

        pretree.SetFrequencies(pretreeFrequencies);
        pretree.AssignCodes();
        foreach (var length in pretree.Lengths)
        {
            writer.Write(length, LzxFormat.PretreeLengthBits);
        }

        foreach (var (symbol, extra, extraBits) in pretreeSymbols)
        {
            writer.Write(pretree.Codes[symbol], pretree.Lengths[symbol]);
            writer.Write((uint)extra, extraBits);
        }
    }

    private void CollectPretreeSymbols(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> before)
    {
        pretreeSymbols.Clear();
        for (var i = 0; i < lengths.Length;)
        {
            var run = lengths[i..].IndexOfAnyExcept(lengths[i]) is >= 0 and var end ? end : lengths.Length - i;
            if (lengths[i] == 0 && run >= LzxFormat.Pretree.LongZeroRunMinimum)
            {
                run = Math.Min(run, LzxFormat.Pretree.LongZeroRunMinimum + (1 << LzxFormat.Pretree.LongZeroRunBits) - 1);
                pretreeSymbols.Add((LzxFormat.Pretree.LongZeroRun, run - LzxFormat.Pretree.LongZeroRunMinimum, LzxFormat.Pretree.LongZeroRunBits));
            }
            else if (lengths[i] == 0 && run >= LzxFormat.Pretree.ZeroRunMinimum)
            {
                pretreeSymbols.Add((LzxFormat.Pretree.ZeroRun, run - LzxFormat.Pretree.ZeroRunMinimum, LzxFormat.Pretree.ZeroRunBits));
            }
            else if (run >= LzxFormat.Pretree.SameRunMinimum)
            {
                run = Math.Min(run, LzxFormat.Pretree.SameRunMinimum + (1 << LzxFormat.Pretree.SameRunBits) - 1);
                pretreeSymbols.Add((LzxFormat.Pretree.SameRun, run - LzxFormat.Pretree.SameRunMinimum, LzxFormat.Pretree.SameRunBits));
                pretreeSymbols.Add((Difference(lengths[i], before[i]), 0, 0));
            }
            else
            {
                run = 1;
                pretreeSymbols.Add((Difference(lengths[i], before[i]), 0, 0));
            }

            i += run;
        }

        static int Difference(int length, int before) => (before - length + LzxFormat.Pretree.Modulus) % LzxFormat.Pretree.Modulus;
    }

    private void WriteTokens(ReadOnlySpan<uint> tokens)
    {
        var (mainCodes, mainLengths) = (codes.Main.Codes, codes.Main.Lengths);
        foreach (var token in tokens)
        {
            if (!LzxToken.IsMatch(token))
            {
                writer.Write(mainCodes[token], mainLengths[token]);
                continue;
            }

            var symbol = LzxToken.MainSymbol(token);
            writer.Write(mainCodes[symbol], mainLengths[symbol]);
            if (LzxToken.LengthSymbol(token) is >= 0 and var lengthSymbol)
            {
                writer.Write(codes.Length.Codes[lengthSymbol], codes.Length.Lengths[lengthSymbol]);
            }

            var formattedOffset = LzxToken.FormattedOffset(token);
            var slot = LzxFormat.SlotOf(formattedOffset);
            var extraBits = LzxFormat.ExtraBits(slot);
            var extra = formattedOffset - LzxFormat.SlotBase(slot);
            if (codes.IsAligned && extraBits >= LzxFormat.AlignedBits)
            {
                var aligned = extra & (LzxFormat.AlignedSymbolCount - 1);
                writer.Write((uint)extra >> LzxFormat.AlignedBits, extraBits - LzxFormat.AlignedBits);
                writer.Write(codes.Aligned.Codes[aligned], codes.Aligned.Lengths[aligned]);
            }
            else
            {
                writer.Write((uint)extra, extraBits);
            }
        }
    }
}
