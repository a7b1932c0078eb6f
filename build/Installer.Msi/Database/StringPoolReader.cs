using System.Buffers.Binary;
using System.Text;

namespace Installer.Msi.Database;

/// <summary>Reads the string pool of a database.</summary>
internal static class StringPoolReader
{
    /// <summary>Reads the pool.</summary>
    /// <param name="pool">The bytes of <c>_StringPool</c>.</param>
    /// <param name="data">The bytes of <c>_StringData</c>.</param>
    /// <exception cref="MsiException">The pool is not well formed.</exception>
    public static StringPool Read(ReadOnlySpan<byte> pool, ReadOnlySpan<byte> data)
    {
        if (pool.Length < StringPoolFormat.EntryLength || pool.Length % StringPoolFormat.EntryLength != 0)
        {
            throw Error(0, $"{pool.Length} bytes are not a number of entries.");
        }

        var header = BinaryPrimitives.ReadUInt32LittleEndian(pool);
        var codepage = (int)(header & StringPoolFormat.CodepageMask);
        var encoding = MsiCodepage.ForReading(codepage);
        var strings = new List<string?> { null };
        var dataPosition = 0;
        for (var position = StringPoolFormat.EntryLength; position < pool.Length; position += StringPoolFormat.EntryLength)
        {
            var entryPosition = position;
            uint length = BinaryPrimitives.ReadUInt16LittleEndian(pool[position..]);
            var references = BinaryPrimitives.ReadUInt16LittleEndian(pool[(position + sizeof(ushort))..]);
            if (length == 0 && references != 0)
            {
                position += StringPoolFormat.EntryLength;
                length = position < pool.Length
                    ? BinaryPrimitives.ReadUInt32LittleEndian(pool[position..])
                    : throw Error(entryPosition, "the length of a long string is missing.");
            }

            if (length > data.Length - dataPosition)
            {
                throw Error(entryPosition, $"string {strings.Count} of {length} bytes goes beyond the {data.Length} bytes of {StringPoolFormat.DataName}.");
            }

            strings.Add(length == 0 ? null : Decode(data.Slice(dataPosition, (int)length), encoding, strings.Count, dataPosition));
            dataPosition += (int)length;
        }

        return dataPosition == data.Length
            ? new StringPool(codepage, (header & StringPoolFormat.WideReferences) != 0 ? 3 : 2, strings)
            : throw Error(0, $"the strings take {dataPosition} bytes, {StringPoolFormat.DataName} has {data.Length}.");
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, int number, int position)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new MsiException($"{StringPoolFormat.DataName}, offset 0x{position:X}: string {number} is not text of code page {encoding.CodePage}.", e);
        }
    }

    private static MsiException Error(int offset, string what) => new($"{StringPoolFormat.PoolName}, offset 0x{offset:X}: {what}");
}
