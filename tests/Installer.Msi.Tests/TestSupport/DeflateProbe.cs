namespace Installer.Msi.Tests.TestSupport;

/// <summary>An independent inflater for MSZIP (RFC 1951, MS-MCI) that insists on what strict readers insist on: complete Huffman codes,
/// a last block at each MSZIP block's end and nothing behind it.</summary>
internal sealed class DeflateProbe
{
    private static readonly int[] LengthBase =
    [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
    ];

    private static readonly int[] LengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static readonly int[] DistanceBase =
    [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ];

    private static readonly int[] DistanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
    private static readonly int[] CodeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly List<byte> output = [];
    private byte[] input = [];
    private int position;
    private int bit;
    private int blockStart;

    /// <summary>References that go back to the MSZIP block before.</summary>
    public int ReferencesIntoHistory { get; private set; }

    /// <summary>Unpacks a folder's MSZIP blocks.</summary>
    public byte[] Inflate(IEnumerable<CabinetProbe.Block> blocks)
    {
        foreach (var block in blocks)
        {
            (input, position, bit, blockStart) = (block.Packed, 2, 0, output.Count);
            Assert.AreEqual((byte)'C', input[0]);
            Assert.AreEqual((byte)'K', input[1]);
            while (!InflateBlock())
            {
            }

            Assert.AreEqual(block.RawLength, output.Count - blockStart);
            Assert.AreEqual(input.Length, position + (bit > 0 ? 1 : 0), "Nothing may stand behind the last deflate block.");
        }

        return [.. output];
    }

    private bool InflateBlock()
    {
        var isLast = Bits(1) == 1;
        switch (Bits(2))
        {
            case 0:
                position += bit > 0 ? 1 : 0;
                bit = 0;
                int length = BitConverter.ToUInt16(input, position);
                Assert.AreEqual(length ^ 0xFFFF, BitConverter.ToUInt16(input, position + 2));
                output.AddRange(input.AsSpan(position + 4, length));
                position += 4 + length;
                break;
            case 1:
                InflateCodes(
                    new Huffman([.. Enumerable.Range(0, 288).Select(i => i is < 144 or > 279 ? 8 : i < 256 ? 9 : 7)], isStrict: true),
                    new Huffman([.. Enumerable.Repeat(5, 32)], isStrict: true));
                break;
            case 2:
                var (literals, distances, codes) = (Bits(5) + 257, Bits(5) + 1, Bits(4) + 4);
                var codeLengths = new int[19];
                for (var i = 0; i < codes; i++)
                {
                    codeLengths[CodeLengthOrder[i]] = Bits(3);
                }

                var lengths = ReadLengths(new Huffman(codeLengths, isStrict: true), literals + distances);
                InflateCodes(new Huffman(lengths[..literals], isStrict: true), new Huffman(lengths[literals..], isStrict: true));
                break;
            default:
                Assert.Fail("A deflate block of an unknown type.");
                break;
        }

        return isLast;
    }

    private int[] ReadLengths(Huffman codes, int count)
    {
        var lengths = new List<int>();
        while (lengths.Count < count)
        {
            switch (codes.Decode(this))
            {
                case 16:
                    lengths.AddRange(Enumerable.Repeat(lengths[^1], 3 + Bits(2)));
                    break;
                case 17:
                    lengths.AddRange(Enumerable.Repeat(0, 3 + Bits(3)));
                    break;
                case 18:
                    lengths.AddRange(Enumerable.Repeat(0, 11 + Bits(7)));
                    break;
                case var length:
                    lengths.Add(length);
                    break;
            }
        }

        Assert.HasCount(count, lengths);
        return [.. lengths];
    }

    private void InflateCodes(Huffman literals, Huffman distances)
    {
        const int end = 256;
        for (var symbol = literals.Decode(this); symbol != end; symbol = literals.Decode(this))
        {
            if (symbol < end)
            {
                output.Add((byte)symbol);
                continue;
            }

            var length = LengthBase[symbol - 257] + Bits(LengthExtra[symbol - 257]);
            var distanceCode = distances.Decode(this);
            var distance = DistanceBase[distanceCode] + Bits(DistanceExtra[distanceCode]);
            Assert.IsTrue(distance <= 32768 && distance <= output.Count, $"A reference {distance} bytes back at {output.Count}.");
            ReferencesIntoHistory += output.Count - distance < blockStart ? 1 : 0;
            for (var i = 0; i < length; i++)
            {
                output.Add(output[^distance]);
            }
        }
    }

    private int Bits(int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++)
        {
            value |= ((input[position] >> bit) & 1) << i;
            bit = (bit + 1) & 7;
            position += bit == 0 ? 1 : 0;
        }

        return value;
    }

    private sealed class Huffman
    {
        private readonly Dictionary<(int Length, int Code), int> symbols = [];

        public Huffman(int[] lengths, bool isStrict)
        {
            var code = 0;
            for (var length = 1; length <= 15; length++)
            {
                code <<= 1;
                for (var symbol = 0; symbol < lengths.Length; symbol++)
                {
                    if (lengths[symbol] == length)
                    {
                        symbols.Add((length, code++), symbol);
                    }
                }
            }

            var used = lengths.Where(length => length > 0).Sum(length => 1 << (15 - length));
            Assert.IsTrue(!isStrict || used == 1 << 15, $"A Huffman code that is {(used < 1 << 15 ? "incomplete" : "over-full")}: {string.Join(' ', lengths)}");
        }

        public int Decode(DeflateProbe source)
        {
            var code = 0;
            for (var length = 1; length <= 15; length++)
            {
                code = (code << 1) | source.Bits(1);
                if (symbols.TryGetValue((length, code), out var symbol))
                {
                    return symbol;
                }
            }

            throw new AssertFailedException("A code that no symbol has.");
        }
    }
}
