using System.Buffers;
using System.Buffers.Binary;
using System.Text;

using Installer.Msi.Streams;

namespace Installer.Msi.Database;

/// <summary>Collects the strings of a database that is to be written and numbers them in the order in which they come.</summary>
internal sealed class StringPoolBuilder(int codepage)
{
    private readonly Encoding encoding = MsiCodepage.ForWriting(codepage);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Entry> entries = [];
    private readonly ArrayBufferWriter<byte> data = new();

    /// <summary>Bytes in a reference to a string, 2 or 3; settled when all strings are added.</summary>
    public int ReferenceLength => entries.Count > StringPoolFormat.MaxNarrowReference ? 3 : 2;

    /// <summary>Adds a reference to a string.</summary>
    /// <param name="text">The string, not empty.</param>
    /// <returns>The string's number.</returns>
    /// <exception cref="MsiException">The string cannot be stored; the message says why, the caller knows where it stands.</exception>
    public int Add(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            number = entries.Count + 1;
            if (number > StringPoolFormat.MaxWideReference)
            {
                throw new MsiException($"a database holds at most {StringPoolFormat.MaxWideReference:N0} different strings.");
            }

            var bytes = Encode(text);
            numbers.Add(text, number);
            entries.Add(new Entry(bytes.Length));
            data.Write(bytes);
        }

        entries[number - 1].References++;
        return number;
    }

    /// <summary>The number of a string that was added.</summary>
    public int this[string text] => numbers[text];

    /// <summary>The bytes of <c>_StringPool</c>.</summary>
    public StreamSource ToPool()
    {
        var pool = new ArrayBufferWriter<byte>((entries.Count + 1) * StringPoolFormat.EntryLength);
        Span<byte> entry = stackalloc byte[StringPoolFormat.EntryLength];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, (uint)codepage | (ReferenceLength == 3 ? StringPoolFormat.WideReferences : 0));
        pool.Write(entry);
        foreach (var (length, references) in entries.Select(e => (e.Length, e.References)))
        {
            // A count of 0 would mean an unused entry, so one that does not fit stays at the highest number.
            var isLong = length > ushort.MaxValue;
            BinaryPrimitives.WriteUInt16LittleEndian(entry, isLong ? (ushort)0 : (ushort)length);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[sizeof(ushort)..], (ushort)Math.Min(references, ushort.MaxValue));
            pool.Write(entry);
            if (isLong)
            {
                BinaryPrimitives.WriteInt32LittleEndian(entry, length);
                pool.Write(entry);
            }
        }

        return StreamSource.FromBytes(pool.WrittenMemory);
    }

    /// <summary>The bytes of <c>_StringData</c>.</summary>
    public StreamSource ToData() => StreamSource.FromBytes(data.WrittenMemory);

    private byte[] Encode(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new MsiException($"the text contains U+0000, which a database cannot hold.");
        }

        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new MsiException(MsiCodepage.DescribeMissingCharacter(e, codepage, text), e);
        }
    }

    private sealed class Entry(int length)
    {
        public int Length => length;

        public int References { get; set; }
    }
}
