namespace Installer.Msi.Cabinets;

/// <summary>How often each symbol occurs in some frames.</summary>
internal sealed class LzxStatistics(int mainSymbolCount)
{
    /// <summary>Of the main tree.</summary>
    public int[] Main { get; } = new int[mainSymbolCount];

    /// <summary>Of the length tree.</summary>
    public int[] Length { get; } = new int[LzxFormat.LengthSymbolCount];

    /// <summary>Of the aligned tree, in a block that has one.</summary>
    public int[] Aligned { get; } = new int[LzxFormat.AlignedSymbolCount];

    /// <summary>Bits of offsets that stand behind the symbols, those that an aligned tree would tell not counted.</summary>
    public long ExtraBits { get; set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(Main);
        Array.Clear(Length);
        Array.Clear(Aligned);
        ExtraBits = 0;
    }

    /// <summary>Becomes the sum of two.</summary>
    public void SetSum(LzxStatistics first, LzxStatistics second)
    {
        Add(first.Main, second.Main, Main);
        Add(first.Length, second.Length, Length);
        Add(first.Aligned, second.Aligned, Aligned);
        ExtraBits = first.ExtraBits + second.ExtraBits;

        static void Add(int[] first, int[] second, int[] sum)
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] = first[i] + second[i];
            }
        }
    }
}
