namespace Installer.Msi.Database;

/// <summary>The summary information as a property set stream (MS-OLEPS): a header, one section, in it a list of property identifiers and
/// offsets, then the values, each with its type before it and padded to four bytes.</summary>
internal static partial class SummaryInformationFormat
{
    private static readonly Guid FormatId = new("F29F85E0-4FF9-1068-AB91-08002B27B3D9");

    private const ushort ByteOrder = 0xFFFE;
    private const int SectionOffset = 48;
    private const int SectionHeaderLength = 8;
    private const int PropertyEntryLength = 8;

    private enum ValueType
    {
        Int16 = 2,
        Int32 = 3,
        Text = 30,
        FileTime = 64,
    }

    private enum Property
    {
        Codepage = 1,
        Title = 2,
        Subject = 3,
        Author = 4,
        Keywords = 5,
        Comments = 6,
        Template = 7,
        LastSavedBy = 8,
        RevisionNumber = 9,
        LastPrinted = 11,
        CreateTime = 12,
        LastSaveTime = 13,
        PageCount = 14,
        WordCount = 15,
        CharacterCount = 16,
        CreatingApplication = 18,
        Security = 19,
    }
}
