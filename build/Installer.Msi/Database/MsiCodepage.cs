using System.Globalization;
using System.Text;

namespace Installer.Msi.Database;

/// <summary>The code pages in which a database stores text.</summary>
public static class MsiCodepage
{
    /// <summary>No code page: only ASCII is safe, everything else depends on the machine that reads it.</summary>
    public const int Neutral = 0;

    private const int WesternEuropean = 1252;

    /// <summary>The encoding to write with; a character that it does not have is an <see cref="EncoderFallbackException"/>.</summary>
    /// <exception cref="MsiException">There is no such code page.</exception>
    public static Encoding ForWriting(int codepage) => codepage == Neutral
        ? Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        : Get(codepage);

    /// <summary>The encoding to read with. A neutral database that is not all ASCII is read as Western European.</summary>
    /// <exception cref="MsiException">There is no such code page.</exception>
    public static Encoding ForReading(int codepage) => Get(codepage == Neutral ? WesternEuropean : codepage);

    /// <summary>The text with a question mark for each character that the code page does not have.</summary>
    /// <exception cref="MsiException">There is no such code page.</exception>
    public static string ReplaceMissing(int codepage, string text)
    {
        var encoding = (Encoding)ForWriting(codepage).Clone();
        encoding.EncoderFallback = EncoderFallback.ReplacementFallback;
        return encoding.GetString(encoding.GetBytes(text));
    }

    /// <summary>Words the error that a text does not fit its code page.</summary>
    public static string DescribeMissingCharacter(EncoderFallbackException error, int codepage, string text)
    {
        var character = error.CharUnknownHigh != 0 ? char.ConvertToUtf32(error.CharUnknownHigh, error.CharUnknownLow) : error.CharUnknown;
        var shown = character is >= 0xD800 and <= 0xDFFF ? "for the unpaired surrogate" : $"'{char.ConvertFromUtf32(character)}'";
        var page = codepage == Neutral ? "0 (ASCII only)" : codepage.ToString(CultureInfo.InvariantCulture);
        return $"code page {page} has no character {shown} (U+{character:X4}), at position {error.Index} of '{Shorten(text)}'.";
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : $"{text.AsSpan(0, 77)}...";

    private static Encoding Get(int codepage)
    {
        const int utf8 = 65001;
        try
        {
            // UTF-16 and UTF-32 are code pages for .NET, but not for text in bytes.
            if (codepage is > 0 and not (1200 or 1201 or 12000 or 12001))
            {
                return codepage == utf8
                    ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                    : CodePagesEncodingProvider.Instance.GetEncoding(codepage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                        ?? Encoding.GetEncoding(codepage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            }
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Unknown(codepage, e);
        }

        throw Unknown(codepage, null);
    }

    private static MsiException Unknown(int codepage, Exception? cause) =>
        new($"{codepage} is not a code page in which text can be stored; use an ANSI code page such as 1252, or 0 for ASCII.", cause!);
}
