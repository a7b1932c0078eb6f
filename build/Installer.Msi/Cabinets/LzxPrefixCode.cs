namespace Installer.Msi.Cabinets;

/// <summary>A Huffman code with a longest length, as a writer needs it. It is always complete or empty: readers refuse a code that leaves room.</summary>
internal sealed class LzxPrefixCode(int symbolCount, int maxLength)
{
    private readonly ulong[] leaves = new ulong[symbolCount];
    private readonly int[] weights = new int[2 * symbolCount];
    private readonly int[] parents = new int[2 * symbolCount];

    /// <summary>The length of each symbol's code in bits; 0 for symbols that have none.</summary>
    public byte[] Lengths { get; } = new byte[symbolCount];

    /// <summary>The codes of the symbols, the first bit the highest.</summary>
    public ushort[] Codes { get; } = new ushort[symbolCount];

    /// <summary>Makes the lengths for how often each symbol occurs.</summary>
    /// <returns>How many bits all occurrences take.</returns>
    public long SetFrequencies(ReadOnlySpan<int> frequencies)
    {
        Array.Clear(Lengths);
        var count = 0;
        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            if (frequencies[symbol] > 0)
            {
                leaves[count++] = ((ulong)frequencies[symbol] << 32) | (uint)symbol;
            }
        }

        if (count == 0)
        {
            return 0;
        }

        // A code of one symbol would leave half of its room: another one, which never occurs, takes it.
        if (count == 1)
        {
            var only = (int)(uint)leaves[0];
            Lengths[only] = Lengths[only == 0 ? 1 : 0] = 1;
            return frequencies[only];
        }

        while (!TryAssign(leaves.AsSpan(0, count)))
        {
            // Nearly as good, and flatter each time.
            foreach (ref var leaf in leaves.AsSpan(0, count))
            {
                leaf = ((((leaf >> 32) + 1) / 2) << 32) | (uint)leaf;
            }
        }

        long bits = 0;
        foreach (var leaf in leaves.AsSpan(0, count))
        {
            var symbol = (int)(uint)leaf;
            bits += (long)frequencies[symbol] * Lengths[symbol];
        }

        return bits;
    }

    /// <summary>Numbers the codes: shorter ones first, symbols of one length in their order.</summary>
    public void AssignCodes()
    {
        Span<int> counts = stackalloc int[maxLength + 1];
        Span<int> next = stackalloc int[maxLength + 1];
        counts.Clear();
        foreach (var length in Lengths)
        {
            counts[length]++;
        }

        (counts[0], next[0]) = (0, 0);
        for (var length = 1; length <= maxLength; length++)
        {
            next[length] = (next[length - 1] + counts[length - 1]) * 2;
        }

        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            if (Lengths[symbol] > 0)
            {
                Codes[symbol] = (ushort)next[Lengths[symbol]]++;
            }
        }
    }

    /// <summary>Joins the two rarest again and again, leaves and joined ones each in order of their weight.</summary>
    /// <returns>Whether no length is too long.</returns>
    private bool TryAssign(Span<ulong> sorted)
    {
        sorted.Sort();
        var count = sorted.Length;
        for (var i = 0; i < count; i++)
        {
            weights[i] = (int)(sorted[i] >> 32);
        }

        var (leaf, joined) = (0, count);
        for (var node = count; node < (2 * count) - 1; node++)
        {
            weights[node] = Take(node) + Take(node);
        }

        // From the root down: each is one deeper than the one it was joined into.
        parents[(2 * count) - 2] = 0;
        for (var node = (2 * count) - 3; node >= 0; node--)
        {
            parents[node] = parents[parents[node]] + 1;
            if (node < count)
            {
                if (parents[node] > maxLength)
                {
                    return false;
                }

                Lengths[(int)(uint)sorted[node]] = (byte)parents[node];
            }
        }

        return true;

        int Take(int into)
        {
            var index = leaf < count && (joined >= into || weights[leaf] <= weights[joined]) ? leaf++ : joined++;
            parents[index] = into;
            return weights[index];
        }
    }
}
