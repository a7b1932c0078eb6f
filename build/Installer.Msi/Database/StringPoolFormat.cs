namespace Installer.Msi.Database;

/// <summary>The string pool's format: every string of the tables is stored once. <c>_StringPool</c> holds for each string two 16-bit words,
/// length in bytes and number of references, after a 32-bit header; <c>_StringData</c> holds the bytes. A string's number is its place in
/// the pool, from 1; 0 is the empty string. The entry of a string of more than 65,535 bytes has length 0, and four bytes of length follow it.</summary>
internal static class StringPoolFormat
{
    /// <summary>The stream of lengths and reference counts.</summary>
    public const string PoolName = "_StringPool";

    /// <summary>The stream of the strings' bytes.</summary>
    public const string DataName = "_StringData";

    /// <summary>The length of the header and of an entry.</summary>
    public const int EntryLength = 4;

    /// <summary>In the header: tables refer to strings with three bytes.</summary>
    public const uint WideReferences = 0x8000_0000;

    /// <summary>In the header: the code page.</summary>
    public const uint CodepageMask = 0x7FFF_FFFF;

    /// <summary>The highest number of a string to which two bytes can refer.</summary>
    public const int MaxNarrowReference = ushort.MaxValue;

    /// <summary>The highest number of a string to which three bytes can refer.</summary>
    public const int MaxWideReference = 0xFF_FFFF;
}
