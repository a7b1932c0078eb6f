using System.Buffers.Binary;
using System.Text;

namespace Installer.Msi.Database;

/// <content>Writing.</content>
internal static partial class SummaryInformationFormat
{
    // Windows 32-bit in the high word, version 6.0 in the low one, whatever machine writes.
    private const uint SystemIdentifier = 0x0002_0006;

    /// <summary>The bytes of the stream.</summary>
    /// <exception cref="MsiException">A value cannot be stored.</exception>
    public static byte[] ToBytes(SummaryInformation summary)
    {
        var codepage = summary.Codepage ?? MsiCodepage.Neutral;
        if (codepage is < 0 or > ushort.MaxValue)
        {
            throw new MsiException($"Summary information: {codepage} is not a code page.");
        }

        var encoding = MsiCodepage.ForWriting(codepage);
        var values = new List<(Property Property, byte[] Value)>();
        void Add(Property property, object? value)
        {
            if (value is not null)
            {
                values.Add((property, ToBytes(property, value, encoding, codepage)));
            }
        }

        Add(Property.Codepage, summary.Codepage is null ? null : unchecked((short)codepage));
        Add(Property.Title, summary.Title);
        Add(Property.Subject, summary.Subject);
        Add(Property.Author, summary.Author);
        Add(Property.Keywords, summary.Keywords);
        Add(Property.Comments, summary.Comments);
        Add(Property.Template, summary.Template);
        Add(Property.LastSavedBy, summary.LastSavedBy);
        Add(Property.RevisionNumber, summary.RevisionNumber);
        Add(Property.LastPrinted, summary.LastPrinted);
        Add(Property.CreateTime, summary.CreateTime);
        Add(Property.LastSaveTime, summary.LastSaveTime);
        Add(Property.PageCount, summary.PageCount);
        Add(Property.WordCount, summary.WordCount);
        Add(Property.CharacterCount, summary.CharacterCount);
        Add(Property.CreatingApplication, summary.CreatingApplication);
        Add(Property.Security, summary.Security);
        return Assemble(values);
    }

    private static byte[] Assemble(List<(Property Property, byte[] Value)> values)
    {
        var offset = SectionHeaderLength + (values.Count * PropertyEntryLength);
        var sectionLength = offset + values.Sum(value => value.Value.Length);
        var stream = new MemoryStream(SectionOffset + sectionLength);
        using var writer = new BinaryWriter(stream);
        writer.Write(ByteOrder);
        writer.Write((ushort)0);
        writer.Write(SystemIdentifier);
        writer.Write(Guid.Empty.ToByteArray());
        writer.Write(1);
        writer.Write(FormatId.ToByteArray());
        writer.Write(SectionOffset);
        writer.Write(sectionLength);
        writer.Write(values.Count);
        foreach (var (property, value) in values)
        {
            writer.Write((int)property);
            writer.Write(offset);
            offset += value.Length;
        }

        foreach (var (_, value) in values)
        {
            writer.Write(value);
        }

        return stream.ToArray();
    }

    private static byte[] ToBytes(Property property, object value, Encoding encoding, int codepage)
    {
        switch (value)
        {
            case short number:
                return ToBytes(ValueType.Int16, number, sizeof(int));
            case int number:
                return ToBytes(ValueType.Int32, number, sizeof(int));
            case DateTime time:
                return ToBytes(ValueType.FileTime, ToFileTime(property, time), sizeof(long));
            default:
                var text = EncodeText(property, (string)value, encoding, codepage);
                var bytes = new byte[(sizeof(int) + sizeof(int) + text.Length + 1 + 3) & ~3];
                BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)ValueType.Text);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int)), text.Length + 1);
                text.CopyTo(bytes, sizeof(int) + sizeof(int));
                return bytes;
        }
    }

    private static byte[] ToBytes(ValueType type, long value, int length)
    {
        var bytes = new byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)type);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(sizeof(int)), type == ValueType.Int16 ? (ushort)value : value);
        return bytes[..(sizeof(int) + length)];
    }

    // A time of no stated zone is UTC: what is written must not depend on where the machine stands.
    private static long ToFileTime(Property property, DateTime time)
    {
        try
        {
            return (time.Kind == DateTimeKind.Local ? time : DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToFileTimeUtc();
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new MsiException($"Summary information: {property} is before the year 1601.", e);
        }
    }

    private static byte[] EncodeText(Property property, string text, Encoding encoding, int codepage)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new MsiException($"Summary information: {property} contains U+0000.");
        }

        try
        {
            return encoding.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new MsiException($"Summary information: {property}: {MsiCodepage.DescribeMissingCharacter(e, codepage, text)}", e);
        }
    }
}
