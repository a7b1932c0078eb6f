namespace Installer.Msi.Cabinets;

/// <summary>The codes of one LZX block.</summary>
internal sealed class LzxBlockCodes(int mainSymbolCount)
{
    // What telling a symbol's code length takes, roughly.
    private const int BitsPerUsedSymbol = 4;

    /// <summary>Literals, and slots with length headers.</summary>
    public LzxPrefixCode Main { get; } = new(mainSymbolCount, LzxFormat.MaxCodeLength);

    /// <summary>Lengths that the header does not tell.</summary>
    public LzxPrefixCode Length { get; } = new(LzxFormat.LengthSymbolCount, LzxFormat.MaxCodeLength);

    /// <summary>The lowest bits of offsets.</summary>
    public LzxPrefixCode Aligned { get; } = new(LzxFormat.AlignedSymbolCount, LzxFormat.MaxAlignedCodeLength);

    /// <summary>Whether the aligned tree makes the block shorter.</summary>
    public bool IsAligned { get; private set; }

    /// <summary>Makes the best codes.</summary>
    /// <returns>How many bits a block with them takes, nearly.</returns>
    public long SetStatistics(LzxStatistics statistics)
    {
        var bits = Main.SetFrequencies(statistics.Main) + Length.SetFrequencies(statistics.Length) + statistics.ExtraBits;
        long alignable = 0;
        foreach (var count in statistics.Aligned)
        {
            alignable += count;
        }

        var verbatimBits = alignable * LzxFormat.AlignedBits;
        var alignedBits = Aligned.SetFrequencies(statistics.Aligned) + (LzxFormat.AlignedSymbolCount * LzxFormat.AlignedLengthBits);
        IsAligned = alignable > 0 && alignedBits < verbatimBits;
        return bits + Math.Min(verbatimBits, alignedBits) + (BitsPerUsedSymbol * (CountUsed(Main.Lengths) + CountUsed(Length.Lengths)));
    }

    /// <summary>How many bits some of the block's frames take, the block's header not counted.</summary>
    public long CountBits(LzxStatistics statistics)
    {
        var bits = statistics.ExtraBits + Sum(statistics.Main, Main.Lengths) + Sum(statistics.Length, Length.Lengths);
        foreach (var (count, length) in statistics.Aligned.Zip(Aligned.Lengths))
        {
            bits += (long)count * (IsAligned ? length : LzxFormat.AlignedBits);
        }

        return bits;

        static long Sum(int[] counts, byte[] lengths)
        {
            long sum = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                sum += (long)counts[i] * lengths[i];
            }

            return sum;
        }
    }

    /// <summary>Becomes codes without a symbol.</summary>
    public void Clear()
    {
        Array.Clear(Main.Lengths);
        Array.Clear(Length.Lengths);
        Array.Clear(Aligned.Lengths);
        IsAligned = false;
    }

    private static int CountUsed(byte[] lengths) => lengths.Length - lengths.AsSpan().Count((byte)0);
}
