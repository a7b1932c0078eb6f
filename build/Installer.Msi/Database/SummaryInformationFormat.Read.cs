using System.Buffers.Binary;
using System.Text;

namespace Installer.Msi.Database;

/// <content>Reading.</content>
internal static partial class SummaryInformationFormat
{
    private const int FormatIdOffset = 28;
    private const int SectionPositionOffset = 44;

    /// <summary>Reads the stream. Properties that Windows Installer gives no meaning are left out.</summary>
    /// <param name="bytes">The stream's bytes.</param>
    /// <param name="summary">Takes the properties.</param>
    /// <exception cref="MsiException">The stream is not well formed.</exception>
    public static void Read(byte[] bytes, SummaryInformation summary)
    {
        if (bytes.Length < SectionOffset || (ushort)Int32(bytes, 0) != ByteOrder || new Guid(bytes.AsSpan(FormatIdOffset, 16)) != FormatId)
        {
            throw Error(0, "it is not a property set of summary information.");
        }

        var section = (long)(uint)Int32(bytes, SectionPositionOffset);
        var count = (uint)Int32(bytes, section + sizeof(int));
        if (count > bytes.Length / PropertyEntryLength)
        {
            throw Error(section + sizeof(int), $"it does not have room for {count} properties.");
        }

        var positions = new SortedDictionary<Property, long>();
        for (var i = 0; i < count; i++)
        {
            var entry = section + SectionHeaderLength + (i * PropertyEntryLength);
            if (!positions.TryAdd((Property)Int32(bytes, entry), section + (uint)Int32(bytes, entry + sizeof(int))))
            {
                throw Error(entry, $"the property {Int32(bytes, entry)} is there twice.");
            }
        }

        // The code page comes first: it decides how the others are read.
        summary.Codepage = positions.TryGetValue(Property.Codepage, out var position) && Value(bytes, position, null) is int codepage ? (ushort)codepage : null;
        var encoding = MsiCodepage.ForReading(summary.Codepage ?? MsiCodepage.Neutral);
        foreach (var (property, at) in positions)
        {
            if (Enum.IsDefined(property) && property != Property.Codepage)
            {
                Set(summary, property, Value(bytes, at, encoding), at);
            }
        }
    }

    private static void Set(SummaryInformation summary, Property property, object? value, long position)
    {
        switch (property, value)
        {
            case (_, null):
                break;
            case (Property.Title, string text):
                summary.Title = text;
                break;
            case (Property.Subject, string text):
                summary.Subject = text;
                break;
            case (Property.Author, string text):
                summary.Author = text;
                break;
            case (Property.Keywords, string text):
                summary.Keywords = text;
                break;
            case (Property.Comments, string text):
                summary.Comments = text;
                break;
            case (Property.Template, string text):
                summary.Template = text;
                break;
            case (Property.LastSavedBy, string text):
                summary.LastSavedBy = text;
                break;
            case (Property.RevisionNumber, string text):
                summary.RevisionNumber = text;
                break;
            case (Property.LastPrinted, DateTime time):
                summary.LastPrinted = time;
                break;
            case (Property.CreateTime, DateTime time):
                summary.CreateTime = time;
                break;
            case (Property.LastSaveTime, DateTime time):
                summary.LastSaveTime = time;
                break;
            case (Property.PageCount, int number):
                summary.PageCount = number;
                break;
            case (Property.WordCount, int number):
                summary.WordCount = number;
                break;
            case (Property.CharacterCount, int number):
                summary.CharacterCount = number;
                break;
            case (Property.CreatingApplication, string text):
                summary.CreatingApplication = text;
                break;
            case (Property.Security, int number):
                summary.Security = number;
                break;
            default:
                throw Error(position, $"{property} is a value of another type.");
        }
    }

    private static object? Value(byte[] bytes, long position, Encoding? encoding)
    {
        const int empty = 0;
        const int nothing = 1;
        var type = Int32(bytes, position);
        position += sizeof(int);
        switch (type)
        {
            case empty or nothing:
                return null;
            case (int)ValueType.Int16:
                return (int)(short)Int32(bytes, position);
            case (int)ValueType.Int32:
                return Int32(bytes, position);
            case (int)ValueType.Text when encoding is not null:
                return Text(bytes, position, encoding);
            case (int)ValueType.FileTime:
                var time = (uint)Int32(bytes, position) | ((long)Int32(bytes, position + sizeof(int)) << 32);
                return time >= 0 && time <= DateTime.MaxValue.Ticks - DateTime.FromFileTimeUtc(0).Ticks
                    ? DateTime.FromFileTimeUtc(time)
                    : throw Error(position, "the time is after the year 9999.");
            default:
                throw Error(position, $"{type} is not a type of value that it can have there.");
        }
    }

    private static string? Text(byte[] bytes, long position, Encoding encoding)
    {
        var length = (uint)Int32(bytes, position);
        var start = position + sizeof(int);
        if (length > bytes.Length - start)
        {
            throw Error(position, $"a text of {length} bytes goes beyond the end.");
        }

        var text = bytes.AsSpan((int)start, (int)length);
        text = text.IndexOf((byte)0) is var end and >= 0 ? text[..end] : text;
        try
        {
            return text.IsEmpty ? null : encoding.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            throw new MsiException(Error(start, $"the text is not of code page {encoding.CodePage}.").Message, e);
        }
    }

    private static int Int32(byte[] bytes, long position) => position >= 0 && position <= bytes.Length - sizeof(int)
        ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan((int)position))
        : throw Error(position, "it ends too early.");

    private static MsiException Error(long offset, string what) => new($"Summary information, offset 0x{offset:X}: {what}");
}
