namespace Installer.Msi.Cabinets;

/// <summary>A Huffman code as a reader needs it.</summary>
internal sealed class LzxPrefixDecoder(int symbolCount, int maxLength)
{
    // Codes up to that length are found in a table by the bits that come next; longer ones are counted through.
    private const int MaxTableBits = 10;

    private readonly int tableBits = Math.Min(MaxTableBits, maxLength);
    private readonly ushort[] table = new ushort[1 << Math.Min(MaxTableBits, maxLength)];
    private readonly ushort[] sorted = new ushort[symbolCount];

    // For each length, the first code behind those of the length, filled up to the longest length; and where the length's symbols start less their first code.
    private readonly int[] limits = new int[maxLength + 1];
    private readonly int[] starts = new int[maxLength + 1];
    private bool isEmpty = true;

    /// <summary>The code lengths, which the next block tells as differences.</summary>
    public byte[] Lengths { get; } = new byte[symbolCount];

    /// <summary>Makes the code of <see cref="Lengths"/>.</summary>
    /// <param name="name">What to call the code in an error.</param>
    /// <param name="mayBeEmpty">Whether no symbol needs to have a code.</param>
    /// <exception cref="InvalidDataException">The code is incomplete or over-full.</exception>
    public void Build(string name, bool mayBeEmpty = false)
    {
        Span<int> counts = stackalloc int[maxLength + 1];
        counts.Clear();
        foreach (var length in Lengths)
        {
            counts[length]++;
        }

        isEmpty = counts[0] == symbolCount;
        if (isEmpty && mayBeEmpty)
        {
            return;
        }

        counts[0] = 0;
        var (code, symbols) = (0, 0);
        Span<int> next = stackalloc int[maxLength + 1];
        for (var length = 1; length <= maxLength; length++)
        {
            code *= 2;
            starts[length] = symbols - code;
            next[length] = symbols;
            code += counts[length];
            symbols += counts[length];
            limits[length] = code << (maxLength - length);
            if (limits[length] > 1 << maxLength)
            {
                throw new InvalidDataException($"its {name} code is over-full.");
            }
        }

        if (limits[maxLength] != 1 << maxLength)
        {
            throw new InvalidDataException($"its {name} code is incomplete.");
        }

        for (var symbol = 0; symbol < symbolCount; symbol++)
        {
            if (Lengths[symbol] > 0)
            {
                sorted[next[Lengths[symbol]]++] = (ushort)symbol;
            }
        }

        // Symbols with short codes, each as often as there are bits behind its code.
        var filled = 0;
        for (var i = 0; i < symbols && Lengths[sorted[i]] <= tableBits; i++)
        {
            var repeat = 1 << (tableBits - Lengths[sorted[i]]);
            table.AsSpan(filled, repeat).Fill(sorted[i]);
            filled += repeat;
        }
    }

    /// <summary>Reads a symbol.</summary>
    /// <exception cref="InvalidDataException">The bits end too early, or the code is empty.</exception>
    public int Decode(ref LzxBitReader reader)
    {
        if (isEmpty)
        {
            throw new InvalidDataException("a symbol comes of a code that has none.");
        }

        var bits = (int)reader.Peek(maxLength);
        if (bits < limits[tableBits])
        {
            var symbol = table[bits >> (maxLength - tableBits)];
            reader.Skip(Lengths[symbol]);
            return symbol;
        }

        var length = tableBits + 1;
        while (bits >= limits[length])
        {
            length++;
        }

        reader.Skip(length);
        return sorted[starts[length] + (bits >> (maxLength - length))];
    }
}
